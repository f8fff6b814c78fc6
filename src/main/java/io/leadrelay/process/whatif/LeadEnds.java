package io.leadrelay.process.whatif;

import io.leadrelay.lead.LifecycleStage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How leads really ended, or where they stand. */
final class LeadEnds {

  private final JdbcClient jdbc;

  LeadEnds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How a lead ended.
   *
   * @param upheld whether it is out of sales because sales gave it back and that was upheld
   * @param amount what was won, null if nothing was
   * @param lostReason why it was lost, null if it was not or nobody said
   */
  record End(
      LifecycleStage stage,
      boolean upheld,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      @Nullable String lostReason,
      @Nullable UUID mergedInto) {}

  Map<UUID, End> of(Collection<UUID> leads) {
    var ends = new HashMap<UUID, End>();
    if (!leads.isEmpty()) {
      jdbc.sql(
              """
              select l.id, l.stage, l.merged_into, o.amount, o.currency, o.lost_reason,
                (select u.verdict from rejection r join ruling u on u.rejection_id = r.id
                 where r.lead_id = l.id
                 order by r.at desc, r.id desc fetch first 1 rows only) as verdict
              from lead l
              left join opportunity o on o.id =
                (select p.id from opportunity p where p.lead_id = l.id
                 order by p.at desc, p.id desc fetch first 1 rows only)
              where l.id in (:leads)
              """)
          .param("leads", leads)
          .query(
              row -> {
                ends.put(row.getObject("id", UUID.class), end(row));
              });
    }
    return ends;
  }

  private static End end(ResultSet row) throws SQLException {
    var stage = LifecycleStage.valueOf(row.getString("stage"));
    var won = stage == LifecycleStage.CUSTOMER;
    return new End(
        stage,
        (stage == LifecycleStage.NURTURING || stage == LifecycleStage.NO_FIT)
            && "UPHELD".equals(row.getString("verdict")),
        won ? row.getBigDecimal("amount") : null,
        won ? row.getString("currency") : null,
        stage == LifecycleStage.LOST ? row.getString("lost_reason") : null,
        row.getObject("merged_into", UUID.class));
  }
}
