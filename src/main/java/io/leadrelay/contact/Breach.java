package io.leadrelay.contact;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Keeps the record of which first contacts were overdue right, whatever comes to be known when. */
@Component
class Breach {

  private final ContactRecords records;
  private final Timeline timeline;
  private final Clock clock;

  Breach(ContactRecords records, Timeline timeline, Clock clock) {
    this.records = records;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** The deadline, if there is one, has passed without a first contact. */
  void record(LeadId lead, ContactClock due) {
    if (due.overdueAt() == null && due.isDeadlineOver(clock.instant())) {
      records.setOverdue(due.handoff(), clock.instant());
      timeline.record(lead, EventType.OVERDUE, due.rep());
    }
  }

  /**
   * An attempt has come to be known. A first contact after the deadline is a breach, even if no
   * rung had the time to say so; one that turns out to have been made before it takes the breach
   * back.
   *
   * @param due the clock as it stood before
   */
  void review(LeadId lead, ContactClock due, Instant attempt) {
    var first =
        due.firstContactAt() == null || attempt.isBefore(due.firstContactAt())
            ? attempt
            : due.firstContactAt();
    if (due.contactDueAt() == null) {
      return;
    }
    if (first.isAfter(due.contactDueAt())) {
      record(lead, due);
    } else if (due.overdueAt() != null) {
      records.setOverdue(due.handoff(), null);
      timeline.record(
          lead, EventType.OVERDUE_WITHDRAWN, due.rep(), first.truncatedTo(ChronoUnit.SECONDS));
    }
  }
}
