package io.leadrelay.contact;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Timeline;
import io.leadrelay.lead.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Logs what a rep, or a telephone system, says of the contact with a lead. */
@Component
public class LogAttempt {

  private static final Duration LATEST_CALL_BACK = Duration.ofDays(366);

  private final ContactRecords records;
  private final Breach breach;
  private final ContactTime time;
  private final Leads leads;
  private final Timeline timeline;
  private final Clock clock;
  private final ZoneId zone;
  private final ThreadLocal<@Nullable Seen> seen = new ThreadLocal<>();

  /** What a system has seen, and of whom, null for the rep. */
  private record Seen(ContactAttempt attempt, @Nullable String by) {}

  LogAttempt(
      ContactRecords records,
      Breach breach,
      ContactTime time,
      Leads leads,
      Timeline timeline,
      Clock clock,
      @Value("${leadrelay.zone:Europe/Berlin}") ZoneId zone) {
    this.records = records;
    this.breach = breach;
    this.time = time;
    this.leads = leads;
    this.timeline = timeline;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Does something on the word of a system that has seen an attempt: if it logs one, that carries
   * the time and the name of the system instead of what somebody would type now.
   *
   * @param by who made it for the rep, null for the rep
   */
  public <T> T asSeen(ContactAttempt attempt, @Nullable String by, Supplier<T> work) {
    seen.set(new Seen(attempt, by));
    try {
      return work.get();
    } finally {
      seen.remove();
    }
  }

  /**
   * Logs an attempt; the first stops the clock, and sales has accepted the lead with it; a
   * conversation makes it sales qualified, and what is logged later leaves it so. An attempt of a
   * rep who had the lead before, which a system tells of late, goes to the handoff of that time and
   * moves no stage.
   *
   * @return whether the clock of whoever has the lead now stands
   * @throws Refusal if the lead is with no rep, if the attempt is dated before the handoff or in
   *     the future, or a call-back in the past or more than a year ahead
   */
  public boolean log(LeadId lead, ContactAttempt typed) {
    return log(lead, typed, null);
  }

  /**
   * Logs an attempt that somebody made for the rep.
   *
   * @param by who made it, null for the rep; it counts for the handoff all the same
   * @return as above
   * @throws Refusal as above
   */
  public boolean log(LeadId lead, ContactAttempt typed, @Nullable String by) {
    return log(lead, typed, by, WhichAttempt.UNSAID);
  }

  /**
   * Logs an attempt of which the rep says whether a system has logged it too.
   *
   * @return as above
   * @throws Refusal as above, or if the logged attempt does not wait for the rep's word
   */
  public boolean log(LeadId lead, ContactAttempt typed, @Nullable String by, WhichAttempt which) {
    var system = seen.get();
    var attempt =
        system == null ? typed : typed.seenBy(system.attempt().source(), system.attempt().at());
    check(attempt);
    var due = handoffAt(lead, attempt.at());
    var onRecord = records.attempts(due.handoff());
    var same =
        attempt.isTyped()
            ? SameAttempt.typed(attempt, which, onRecord)
            : SameAttempt.logged(attempt, onRecord);
    var told = system == null || system.by() == null ? by : system.by();
    var maker = told == null ? due.rep() : told;
    var id = records.add(lead, due, attempt, response(lead, due, attempt), maker);
    same.ifPresent(known -> mark(known, id, attempt));
    breach.review(lead, due, attempt.at());
    if (due.endedAt() == null && !isConfirmation(same, attempt)) {
      moveOn(lead, attempt);
    }
    var passedOn = due.endedAt() == null ? null : clockPassedOn(lead, due);
    tell(lead, attempt, due, same, maker, passedOn);
    if (attempt.outcome() == ContactOutcome.PROSPECT_SAYS_NO) {
      leads.setConsent(lead, false);
      timeline.record(lead, EventType.CONSENT_WITHDRAWN);
    }
    return due.endedAt() == null || passedOn != null;
  }

  /** Stops the clock where it has gone on with the lead; the rep who has it now, if it has. */
  private @Nullable String clockPassedOn(LeadId lead, ContactClock due) {
    var followers = records.stopPassedOn(due.handoff());
    return records
        .findClock(lead)
        .filter(running -> followers.contains(running.handoff()))
        .map(ContactClock::rep)
        .orElse(null);
  }

  /** Whether a system tells of an attempt of which the rep has told before, so nothing follows. */
  public boolean isToldByRep(ContactClock clock, ContactAttempt attempt) {
    return SameAttempt.logged(attempt, records.attempts(clock.handoff())).isPresent();
  }

  /**
   * The clock of the handoff to which an attempt of that time belongs.
   *
   * @throws Refusal if no rep had the lead at that time
   */
  public ContactClock handoffAt(LeadId lead, Instant at) {
    var then = records.findClock(lead, at);
    if (then.isPresent()) {
      return then.get();
    }
    var now =
        records
            .findClock(lead)
            .orElseThrow(() -> Refusal.conflict("This lead is with no rep at the moment."));
    var handedOff = Words.minute(Locale.ENGLISH).format(now.handedOffAt().atZone(zone));
    throw Refusal.invalid("at", "An attempt cannot lie before the handoff at " + handedOff + ".");
  }

  private void check(ContactAttempt attempt) {
    var now = clock.instant();
    if (attempt.saidAt() != null && attempt.saidAt().isAfter(now)) {
      throw Refusal.invalid("attemptedAt", "An attempt cannot lie in the future.");
    }
    if (attempt.at().isAfter(now)) {
      throw Refusal.invalid("at", "An attempt cannot lie in the future.");
    }
    var callBack = attempt.callBackAt();
    if (callBack != null && !callBack.isAfter(now)) {
      throw Refusal.invalid("nextAttemptAt", "The agreed call-back must lie in the future.");
    }
    if (callBack != null && callBack.isAfter(now.plus(LATEST_CALL_BACK))) {
      throw Refusal.invalid(
          "nextAttemptAt",
          "The agreed call-back cannot lie more than a year ahead. Give the lead back as not ready,"
              + " and marketing keeps in touch.");
    }
  }

  private Duration response(LeadId lead, ContactClock due, ContactAttempt attempt) {
    return time.of(lead, due).between(due.handedOffAt(), attempt.at());
  }

  private static boolean isConfirmation(Optional<LoggedAttempt> same, ContactAttempt attempt) {
    return same.isPresent() && !attempt.isTyped();
  }

  private void mark(LoggedAttempt known, UUID id, ContactAttempt attempt) {
    if (attempt.isTyped()) {
      records.markSame(known.id(), id);
    } else {
      records.markSame(id, known.id());
    }
  }

  private void moveOn(LeadId lead, ContactAttempt attempt) {
    if (attempt.outcome() == ContactOutcome.CONVERSATION) {
      leads.setStage(lead, LifecycleStage.SALES_QUALIFIED, clock.instant());
    } else if (leads.get(lead).stage() != LifecycleStage.SALES_QUALIFIED) {
      leads.setStage(lead, LifecycleStage.SALES_ACCEPTED, clock.instant());
    }
    leads.hearSignals(lead);
  }

  private void tell(
      LeadId lead,
      ContactAttempt attempt,
      ContactClock due,
      Optional<LoggedAttempt> same,
      String maker,
      @Nullable String passedOn) {
    if (isConfirmation(same, attempt)) {
      timeline.record(lead, EventType.SAME_ATTEMPT, attempt.source(), attempt.channel());
      return;
    }
    var what =
        Stream.of(
            due.attemptsMade() + (same.isPresent() ? 0 : 1), attempt.channel(), came(attempt));
    if (due.endedAt() != null) {
      timeline.record(
          lead,
          EventType.EARLIER_ATTEMPT,
          Stream.of(
                  maker,
                  attempt.at().truncatedTo(ChronoUnit.SECONDS),
                  attempt.channel(),
                  came(attempt),
                  due.rep(),
                  passedOn)
              .filter(Objects::nonNull)
              .toArray());
      return;
    }
    var forWhom =
        maker.equals(due.rep()) ? Stream.<Object>empty() : Stream.<Object>of(maker, due.rep());
    timeline.recordWithNote(
        lead, EventType.ATTEMPT_LOGGED, attempt.note(), Stream.concat(what, forWhom).toArray());
    same.ifPresent(
        known ->
            timeline.record(
                lead,
                EventType.TOLD_OF_LOGGED_ATTEMPT,
                known.attempt().source(),
                known.attempt().at().truncatedTo(ChronoUnit.SECONDS)));
  }

  private static String came(ContactAttempt attempt) {
    return attempt.outcome() == null
        ? attempt.reached() ? "REACHED" : "NOT_REACHED"
        : attempt.outcome().name();
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
