package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.timestamp;

import io.leadrelay.contact.Opportunities;
import io.leadrelay.lead.LeadId;
import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOpportunities implements Opportunities {

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcOpportunities(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void ended(
      LeadId lead,
      Outcome outcome,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      @Nullable String lostReason,
      @Nullable String note) {
    jdbc.sql(
            """
            insert into opportunity (id, lead_id, handoff_id, rep, at, outcome, amount, currency,
              lost_reason, note)
            select ?, lead_id, id, rep, ?, ?, ?, ?, ?, ?
            from handoff where lead_id = ? and ended_at is null
            """)
        .param(LeadId.create().value())
        .param(timestamp(clock.instant()))
        .param(outcome.name())
        .param(amount)
        .param(currency)
        .param(lostReason)
        .param(note)
        .param(lead.value())
        .update();
  }
}
