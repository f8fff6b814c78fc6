package io.leadrelay.persistence;

import io.leadrelay.lead.LeadId;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what became of leads that were handed over, as the steps of the process do. */
public final class PastLeads {

  private final JdbcClient jdbc;

  public PastLeads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Other tests hand leads over on the same database: in this transaction they do not count. */
  public void forgetOthers() {
    jdbc.sql("update handoff set counts = false").update();
  }

  /** A lead whom a process has taken in. */
  public LeadId lead() {
    var lead = LeadId.create();
    jdbc.sql(
            """
            insert into lead (id, stage, cycle, signal_count, signals_heard, signals_spent,
              received_at, stage_since, history)
            values (?, 'MARKETING_QUALIFIED', 1, 0, 0, 0, current_timestamp, current_timestamp,
              false)
            """)
        .param(lead.value())
        .update();
    return lead;
  }

  /** A lead that was handed over, and no more. */
  public UUID handedOver(Instant at) {
    return handoff(lead(), 1, 1, at, true);
  }

  /** One handoff. */
  public UUID handoff(LeadId lead, int cycle, int number, Instant at, boolean counts) {
    var id = LeadId.create().value();
    jdbc.sql(
            """
            insert into handoff (id, lead_id, cycle, number, rep, grade, agreement, at, evidence,
              counts)
            values (?, ?, ?, ?, 'rep1', 'STANDARD', 1, ?, '{}', ?)
            """)
        .params(id, lead.value(), cycle, number, Timestamp.from(at), counts)
        .update();
    return id;
  }

  /** The rep agreed on an opportunity, which is open. */
  public UUID pursued(UUID handoff, Instant at) {
    jdbc.sql("update handoff set pursued_at = ? where id = ?")
        .params(Timestamp.from(at), handoff)
        .update();
    return handoff;
  }

  /** An opportunity that was won. */
  public void won(UUID handoff, Instant at, String amount, String currency) {
    ended(pursued(handoff, at), at, "WON", new BigDecimal(amount), currency);
  }

  /** An opportunity that was lost or postponed. */
  public void ended(UUID handoff, Instant at, String outcome) {
    ended(pursued(handoff, at), at, outcome, null, null);
  }

  private void ended(
      UUID handoff,
      Instant at,
      String outcome,
      @Nullable BigDecimal amount,
      @Nullable String currency) {
    jdbc.sql(
            """
            insert into opportunity (id, lead_id, handoff_id, rep, at, outcome, amount, currency)
            select ?, lead_id, id, rep, ?, ?, ?, ? from handoff where id = ?
            """)
        .param(LeadId.create().value())
        .param(Timestamp.from(at))
        .param(outcome)
        .param(amount)
        .param(currency)
        .param(handoff)
        .update();
  }
}
