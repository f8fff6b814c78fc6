package io.leadrelay.contact;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Timeline;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Logs what a rep, or a telephone system, says of the contact with a lead. */
@Component
public class LogAttempt {

  private final ContactRecords records;
  private final ContactTime time;
  private final Leads leads;
  private final Timeline timeline;
  private final Clock clock;
  private final ThreadLocal<@Nullable ContactAttempt> seen = new ThreadLocal<>();

  LogAttempt(
      ContactRecords records, ContactTime time, Leads leads, Timeline timeline, Clock clock) {
    this.records = records;
    this.time = time;
    this.leads = leads;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Does something on the word of a system that has seen an attempt: if it logs one, that carries
   * the time and the name of the system instead of what somebody would type now.
   */
  public <T> T asSeen(ContactAttempt attempt, Supplier<T> work) {
    seen.set(attempt);
    try {
      return work.get();
    } finally {
      seen.remove();
    }
  }

  /**
   * Logs an attempt; the first stops the clock, and sales has accepted the lead with it; a
   * conversation makes it sales qualified, and what is logged later leaves it so.
   *
   * @throws Refusal if the attempt is dated before the handoff or in the future, or a call-back in
   *     the past
   */
  public void log(LeadId lead, ContactAttempt typed) {
    var system = seen.get();
    var attempt = system == null ? typed : typed.seenBy(system.source(), system.at());
    var due =
        records
            .findClock(lead)
            .orElseThrow(() -> Refusal.conflict("This lead is with no rep at the moment."));
    if (attempt.at().isBefore(due.handedOffAt())) {
      throw Refusal.invalid(
          "at", "An attempt cannot lie before the handoff at " + due.handedOffAt() + ".");
    }
    if (attempt.at().isAfter(clock.instant())) {
      throw Refusal.invalid("at", "An attempt cannot lie in the future.");
    }
    if (attempt.callBackAt() != null && !attempt.callBackAt().isAfter(clock.instant())) {
      throw Refusal.invalid("nextAttemptAt", "The agreed call-back must lie in the future.");
    }
    records.add(lead, due, attempt, time.of(lead, due).between(due.handedOffAt(), attempt.at()));
    if (attempt.outcome() == ContactOutcome.CONVERSATION) {
      leads.setStage(lead, LifecycleStage.SALES_QUALIFIED, clock.instant());
    } else if (leads.get(lead).stage() != LifecycleStage.SALES_QUALIFIED) {
      leads.setStage(lead, LifecycleStage.SALES_ACCEPTED, clock.instant());
    }
    leads.hearSignals(lead);
    timeline.recordWithNote(
        lead,
        EventType.ATTEMPT_LOGGED,
        attempt.note(),
        due.attemptsMade() + 1,
        attempt.channel(),
        attempt.outcome() == null
            ? attempt.reached() ? "REACHED" : "NOT_REACHED"
            : attempt.outcome().name());
    if (attempt.outcome() == ContactOutcome.PROSPECT_SAYS_NO) {
      leads.setConsent(lead, false);
      timeline.record(lead, EventType.CONSENT_WITHDRAWN);
    }
  }

  /**
   * Whether the rep may give the lead up now.
   *
   * @throws Refusal with the number of attempts that are missing, if not
   */
  public void checkGivingUp(LeadId lead) {
    var due = records.clock(lead);
    var missing = due.attemptsMissing();
    if (missing > 0) {
      throw Refusal.conflict(
          "The agreement asks for %d attempts before a lead is given up: %d made, %s missing."
              .formatted(
                  due.minimumAttempts(),
                  due.attemptsMade(),
                  missing == 1 ? "1 is" : missing + " are"));
    }
  }
}
