package io.leadrelay.intake;

import io.leadrelay.contact.ContactAttempt;
import io.leadrelay.contact.ContactClock;
import io.leadrelay.contact.ContactOutcome;
import io.leadrelay.contact.ContactRecords;
import io.leadrelay.contact.LogAttempt;
import io.leadrelay.handoff.Handoffs;
import io.leadrelay.lead.Cycle;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Team;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
  private final Handoffs handoffs;
  private final Team team;

  LogOutsideAttempt(
      Leads leads,
      Cycles cycles,
      ContactRecords records,
      LogAttempt logAttempt,
      LeadProcess process,
      Handoffs handoffs,
      Team team) {
    this.leads = leads;
    this.cycles = cycles;
    this.records = records;
    this.logAttempt = logAttempt;
    this.process = process;
    this.handoffs = handoffs;
    this.team = team;
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
   * Logs an attempt, also one of a rep who had the lead before in this cycle: it counts for the
   * handoff of its time, under the name of who made it, and leaves the task to who has it. With an
   * outcome, the rep's contact or follow-up task is completed as its form would; without one, the
   * clock stops and the task stays. One of which the rep has told already is on record beside it
   * and counts once.
   *
   * @param named who made it, null for the viewer if they are a rep, else for who had the lead then
   * @throws io.leadrelay.lead.UnknownLead if there is no such lead that the viewer sees
   * @throws Refusal if the lead is with no rep, or the attempt is dated before the handoff
   */
  @Transactional
  Logged log(LeadId id, ContactAttempt attempt, @Nullable String named, Viewer viewer) {
    var lead = leads.lock(id);
    if (!hadIt(lead, viewer.id())) {
      viewer.mustSee(id, lead);
    }
    // First, for it may be what has ended the handoff.
    if (records.isKnown(id, attempt)) {
      return Logged.KNOWN;
    }
    var clock = logAttempt.handoffAt(id, attempt.at());
    var maker = maker(named, viewer, clock.rep());
    var instance = cycles.findOpen(id).map(Cycle::processInstance).orElse(null);
    var ofAnEarlierRep =
        clock.endedAt() != null
            || (maker != null
                && !maker.equals(clock.rep())
                && !viewer.actsFor(clock.rep())
                && hadIt(lead, maker));
    if (instance != null
        && endsTask(clock, attempt, ofAnEarlierRep)
        && complete(instance, attempt, maker)) {
      return Logged.TASK_COMPLETED;
    }
    var stands = logAttempt.log(id, attempt, maker);
    if (instance != null && stands) {
      process.stopContactClock(instance);
    }
    return Logged.LOGGED;
  }

  private boolean hadIt(Lead lead, String rep) {
    return handoffs.ofCycle(lead.id(), lead.cycle()).stream()
        .anyMatch(handoff -> handoff.rep().equals(rep));
  }

  private @Nullable String maker(@Nullable String named, Viewer viewer, String rep) {
    if (named == null) {
      return viewer.seesAll() && !viewer.actsFor(rep) ? null : viewer.id();
    }
    if (team.find(named).isEmpty()) {
      throw Refusal.invalid("rep", "There is no rep '" + named + "'.");
    }
    if (!viewer.seesAll() && !named.equals(viewer.id())) {
      throw Refusal.invalid("rep", "A rep logs what they have done themselves.");
    }
    return named;
  }

  /**
   * Of what a rep who had the lead before has done, only a refusal is news to the one who has it.
   */
  private boolean endsTask(ContactClock clock, ContactAttempt attempt, boolean ofAnEarlierRep) {
    return attempt.outcome() != null
        && !logAttempt.isToldByRep(clock, attempt)
        && (!ofAnEarlierRep || attempt.outcome() == ContactOutcome.PROSPECT_SAYS_NO);
  }

  /** Between two attempts there is no task: the rep who calls earlier than planned gets it now. */
  private boolean complete(String instance, ContactAttempt attempt, @Nullable String maker) {
    var values =
        Map.<String, Object>of(
            "contactOutcome",
            Objects.requireNonNull(attempt.outcome()).name(),
            "channel",
            attempt.channel());
    return logAttempt.asSeen(
        attempt,
        maker,
        () ->
            process.completeContact(instance, values)
                || (process.wake(instance) && process.completeContact(instance, values)));
  }
}
