package io.leadrelay.agreement;

import io.leadrelay.lead.Grade;
import io.leadrelay.terms.ContactHours;
import io.leadrelay.terms.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sales owes a lead of one grade, as the signed tables {@code contactPolicy} and {@code
 * contactCadence} say it. What is switched off, or not said, is null.
 *
 * @param clock by which those three times count
 * @param reminder from the handoff until the rep is reminded
 * @param firstContact from the handoff until the first contact is due
 * @param reassignment from the handoff until another rep gets the lead
 * @param repsAtMost after so many the sales lead steps in
 * @param minimumAttempts so many before a rep may give up
 * @param plannedAttempts so many in the whole cadence
 * @param waits before the second attempt, before the third, and so on
 */
public record ContactDuty(
    Grade grade,
    ContactHours clock,
    @Nullable Duration reminder,
    @Nullable Duration firstContact,
    @Nullable Duration reassignment,
    @Nullable Integer repsAtMost,
    @Nullable Integer minimumAttempts,
    @Nullable Integer plannedAttempts,
    List<Duration> waits) {

  private static final double SECONDS_OF_A_MINUTE = 60;
  private static final double SECONDS_OF_AN_HOUR = 3600;

  /** A cadence longer than this is no plan. */
  private static final int MOST_ATTEMPTS = 100;

  static ContactDuty of(Grade grade, Terms terms, DeployedTables tables) {
    var policy = answer("contactPolicy", terms, tables, Map.of("grade", grade.name()));
    var planned = number(policy, "plannedAttempts");
    return new ContactDuty(
        grade,
        ContactHours.of(policy.get("clock")),
        time(policy, "reminderMinutes", SECONDS_OF_A_MINUTE),
        time(policy, "deadlineMinutes", SECONDS_OF_A_MINUTE),
        time(policy, "reassignMinutes", SECONDS_OF_A_MINUTE),
        number(policy, "maximumHandoffs"),
        number(policy, "minimumAttempts"),
        planned,
        waits(grade, planned == null ? 0 : Math.min(planned, MOST_ATTEMPTS), terms, tables));
  }

  /** The cadence may end before the planned attempts are made. */
  private static List<Duration> waits(
      Grade grade, int planned, Terms terms, DeployedTables tables) {
    var waits = new ArrayList<Duration>();
    for (var made = 1; made < planned; made++) {
      var answer =
          answer(
              "contactCadence",
              terms,
              tables,
              Map.of("grade", grade.name(), "attemptsMade", made, "attemptsLeft", planned - made));
      var wait = time(answer, "waitHours", SECONDS_OF_AN_HOUR);
      if (!Boolean.TRUE.equals(answer.get("anotherAttempt")) || wait == null) {
        break;
      }
      waits.add(wait);
    }
    return waits;
  }

  private static Map<String, Object> answer(
      String decision, Terms terms, DeployedTables tables, Map<String, Object> facts) {
    return terms.table(decision).map(table -> tables.decide(table, facts)).orElse(Map.of());
  }

  private static @Nullable Integer number(Map<String, Object> answer, String output) {
    return answer.get(output) instanceof Number number ? number.intValue() : null;
  }

  private static @Nullable Duration time(
      Map<String, Object> answer, String output, double secondsOfUnit) {
    return answer.get(output) instanceof Number number
        ? Duration.ofSeconds(Math.round(number.doubleValue() * secondsOfUnit))
        : null;
  }
}
