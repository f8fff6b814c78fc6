package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.findUuid;
import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import io.leadrelay.arbitration.Cases;
import io.leadrelay.arbitration.Precedent;
import io.leadrelay.arbitration.Rejection;
import io.leadrelay.arbitration.RejectionReason;
import io.leadrelay.arbitration.Ruling;
import io.leadrelay.arbitration.Traits;
import io.leadrelay.arbitration.Verdict;
import io.leadrelay.lead.LeadId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCases implements Cases {

  private final JdbcClient jdbc;

  JdbcCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(Rejection rejection) {
    jdbc.sql(
            """
            insert into rejection (id, lead_id, handoff_id, rep, at, reason, duplicate_of,
              evidence, statement)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(rejection.id())
        .param(rejection.lead().value())
        .param(rejection.handoff())
        .param(rejection.rep())
        .param(timestamp(rejection.at()))
        .param(rejection.reason().name())
        .param(rejection.duplicateOf() == null ? null : rejection.duplicateOf().value())
        .param(rejection.evidence())
        .param(rejection.statement())
        .update();
  }

  @Override
  public Optional<Rejection> findLatest(LeadId lead) {
    return jdbc.sql(
            "select * from rejection where lead_id = ? order by at desc, id desc"
                + " fetch first 1 rows only")
        .param(lead.value())
        .query(JdbcCases::rejection)
        .optional();
  }

  @Override
  public Optional<Ruling> findRuling(UUID rejection) {
    return jdbc.sql("select * from ruling where rejection_id = ?")
        .param(rejection)
        .query(
            (row, n) ->
                new Ruling(
                    uuid(row, "id"),
                    uuid(row, "rejection_id"),
                    Verdict.valueOf(row.getString("verdict")),
                    row.getString("ruled_by"),
                    instant(row, "at"),
                    findUuid(row, "precedent_id"),
                    row.getBoolean("same_rep"),
                    row.getString("reason")))
        .optional();
  }

  @Override
  public void add(Ruling ruling) {
    jdbc.sql(
            """
            insert into ruling (id, rejection_id, verdict, ruled_by, at, precedent_id, same_rep,
              reason)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(ruling.id())
        .param(ruling.rejection())
        .param(ruling.verdict().name())
        .param(ruling.ruledBy())
        .param(timestamp(ruling.at()))
        .param(ruling.precedent())
        .param(ruling.sameRep())
        .param(ruling.reason())
        .update();
  }

  @Override
  public void add(Precedent precedent) {
    jdbc.sql(
            """
            insert into precedent (id, ruling_id, rejection_reason, verdict, traits, traits_key,
              at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            precedent.id(),
            precedent.ruling(),
            precedent.reason().name(),
            precedent.verdict().name(),
            precedent.traits().text(),
            precedent.traits().key(),
            timestamp(precedent.at()))
        .update();
  }

  @Override
  public Optional<Precedent> findPrecedent(Traits traits, Collection<RejectionReason> reasons) {
    return jdbc.sql(
            """
            select * from precedent
            where traits_key = :key and rejection_reason in (:reasons) and withdrawn_at is null
            order by at desc, id desc
            fetch first 1 rows only
            """)
        .param("key", traits.key())
        .param("reasons", reasons.stream().map(Enum::name).toList())
        .query(JdbcCases::precedent)
        .optional();
  }

  @Override
  public List<Precedent> precedents(int limit) {
    return jdbc.sql(
            "select * from precedent where withdrawn_at is null order by at desc, id desc"
                + " fetch first ? rows only")
        .param(limit)
        .query(JdbcCases::precedent)
        .list();
  }

  @Override
  public void takeFromCount(Rejection rejection) {
    jdbc.sql(
            """
            update handoff set counts = false
            where lead_id = :lead
              and cycle = (select cycle from handoff where id = :rejected)
              and number <= (select number from handoff where id = :rejected)
            """)
        .param("lead", rejection.lead().value())
        .param("rejected", rejection.handoff())
        .update();
  }

  @Override
  public boolean handledBy(LeadId lead, String person) {
    return jdbc.sql(
                """
                select count(*) from (
                  select id from handoff where lead_id = :lead and rep = :person
                  union all
                  select id from contact_attempt where lead_id = :lead and rep = :person
                  union all
                  select id from rejection where lead_id = :lead and rep = :person
                  union all
                  select id from lead_event where lead_id = :lead and actor = :person
                    and type in ('RESEARCHED', 'ASSIGNED_BY_HAND', 'RESCUED', 'ATTEMPT_LOGGED',
                      'REJECTED')
                ) handled
                """)
            .param("lead", lead.value())
            .param("person", person)
            .query(Integer.class)
            .single()
        > 0;
  }

  private static Rejection rejection(ResultSet row, int n) throws SQLException {
    var duplicateOf = findUuid(row, "duplicate_of");
    return new Rejection(
        uuid(row, "id"),
        new LeadId(uuid(row, "lead_id")),
        uuid(row, "handoff_id"),
        row.getString("rep"),
        instant(row, "at"),
        RejectionReason.valueOf(row.getString("reason")),
        duplicateOf == null ? null : new LeadId(duplicateOf),
        row.getString("evidence"),
        row.getString("statement"));
  }

  private static Precedent precedent(ResultSet row, int n) throws SQLException {
    return new Precedent(
        uuid(row, "id"),
        uuid(row, "ruling_id"),
        RejectionReason.valueOf(row.getString("rejection_reason")),
        Verdict.valueOf(row.getString("verdict")),
        new Traits(row.getString("traits")),
        instant(row, "at"));
  }
}
