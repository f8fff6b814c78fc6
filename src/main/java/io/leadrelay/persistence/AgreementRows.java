package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.leadrelay.agreement.Proposal;
import io.leadrelay.agreement.Proposal.Origin;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Signature.Verdict;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.Terms.SignedTable;
import io.leadrelay.terms.WorkingCalendar;
import io.leadrelay.terms.WorkingHours;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the agreement as they are stored, whether agreed or not. */
@Component
class AgreementRows {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  AgreementRows(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * Those that meet a condition, the newest first.
   *
   * @param condition in SQL, such as {@code number = ?}
   */
  List<Proposal> where(String condition, @Nullable Object... parameters) {
    var rows =
        jdbc.sql("select * from agreement where " + condition + " order by number desc")
            .params(parameters)
            .query((row, n) -> row(row))
            .list();
    if (rows.isEmpty()) {
      return List.of();
    }
    var numbers = rows.stream().map(Proposal::number).toList();
    var tables = parts("agreement_table", "decision", numbers, AgreementRows::table);
    var closing = parts("agreement_closing_day", "on_day", numbers, AgreementRows::closingDay);
    var signatures = parts("agreement_signature", "side", numbers, AgreementRows::signature);
    return rows.stream()
        .map(
            row ->
                complete(
                    row,
                    tables.getOrDefault(row.number(), List.of()),
                    closing.getOrDefault(row.number(), List.of()),
                    signatures.getOrDefault(row.number(), List.of())))
        .toList();
  }

  void insert(Proposal proposal) {
    var terms = proposal.terms();
    var calendar = terms.calendar();
    jdbc.sql(
            """
            insert into agreement (number, state, origin, proposed_by, proposed_at, reason,
              compared_with, wanted_from, in_force_from, sign_by, decided_at, decision_reason,
              effect, open_marker, monthly_target, weight_standard, weight_hot, zone,
              working_hours, holidays)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            proposal.number(),
            proposal.state().name(),
            proposal.origin().name(),
            proposal.proposedBy(),
            timestamp(proposal.proposedAt()),
            proposal.reason(),
            proposal.comparedWith(),
            timestamp(proposal.wantedFrom()),
            timestamp(proposal.inForceFrom()),
            timestamp(proposal.signBy()),
            timestamp(proposal.decidedAt()),
            proposal.decisionReason(),
            proposal.effect(),
            proposal.isOpen() ? 1 : null,
            terms.monthlyTarget(),
            terms.weightStandard(),
            terms.weightHot(),
            calendar.zone().getId(),
            calendar.hours().toString(),
            calendar.holidays())
        .update();
    batches.batchUpdate(
        "insert into agreement_table (agreement, decision, version, sha256) values (?, ?, ?, ?)",
        terms.tables().stream()
            .map(
                table ->
                    new Object[] {
                      proposal.number(), table.decision(), table.version(), table.sha256()
                    })
            .toList());
    batches.batchUpdate(
        "insert into agreement_closing_day (agreement, on_day, name) values (?, ?, ?)",
        calendar.closingDays().entrySet().stream()
            .map(
                day -> new Object[] {proposal.number(), Date.valueOf(day.getKey()), day.getValue()})
            .toList());
    proposal.signatures().forEach(signature -> insert(proposal.number(), signature));
  }

  void insert(int number, Signature signature) {
    jdbc.sql(
            """
            insert into agreement_signature (agreement, side, verdict, person, name, at, words)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            number,
            signature.side().word(),
            signature.verdict().name(),
            signature.person(),
            signature.name(),
            timestamp(signature.at()),
            signature.words())
        .update();
  }

  private <T> Map<Integer, List<T>> parts(
      String table, String order, List<Integer> numbers, RowMapper<T> mapper) {
    return jdbc
        .sql("select * from " + table + " where agreement in (:numbers) order by " + order)
        .param("numbers", numbers)
        .query((row, n) -> Map.entry(row.getInt("agreement"), mapper.mapRow(row, n)))
        .list()
        .stream()
        .collect(groupingBy(Entry::getKey, mapping(Entry::getValue, toList())));
  }

  private static Proposal row(ResultSet row) throws SQLException {
    return new Proposal(
        row.getInt("number"),
        State.valueOf(row.getString("state")),
        Origin.valueOf(row.getString("origin")),
        row.getString("proposed_by"),
        instant(row, "proposed_at"),
        row.getString("reason"),
        row.getObject("compared_with", Integer.class),
        instant(row, "wanted_from"),
        Columns.findInstant(row, "in_force_from"),
        Columns.findInstant(row, "sign_by"),
        Columns.findInstant(row, "decided_at"),
        row.getString("decision_reason"),
        row.getString("effect"),
        new Terms(
            row.getInt("monthly_target"),
            row.getBigDecimal("weight_standard"),
            row.getBigDecimal("weight_hot"),
            new WorkingCalendar(
                ZoneId.of(row.getString("zone")),
                WorkingHours.parse(row.getString("working_hours")),
                row.getString("holidays"),
                new TreeMap<>()),
            List.of()),
        List.of());
  }

  private static SignedTable table(ResultSet row, int n) throws SQLException {
    return new SignedTable(
        row.getString("decision"), row.getInt("version"), row.getString("sha256"));
  }

  private static Entry<LocalDate, String> closingDay(ResultSet row, int n) throws SQLException {
    return Map.entry(row.getDate("on_day").toLocalDate(), row.getString("name"));
  }

  private static Signature signature(ResultSet row, int n) throws SQLException {
    return new Signature(
        Side.of(row.getString("side")),
        Verdict.valueOf(row.getString("verdict")),
        row.getString("person"),
        row.getString("name"),
        instant(row, "at"),
        row.getString("words"));
  }

  private static Proposal complete(
      Proposal row,
      List<SignedTable> tables,
      List<Entry<LocalDate, String>> closingDays,
      List<Signature> signatures) {
    var calendar = row.terms().calendar();
    var closing = new TreeMap<LocalDate, String>();
    closingDays.forEach(day -> closing.put(day.getKey(), day.getValue()));
    return new Proposal(
        row.number(),
        row.state(),
        row.origin(),
        row.proposedBy(),
        row.proposedAt(),
        row.reason(),
        row.comparedWith(),
        row.wantedFrom(),
        row.inForceFrom(),
        row.signBy(),
        row.decidedAt(),
        row.decisionReason(),
        row.effect(),
        new Terms(
            row.terms().monthlyTarget(),
            row.terms().weightStandard(),
            row.terms().weightHot(),
            new WorkingCalendar(calendar.zone(), calendar.hours(), calendar.holidays(), closing),
            tables),
        signatures);
  }
}
