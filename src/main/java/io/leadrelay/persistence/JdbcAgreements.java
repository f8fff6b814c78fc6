package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.Agreement.Signature;
import io.leadrelay.terms.Agreement.SignedTable;
import io.leadrelay.terms.AgreementSigned;
import io.leadrelay.terms.Agreements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcAgreements implements Agreements {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final ApplicationEventPublisher events;

  JdbcAgreements(JdbcClient jdbc, JdbcTemplate batches, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.events = events;
  }

  @Override
  public List<Agreement> all() {
    var rows =
        jdbc.sql("select * from agreement order by number desc").query(JdbcAgreements::row).list();
    if (rows.isEmpty()) {
      return List.of();
    }
    var tables = tables("", List.of());
    var signatures = signatures("", List.of());
    return rows.stream().map(row -> complete(row, tables, signatures)).toList();
  }

  @Override
  public int numberInForce(Instant at) {
    return jdbc.sql(
            "select number from agreement where in_force_from <= ?"
                + " order by in_force_from desc, number desc fetch first 1 rows only")
        .param(timestamp(at))
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> new IllegalStateException("No agreement is in force at " + at));
  }

  @Override
  public Optional<Agreement> findInForce(Instant at) {
    return jdbc.sql(
            "select * from agreement where in_force_from <= ?"
                + " order by in_force_from desc, number desc fetch first 1 rows only")
        .param(timestamp(at))
        .query(JdbcAgreements::row)
        .optional()
        .map(
            row -> {
              var number = List.<Object>of(row.number());
              return complete(
                  row,
                  tables("where agreement = ?", number),
                  signatures("where agreement = ?", number));
            });
  }

  @Override
  @Transactional
  public void add(Agreement agreement) {
    jdbc.sql(
            "insert into agreement"
                + " (number, in_force_from, monthly_target, weight_standard, weight_hot)"
                + " values (?, ?, ?, ?, ?)")
        .params(
            agreement.number(),
            timestamp(agreement.inForceFrom()),
            agreement.monthlyTarget(),
            agreement.weightStandard(),
            agreement.weightHot())
        .update();
    batches.batchUpdate(
        "insert into agreement_table (agreement, decision, version, sha256) values (?, ?, ?, ?)",
        agreement.tables().stream()
            .map(
                table ->
                    new Object[] {
                      agreement.number(), table.decision(), table.version(), table.sha256()
                    })
            .toList());
    batches.batchUpdate(
        "insert into agreement_signature (agreement, side, person, at, words)"
            + " values (?, ?, ?, ?, ?)",
        agreement.signatures().stream()
            .map(
                signature ->
                    new Object[] {
                      agreement.number(),
                      signature.side(),
                      signature.person(),
                      Timestamp.from(signature.at()),
                      signature.words()
                    })
            .toList());
    events.publishEvent(new AgreementSigned(agreement.number()));
  }

  private Map<Integer, List<SignedTable>> tables(String where, List<Object> parameters) {
    return jdbc
        .sql("select * from agreement_table " + where + " order by decision")
        .params(parameters)
        .query(
            (row, n) ->
                Map.entry(
                    row.getInt("agreement"),
                    new SignedTable(
                        row.getString("decision"), row.getInt("version"), row.getString("sha256"))))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private Map<Integer, List<Signature>> signatures(String where, List<Object> parameters) {
    return jdbc
        .sql("select * from agreement_signature " + where + " order by side")
        .params(parameters)
        .query(
            (row, n) ->
                Map.entry(
                    row.getInt("agreement"),
                    new Signature(
                        row.getString("side"),
                        row.getString("person"),
                        instant(row, "at"),
                        row.getString("words"))))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static Agreement row(ResultSet row, int n) throws SQLException {
    return new Agreement(
        row.getInt("number"),
        instant(row, "in_force_from"),
        row.getInt("monthly_target"),
        row.getBigDecimal("weight_standard"),
        row.getBigDecimal("weight_hot"),
        List.of(),
        List.of());
  }

  private static Agreement complete(
      Agreement row,
      Map<Integer, List<SignedTable>> tables,
      Map<Integer, List<Signature>> signatures) {
    return new Agreement(
        row.number(),
        row.inForceFrom(),
        row.monthlyTarget(),
        row.weightStandard(),
        row.weightHot(),
        tables.getOrDefault(row.number(), List.of()),
        signatures.getOrDefault(row.number(), List.of()));
  }
}
