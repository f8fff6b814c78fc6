package io.leadrelay.reporting;

import io.leadrelay.agreement.Deliveries;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import io.leadrelay.reporting.MissedTerm.LeadBehind;
import io.leadrelay.reporting.MissedTerm.What;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the leads for which a term was not kept, in the order of the ids of their handoffs: each
 * list by one statement.
 */
@Component
class LeadsBehind {

  private static final UUID LOWEST = new UUID(0, 0);
  private static final BigDecimal SECONDS_OF_A_MINUTE = BigDecimal.valueOf(60);

  private final JdbcClient jdbc;
  private final Deliveries deliveries;

  LeadsBehind(JdbcClient jdbc, Deliveries deliveries) {
    this.jdbc = jdbc;
    this.deliveries = deliveries;
  }

  /** Those that marketing delivered and lost again. */
  List<LeadBehind> subtracted(Instant from, Instant to, @Nullable UUID after, int limit) {
    return deliveries.subtracted(from, to, after, limit).stream()
        .map(
            lost ->
                new LeadBehind(
                    lost.lead(),
                    lost.handoff(),
                    lost.rep(),
                    lost.grade(),
                    lost.at(),
                    lost.ruledAt(),
                    What.TAKEN_OFF,
                    lost.points()))
        .toList();
  }

  /** Those whose first contact was overdue. */
  List<LeadBehind> overdue(Instant from, Instant to, Instant now, @Nullable UUID after, int limit) {
    return jdbc.sql(
            """
            select handoff.lead_id, handoff.id, handoff.rep, handoff.grade, handoff.at,
              handoff.contact_due_at,
              case when handoff.first_contact_at is not null then 'TRIED_LATE'
                when handoff.ended_at is not null then 'NEVER_TRIED'
                else 'NOT_TRIED_YET' end as what,
              coalesce(handoff.first_contact_at, handoff.ended_at, :now) as until
            from handoff
            where handoff.at >= :from and handoff.at < :to and handoff.id > :after
              and handoff.contact_due_at
                < coalesce(handoff.first_contact_at, handoff.ended_at, :now)
            order by handoff.id
            fetch first :limit rows only
            """)
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .param("now", Timestamp.from(now))
        .param("after", after == null ? LOWEST : after)
        .param("limit", limit)
        .query(
            (row, n) -> {
              var due = row.getTimestamp("contact_due_at").toInstant();
              var overdue = Duration.between(due, row.getTimestamp("until").toInstant());
              return behind(
                  row,
                  due,
                  BigDecimal.valueOf(overdue.toMillis(), 3)
                      .divide(SECONDS_OF_A_MINUTE, 1, RoundingMode.HALF_UP));
            })
        .list();
  }

  /** Those that were given up after fewer attempts than the minimum. */
  List<LeadBehind> belowMinimum(Instant from, Instant to, @Nullable UUID after, int limit) {
    return jdbc.sql(
            """
            select * from (
              select handoff.lead_id, handoff.id, handoff.rep, handoff.grade, handoff.at,
                handoff.ended_at, handoff.end_reason as what,
                handoff.minimum_attempts - %s as missing
              from handoff
              where handoff.at >= :from and handoff.at < :to and handoff.id > :after
                and handoff.end_reason in ('GIVEN_UP', 'CADENCE_USED_UP')) ended
            where missing > 0
            order by id
            fetch first :limit rows only
            """
                .formatted(CountedAttempts.SQL))
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .param("after", after == null ? LOWEST : after)
        .param("limit", limit)
        .query(
            (row, n) ->
                behind(row, row.getTimestamp("ended_at").toInstant(), row.getBigDecimal("missing")))
        .list();
  }

  private static LeadBehind behind(ResultSet row, Instant at, BigDecimal by) throws SQLException {
    return new LeadBehind(
        new LeadId(row.getObject("lead_id", UUID.class)),
        row.getObject("id", UUID.class),
        row.getString("rep"),
        Grade.valueOf(row.getString("grade")),
        row.getTimestamp("at").toInstant(),
        at,
        What.valueOf(row.getString("what")),
        by);
  }
}
