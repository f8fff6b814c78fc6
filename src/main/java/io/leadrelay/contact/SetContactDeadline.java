package io.leadrelay.contact;

import io.leadrelay.lead.LeadId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts the clock of a handoff by the terms for its grade, round the clock. */
@Component
public class SetContactDeadline {

  private final ContactRecords records;

  SetContactDeadline(ContactRecords records) {
    this.records = records;
  }

  /**
   * Sets the rungs of the open handoff, counted from its own time.
   *
   * @return the clock with its rungs
   */
  public ContactClock start(LeadId lead, ContactTerms terms) {
    var clock = records.clock(lead);
    records.setDeadlines(
        clock.handoff(),
        after(clock.handedOffAt(), terms.reminder()),
        after(clock.handedOffAt(), terms.deadline()),
        after(clock.handedOffAt(), terms.reassignment()),
        terms);
    return records.clock(lead);
  }

  private static @Nullable Instant after(Instant start, @Nullable Duration delay) {
    return delay == null ? null : start.plus(delay);
  }
}
