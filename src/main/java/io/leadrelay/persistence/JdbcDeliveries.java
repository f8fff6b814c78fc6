package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import io.leadrelay.agreement.Deliveries;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDeliveries implements Deliveries {

  /**
   * A handoff that counts stands for its lead if none before it in the cycle counts. One that does
   * not count any more stood for its lead if it was the first, or came right after an upheld
   * rejection.
   */
  private static final String STANDS_FOR_ITS_LEAD =
      """
      not exists (
        select 1 from handoff earlier
        where earlier.lead_id = handoff.lead_id and earlier.cycle = handoff.cycle
          and (handoff.counts and earlier.counts and earlier.number < handoff.number
            or not handoff.counts and earlier.number = handoff.number - 1
              and not exists (
                select 1 from rejection join ruling on ruling.rejection_id = rejection.id
                where rejection.lead_id = earlier.lead_id
                  and rejection.handoff_id = earlier.id and ruling.verdict = 'UPHELD')))
      """;

  private static final String WEIGHT =
      """
      case handoff.grade when 'HOT' then agreement.weight_hot
        else agreement.weight_standard end
      """;

  private static final UUID LOWEST = new UUID(0, 0);

  private final JdbcClient jdbc;

  JdbcDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The time comes first, as its index leaves few handoffs to look at. */
  @Override
  public List<Delivered> between(Instant from, Instant to) {
    return jdbc.sql(
            """
            select handoff.agreement, handoff.grade, %s as weight,
              sum(case when handoff.counts then 1 else 0 end) as leads,
              sum(case when handoff.counts then 0 else 1 end) as subtracted
            from handoff
            join agreement on agreement.number = handoff.agreement
            where handoff.at >= ? and handoff.at < ? and %s
            group by handoff.agreement, handoff.grade, weight
            order by handoff.agreement, handoff.grade desc
            """
                .formatted(WEIGHT, STANDS_FOR_ITS_LEAD))
        .params(timestamp(from), timestamp(to))
        .query(
            (row, n) ->
                new Delivered(
                    row.getInt("agreement"),
                    Grade.valueOf(row.getString("grade")),
                    row.getBigDecimal("weight"),
                    row.getInt("leads"),
                    row.getInt("subtracted")))
        .list();
  }

  @Override
  public List<Sum> sums(List<Instant> bounds) {
    var spans = bounds.size() - 1;
    var values =
        String.join(
            ", ", Collections.nCopies(spans, "(cast(? as timestamp), cast(? as timestamp))"));
    var statement =
        jdbc.sql(
            """
            select span.begins, count(*) as leads, sum(%s) as points
            from (values %s) as span (begins, ends)
            join handoff on handoff.at >= span.begins and handoff.at < span.ends
            join agreement on agreement.number = handoff.agreement
            where handoff.counts and %s
            group by span.begins
            """
                .formatted(WEIGHT, values, STANDS_FOR_ITS_LEAD));
    for (var n = 0; n < spans; n++) {
      statement = statement.param(timestamp(bounds.get(n))).param(timestamp(bounds.get(n + 1)));
    }
    return statement
        .query(
            (row, n) ->
                new Sum(instant(row, "begins"), row.getInt("leads"), row.getBigDecimal("points")))
        .list();
  }

  @Override
  public List<Subtracted> subtracted(Instant from, Instant to, @Nullable UUID after, int limit) {
    return jdbc.sql(
            """
            select handoff.lead_id, handoff.id, handoff.rep, handoff.grade, handoff.at,
              %s as weight,
              (select min(ruling.at) from handoff rejected
                join rejection on rejection.lead_id = rejected.lead_id
                  and rejection.handoff_id = rejected.id
                join ruling on ruling.rejection_id = rejection.id and ruling.verdict = 'UPHELD'
               where rejected.lead_id = handoff.lead_id and rejected.cycle = handoff.cycle
                 and rejected.number >= handoff.number) as ruled_at
            from handoff
            join agreement on agreement.number = handoff.agreement
            where handoff.at >= ? and handoff.at < ? and handoff.id > ? and not handoff.counts and %s
            order by handoff.id
            fetch first ? rows only
            """
                .formatted(WEIGHT, STANDS_FOR_ITS_LEAD))
        .param(timestamp(from))
        .param(timestamp(to))
        .param(after == null ? LOWEST : after)
        .param(limit)
        .query(
            (row, n) ->
                new Subtracted(
                    new LeadId(uuid(row, "lead_id")),
                    uuid(row, "id"),
                    row.getString("rep"),
                    Grade.valueOf(row.getString("grade")),
                    instant(row, "at"),
                    instant(row, "ruled_at"),
                    row.getBigDecimal("weight")))
        .list();
  }
}
