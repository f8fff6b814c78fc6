package io.leadrelay.contact;

import io.leadrelay.lead.LeadId;
import io.leadrelay.terms.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts the clock of a handoff by the terms for its grade. */
@Component
public class SetContactDeadline {

  private final ContactRecords records;
  private final ContactTime time;

  SetContactDeadline(ContactRecords records, ContactTime time) {
    this.records = records;
    this.time = time;
  }

  /**
   * Sets the rungs of the open handoff, counted from its own time by the clock of its terms.
   *
   * @return the clock with its rungs
   */
  public ContactClock start(LeadId lead, ContactTerms terms) {
    var clock = records.clock(lead);
    var counted = time.of(lead, clock, terms.clock());
    records.setDeadlines(
        clock.handoff(),
        after(clock, terms.reminder(), counted),
        after(clock, terms.deadline(), counted),
        after(clock, terms.reassignment(), counted),
        terms);
    return records.clock(lead);
  }

  private static @Nullable Instant after(
      ContactClock clock, @Nullable Duration delay, WorkingTime counted) {
    return delay == null ? null : counted.plus(clock.handedOffAt(), delay);
  }
}
