package io.leadrelay.contact;

import io.leadrelay.lead.LeadId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Finds when the next attempt is due. */
@Component
public class PlanNextAttempt {

  private final ContactRecords records;
  private final Clock clock;

  PlanNextAttempt(ContactRecords records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  /** The clock of the lead's open handoff, with the attempts made and left. */
  public ContactClock clock(LeadId lead) {
    return records.clock(lead);
  }

  /**
   * When the next attempt is due: at the call-back that was agreed with the last one, else after
   * the wait of the cadence, counted from the last attempt.
   */
  public Instant next(LeadId lead, Duration wait) {
    var attempts = records.attempts(records.clock(lead).handoff());
    if (attempts.isEmpty()) {
      return clock.instant().plus(wait);
    }
    var last = attempts.get(0);
    return last.callBackAt() != null ? last.callBackAt() : last.at().plus(wait);
  }
}
