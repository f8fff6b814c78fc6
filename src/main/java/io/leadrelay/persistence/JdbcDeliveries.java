package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.timestamp;

import io.leadrelay.agreement.Deliveries;
import io.leadrelay.lead.Grade;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDeliveries implements Deliveries {

  private final JdbcClient jdbc;

  JdbcDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A handoff that counts stands for its lead if none before it in the cycle counts. One that does
   * not count any more stood for its lead if it was the first, or came right after an upheld
   * rejection. The time comes first, as its index leaves few handoffs to look at.
   */
  @Override
  public List<Delivered> between(Instant from, Instant to) {
    return jdbc.sql(
            """
            select handoff.agreement, handoff.grade,
              case handoff.grade when 'HOT' then agreement.weight_hot
                else agreement.weight_standard end as weight,
              sum(case when handoff.counts then 1 else 0 end) as leads,
              sum(case when handoff.counts then 0 else 1 end) as subtracted
            from handoff
            join agreement on agreement.number = handoff.agreement
            where handoff.at >= ? and handoff.at < ?
              and not exists (
                select 1 from handoff earlier
                where earlier.lead_id = handoff.lead_id and earlier.cycle = handoff.cycle
                  and (handoff.counts and earlier.counts and earlier.number < handoff.number
                    or not handoff.counts and earlier.number = handoff.number - 1
                      and not exists (
                        select 1 from rejection join ruling on ruling.rejection_id = rejection.id
                        where rejection.lead_id = earlier.lead_id
                          and rejection.handoff_id = earlier.id and ruling.verdict = 'UPHELD')))
            group by handoff.agreement, handoff.grade, weight
            order by handoff.agreement, handoff.grade desc
            """)
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
}
