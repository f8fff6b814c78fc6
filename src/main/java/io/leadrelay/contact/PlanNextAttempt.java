package io.leadrelay.contact;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds when the next attempt is due. */
@Component
public class PlanNextAttempt {

  private final ContactRecords records;
  private final ContactTime time;
  private final Timeline timeline;
  private final Clock clock;

  PlanNextAttempt(ContactRecords records, ContactTime time, Timeline timeline, Clock clock) {
    this.records = records;
    this.time = time;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** The clock of the lead's open handoff, with the attempts made and left. */
  public ContactClock clock(LeadId lead) {
    return records.clock(lead);
  }

  /** The call-back that was agreed with the last attempt, which goes before the cadence. */
  public Optional<Instant> agreedCallBack(LeadId lead) {
    return last(lead).map(ContactAttempt::callBackAt);
  }

  /**
   * When the next attempt is due: this wait after the last attempt by the calendar, or when the
   * handoff's clock runs again after that.
   */
  public Instant afterWait(LeadId lead, Duration wait) {
    var due = last(lead).map(ContactAttempt::at).orElseGet(clock::instant).plus(wait);
    return time.of(lead, records.clock(lead)).nextOpen(due);
  }

  /** When the next attempt would be due if one were made now that agrees on no call-back. */
  public Instant afterAttemptNow(LeadId lead, Duration wait) {
    return time.of(lead, records.clock(lead)).nextOpen(clock.instant().plus(wait));
  }

  /** The task comes before the time it was planned for, and its timeline says so. */
  public void broughtForward(LeadId lead, Instant planned) {
    timeline.record(
        lead, EventType.ATTEMPT_BROUGHT_FORWARD, planned.truncatedTo(ChronoUnit.SECONDS));
  }

  private Optional<ContactAttempt> last(LeadId lead) {
    return records.attempts(records.clock(lead).handoff()).stream()
        .filter(logged -> logged.sameAs() == null)
        .map(LoggedAttempt::attempt)
        .findFirst();
  }
}
