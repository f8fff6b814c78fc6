package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.findDouble;
import static io.leadrelay.persistence.Columns.timestamp;

import io.leadrelay.agreement.PastConversions;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Each figure is one statement that reads handoffs and opportunities once. H2 has no hash join: the
 * lead in the join's condition lets it use an index, and a second join would be one too many.
 */
@Repository
class JdbcPastConversions implements PastConversions {

  /** A lead is a cycle with a handoff that counts; a deal, won or lost, is the end of the cycle. */
  private static final String HANDED_OVER =
      """
      with handed_over as (
        select handoff.lead_id, handoff.cycle, min(handoff.at) as at,
          count(handoff.pursued_at) + count(opportunity.id) as opportunities,
          max(opportunity.at) filter (where opportunity.outcome in ('WON', 'LOST')) as closed_at,
          count(*) filter (where opportunity.outcome = 'WON') as won,
          max(opportunity.amount) as amount, max(opportunity.currency) as currency
        from handoff
        left join opportunity on opportunity.lead_id = handoff.lead_id
          and opportunity.handoff_id = handoff.id
        where handoff.counts
        group by handoff.lead_id, handoff.cycle)
      """;

  static final String TIME_TO_CLOSE =
      HANDED_OVER
          + """
          select percentile_cont(0.9) within group (order by extract(epoch from (closed_at - at)))
          from handed_over where closed_at is not null
          """;

  static final String COHORT =
      HANDED_OVER
          + """
          select count(*) as leads, count(*) filter (where opportunities > 0) as opportunities,
            count(*) filter (where won > 0) as customers
          from handed_over where at <= ?
          """;

  static final String WON_DEALS =
      HANDED_OVER
          + """
          select currency, count(*) as deals, sum(amount) as total, var_samp(amount) as variance
          from handed_over where won > 0 and at <= ?
          group by currency order by currency
          """;

  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  private final JdbcClient jdbc;

  JdbcPastConversions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Duration> timeToClose() {
    return jdbc.sql(TIME_TO_CLOSE)
        .query((row, n) -> Optional.ofNullable(row.getBigDecimal(1)))
        .single()
        .map(seconds -> Duration.ofMillis(seconds.multiply(MILLIS).longValue()));
  }

  @Override
  public Cohort handedOverUntil(Instant latest) {
    return jdbc.sql(COHORT)
        .param(timestamp(latest))
        .query(
            (row, n) ->
                new Cohort(
                    row.getInt("leads"), row.getInt("opportunities"), row.getInt("customers")))
        .single();
  }

  @Override
  public List<WonDeals> wonDeals(Instant latest) {
    return jdbc.sql(WON_DEALS).param(timestamp(latest)).query(JdbcPastConversions::wonDeals).list();
  }

  private static WonDeals wonDeals(ResultSet row, int n) throws SQLException {
    return new WonDeals(
        row.getString("currency"),
        row.getInt("deals"),
        row.getBigDecimal("total"),
        findDouble(row, "variance"));
  }
}
