package io.leadrelay.intake;

import io.leadrelay.contact.ContactAttempt;
import io.leadrelay.contact.ContactClock;
import io.leadrelay.contact.ContactOutcome;
import io.leadrelay.contact.ContactRecords;
import io.leadrelay.contact.LogAttempt;
import io.leadrelay.lead.Cycle;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Refusal;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Logs a contact attempt that a telephone system or CRM has seen. */
@Service
class LogOutsideAttempt {

  private final Leads leads;
  private final Cycles cycles;
  private final ContactRecords records;
  private final LogAttempt logAttempt;
  private final LeadProcess process;

  LogOutsideAttempt(
      Leads leads,
      Cycles cycles,
      ContactRecords records,
      LogAttempt logAttempt,
      LeadProcess process) {
    this.leads = leads;
    this.cycles = cycles;
    this.records = records;
    this.logAttempt = logAttempt;
    this.process = process;
  }

  /** What became of an attempt. */
  enum Logged {
    /** It says what came of it, so the rep's task is done. */
    TASK_COMPLETED,
    /** It is on record and the clock stands; the rep says what came of it. */
    LOGGED,
    /** It was on record before. */
    KNOWN
  }

  /**
   * Logs an attempt. With an outcome, the rep's contact or follow-up task is completed as its form
   * would; without one, the clock stops and the task stays. One of which the rep has told already
   * is on record beside it and counts once.
   *
   * @throws io.leadrelay.lead.UnknownLead if there is no such lead that the viewer sees
   * @throws Refusal if the lead is with no rep, or the attempt is dated before the handoff
   */
  @Transactional
  Logged log(LeadId id, ContactAttempt attempt, Viewer viewer) {
    viewer.mustSee(id, leads.lock(id));
    // First, for it may be what has ended the handoff.
    if (records.isKnown(id, attempt)) {
      return Logged.KNOWN;
    }
    var clock = logAttempt.handoffAt(id, attempt.at());
    var instance = cycles.findOpen(id).map(Cycle::processInstance).orElse(null);
    if (instance != null
        && endsTask(clock, attempt)
        && complete(instance, attempt, clock.rep(), viewer)) {
      return Logged.TASK_COMPLETED;
    }
    logAttempt.log(id, attempt, viewer.actsFor(clock.rep()) ? viewer.id() : null);
    if (instance != null && clock.endedAt() == null) {
      process.stopContactClock(instance);
    }
    return Logged.LOGGED;
  }

  /**
   * Of what a rep who had the lead before has done, only a refusal is news to the one who has it.
   */
  private boolean endsTask(ContactClock clock, ContactAttempt attempt) {
    return attempt.outcome() != null
        && !logAttempt.isToldByRep(clock, attempt)
        && (clock.endedAt() == null || attempt.outcome() == ContactOutcome.PROSPECT_SAYS_NO);
  }

  /** Between two attempts there is no task: the rep who calls earlier than planned gets it now. */
  private boolean complete(String instance, ContactAttempt attempt, String rep, Viewer viewer) {
    var values =
        Map.<String, Object>of(
            "contactOutcome",
            Objects.requireNonNull(attempt.outcome()).name(),
            "channel",
            attempt.channel());
    return logAttempt.asSeen(
        attempt,
        viewer.actsFor(rep) ? viewer.id() : null,
        () ->
            process.completeContact(instance, values)
                || (process.wake(instance) && process.completeContact(instance, values)));
  }
}
