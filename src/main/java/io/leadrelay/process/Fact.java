package io.leadrelay.process;

import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * A scalar fact that the process carries, because a gateway, a timer or a search in Cockpit needs
 * it. Never personal data: those stand in our tables.
 *
 * @param name the variable's name, as the diagram uses it
 * @param kept whether it is stored; one that is not kept is gone with the transaction, so only a
 *     gateway or step right behind may read it
 */
public record Fact<T>(String name, Class<T> type, boolean kept) {

  private static final ConcurrentNavigableMap<String, Fact<?>> ALL = new ConcurrentSkipListMap<>();

  // Kept: for timers, assignments and searches.
  public static final Fact<String> GRADE = kept("grade", String.class);
  public static final Fact<String> REP = kept("rep", String.class);
  public static final Fact<Date> NEXT_PIECE_AT = kept("nextPieceAt", Date.class);
  public static final Fact<Date> REMINDER_AT = kept("reminderAt", Date.class);
  public static final Fact<Date> CONTACT_DUE_AT = kept("contactDueAt", Date.class);
  public static final Fact<Date> REASSIGN_AT = kept("reassignAt", Date.class);
  public static final Fact<Date> NEXT_ATTEMPT_AT = kept("nextAttemptAt", Date.class);
  public static final Fact<Date> RULING_REMINDER_AT = kept("rulingReminderAt", Date.class);
  public static final Fact<Date> RULING_DUE_AT = kept("rulingDueAt", Date.class);

  public static final Fact<Date> SIGNING_REMINDER_AT = kept("signingReminderAt", Date.class);
  public static final Fact<Date> SIGN_BY = kept("signBy", Date.class);
  public static final Fact<Date> IN_FORCE_FROM = kept("inForceFrom", Date.class);

  public static final Fact<Date> AWAY_FROM = kept("awayFrom", Date.class);
  public static final Fact<Date> BACK_AT = kept("backAt", Date.class);
  public static final Fact<Date> REVIEW_REMINDER_AT = kept("reviewReminderAt", Date.class);
  public static final Fact<Date> REVIEW_DUE_AT = kept("reviewDueAt", Date.class);

  // For the gateway or the step right behind.
  public static final Fact<String> FIT = passing("fit", String.class);
  public static final Fact<String> RESEARCH_VERDICT = passing("researchVerdict", String.class);

  @SuppressWarnings("rawtypes")
  public static final Fact<Map> SIGNAL_COUNTS = passing("signalCounts", Map.class);

  public static final Fact<Integer> POINTS = passing("points", Integer.class);
  public static final Fact<Boolean> READY = passing("ready", Boolean.class);
  public static final Fact<String> NURTURE_STEP = passing("nurtureStep", String.class);
  public static final Fact<String> NEXT_PIECE = passing("nextPiece", String.class);
  public static final Fact<Integer> WAIT_DAYS = passing("waitDays", Integer.class);
  public static final Fact<String> RETURN_REASON = passing("returnReason", String.class);
  public static final Fact<String> CHOSEN_REP = passing("chosenRep", String.class);
  public static final Fact<String> CHOSEN_BY = passing("chosenBy", String.class);
  public static final Fact<Boolean> ANOTHER_REP = passing("anotherRep", Boolean.class);
  public static final Fact<String> RESCUE_OUTCOME = passing("rescueOutcome", String.class);
  public static final Fact<String> CONTACT_OUTCOME = passing("contactOutcome", String.class);
  public static final Fact<Boolean> ANOTHER_ATTEMPT = passing("anotherAttempt", Boolean.class);
  public static final Fact<Boolean> SETTLED = passing("settled", Boolean.class);
  public static final Fact<String> WAY_BACK = passing("wayBack", String.class);
  public static final Fact<String> OPPORTUNITY_OUTCOME =
      passing("opportunityOutcome", String.class);

  public static final Fact<Boolean> STAND_IN_NAMED = passing("standInNamed", Boolean.class);

  public static final Fact<Boolean> PEOPLE_SIGN = passing("peopleSign", Boolean.class);
  public static final Fact<String> SIGNATURE = passing("signature", String.class);

  public static final Fact<Boolean> MONTH_IN_DANGER = passing("monthInDanger", Boolean.class);

  /**
   * A fact that is stored with the process, for timers, assignments, searches, and whatever comes
   * after a wait. A step of the owner's own holds it in a static field.
   *
   * @throws IllegalArgumentException if there is another fact of that name
   */
  public static <T> Fact<T> kept(String name, Class<T> type) {
    return known(new Fact<>(name, type, true));
  }

  /**
   * A fact for the gateway or the step right behind, not stored. A step of the owner's own holds it
   * in a static field.
   *
   * @throws IllegalArgumentException if there is another fact of that name
   */
  public static <T> Fact<T> passing(String name, Class<T> type) {
    return known(new Fact<>(name, type, false));
  }

  private static <T> Fact<T> known(Fact<T> fact) {
    var before = ALL.putIfAbsent(fact.name(), fact);
    if (before != null && !before.equals(fact)) {
      throw new IllegalArgumentException(
          "There is another fact '%s' already".formatted(fact.name()));
    }
    return fact;
  }

  /** All facts of the product and of the extensions that were read, by their names. */
  public static Map<String, Fact<?>> all() {
    return Collections.unmodifiableMap(ALL);
  }

  /** The value as the engine takes it, marked so that it is stored only if the fact is kept. */
  public TypedValue value(@Nullable T value) {
    return Variables.untypedValue(value, !kept);
  }

  /** Gives the whole process this value. */
  public void set(VariableScope scope, @Nullable T value) {
    scope.setVariable(name, value(value));
  }

  /** The value, or nothing if there is none. */
  public Optional<T> find(VariableScope scope) {
    return Optional.ofNullable(scope.getVariable(name)).map(type::cast);
  }

  /**
   * The value.
   *
   * @throws IllegalStateException if no step has set it
   */
  public T get(VariableScope scope) {
    return find(scope)
        .orElseThrow(() -> new IllegalStateException("No step has set the fact " + name));
  }

  /** The date of a timer that is switched off: the engine takes no timer without one. */
  public static final Date NEVER = Date.from(Instant.parse("9999-12-31T00:00:00Z"));

  /** A time as a timer reads it; null for a timer that is switched off. */
  public static Date date(@Nullable Instant instant) {
    return instant == null ? NEVER : Date.from(instant);
  }
}
