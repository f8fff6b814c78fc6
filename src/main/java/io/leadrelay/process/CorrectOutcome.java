package io.leadrelay.process;

import static java.util.stream.Collectors.toMap;

import io.leadrelay.contact.ContactAttempt;
import io.leadrelay.contact.GivenOutcome;
import io.leadrelay.contact.GivenOutcomes;
import io.leadrelay.contact.GivenOutcomes.Hindrance;
import io.leadrelay.contact.LogAttempt;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.form.FormValues;
import io.leadrelay.process.form.TaskForm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects what somebody said came of a contact or an opportunity. The lead is put back to where it
 * stood before, the form's own rules file the right outcome with the time of the wrong one, and the
 * lead goes on behind its task as if that had been said at once. The timeline keeps both.
 */
@Component
@Transactional
public class CorrectOutcome {

  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST = 20;
  private static final String POSTPONED = "POSTPONED";

  private static final Map<Hindrance, String> SENTENCES =
      Map.of(
          Hindrance.CORRECTED,
          "You have corrected this already. It can no longer be corrected.",
          Hindrance.ANOTHER_OUTCOME,
          "Something else has been said of this lead since. It can no longer be corrected.",
          Hindrance.ANOTHER_ATTEMPT,
          "Another attempt has been logged since. It can no longer be corrected.",
          Hindrance.ANOTHER_HANDOFF,
          "The lead has been with another rep since. It can no longer be corrected.",
          Hindrance.ANOTHER_CYCLE,
          "The lead has come back and begun anew since. It can no longer be corrected.",
          Hindrance.RULED,
          "The rejection has been ruled on; a ruling stands. It can no longer be corrected.");

  private final GivenOutcomes outcomes;
  private final CorrectionTime correctionTime;
  private final Map<String, TaskForm> forms;
  private final LogAttempt logAttempt;
  private final GoOnAfter goOnAfter;
  private final Leads leads;
  private final Cycles cycles;
  private final Timeline timeline;
  private final Clock clock;

  CorrectOutcome(
      GivenOutcomes outcomes,
      CorrectionTime correctionTime,
      List<TaskForm> forms,
      LogAttempt logAttempt,
      GoOnAfter goOnAfter,
      Leads leads,
      Cycles cycles,
      Timeline timeline,
      Clock clock) {
    this.outcomes = outcomes;
    this.correctionTime = correctionTime;
    this.forms = forms.stream().collect(toMap(TaskForm::task, Function.identity()));
    this.logAttempt = logAttempt;
    this.goOnAfter = goOnAfter;
    this.leads = leads;
    this.cycles = cycles;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * An outcome that somebody may still correct.
   *
   * @param until the last moment for it
   */
  public record Correctable(GivenOutcome given, Instant until) {}

  /** What a person said last and may correct by the time alone, newest first. */
  @Transactional(readOnly = true)
  public List<Correctable> of(String person) {
    var now = clock.instant();
    return outcomes.of(person, now.minus(LONGEST), MOST).stream()
        .map(given -> new Correctable(given, until(given)))
        .filter(one -> now.isBefore(one.until()))
        .toList();
  }

  /**
   * Puts the right outcome in the place of a wrong one.
   *
   * @param submitted what the form of the task would submit
   * @throws Refusal if it is not this person's, its time is over, the lead has gone on too far, or
   *     the values are not valid; nothing has changed then
   */
  public void correct(UUID id, String person, Map<String, @Nullable Object> submitted) {
    var given =
        outcomes
            .find(id)
            .filter(one -> one.person().equals(person))
            .orElseThrow(() -> Refusal.conflict("There is no such outcome of yours."));
    var lead = leads.lock(given.lead());
    check(given, lead);
    outcomes.takeBack(given);
    var before = outcomes.before(given.lead()).orElseThrow();
    var facts = file(given, person, submitted);
    // The form has refused by now what is no outcome.
    var outcome = LeadTaskRules.outcome(submitted);
    timeline.record(given.lead(), EventType.CORRECTED, given.outcome(), outcome);
    outcomes.add(at(given.at(), before), given.task(), person, outcome, given.id());
    goOn(given, outcome, facts);
  }

  private Instant until(GivenOutcome given) {
    return given.at().plus(correctionTime.of(given.outcome()));
  }

  private void check(GivenOutcome given, Lead lead) {
    if (lead.stage() == LifecycleStage.ERASED || lead.stage() == LifecycleStage.MERGED) {
      throw Refusal.conflict("This lead is no longer there.");
    }
    if (!clock.instant().isBefore(until(given))) {
      throw Refusal.conflict("The time to correct this is over. Tell the sales lead.");
    }
    outcomes
        .hindrance(given)
        .ifPresent(
            hindrance -> {
              throw Refusal.conflict("" + SENTENCES.get(hindrance));
            });
    if (goOnAfter
        .atWork(given.lead())
        .anyMatch(who -> !who.equals(given.person()) && !who.equals(given.rep()))) {
      throw Refusal.conflict(
          "Somebody else has taken a task of this lead. It can no longer be corrected.");
    }
  }

  private Map<String, TypedValue> file(
      GivenOutcome given, String person, Map<String, @Nullable Object> submitted) {
    var form = forms.get(given.task());
    if (form == null) {
      throw Refusal.conflict("This task is not in the diagram any more.");
    }
    var values = FormValues.of(submitted, form.keys());
    // Only the time counts: what came of it, the form says.
    var then =
        new ContactAttempt(given.at(), "PHONE", false, null, ContactAttempt.TYPED, null, null);
    return logAttempt.asSeen(then, null, () -> form.submit(given.lead(), values, person));
  }

  private static GivenOutcomes.Before at(Instant first, GivenOutcomes.Before before) {
    return new GivenOutcomes.Before(
        before.lead(),
        before.cycle(),
        before.handoff(),
        before.stage(),
        before.stageSince(),
        before.mailConsent(),
        before.signalsSpent(),
        before.pursuedAt(),
        first);
  }

  private void goOn(GivenOutcome given, String outcome, Map<String, TypedValue> facts) {
    var known = new HashMap<>(facts);
    known.put(Fact.REP.name(), Fact.REP.value(given.rep()));
    if (cycles.findOpen(given.lead()).isPresent()) {
      goOnAfter.inOpenCycle(given.lead(), given.task(), known);
    } else if (outcome.equals(POSTPONED)) {
      goOnAfter.inNewCycle(given.lead(), given.task(), known);
    } else if (leads.get(given.lead()).stage().isOpen()) {
      throw Refusal.conflict("The process of this lead was ended. Tell the sales lead.");
    }
  }
}
