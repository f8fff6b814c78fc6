package io.leadrelay.process.whatif;

import io.leadrelay.process.table.DecisionTable;
import io.leadrelay.process.whatif.PastHandoffs.Handoff;
import io.leadrelay.terms.ContactHours;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.WorkingCalendar;
import io.leadrelay.terms.WorkingTime;
import io.leadrelay.terms.WorkingTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By when the first contact would be due by a table and a working calendar. */
final class Deadlines {

  private final DecisionTable policy;
  private final WorkingCalendar calendar;
  private final List<Rep> reps;
  private final Map<String, DecisionTable.Answer> byGrade = new HashMap<>();
  private final Map<List<@Nullable Object>, WorkingTime> times = new HashMap<>();

  /**
   * @param reps all there are
   */
  Deadlines(DecisionTable policy, WorkingCalendar calendar, List<Rep> reps) {
    this.policy = policy;
    this.calendar = calendar;
    this.reps = reps;
  }

  /** Null if it would never be. */
  @Nullable Instant of(Handoff handoff) {
    var answer =
        byGrade.computeIfAbsent(handoff.grade(), grade -> policy.decide(Map.of("grade", grade)));
    return answer.find("deadlineMinutes") instanceof Number minutes
        ? time(ContactHours.of(answer.find("clock")), handoff)
            .plus(handoff.at(), Duration.ofSeconds(Math.round(minutes.doubleValue() * 60)))
        : null;
  }

  private WorkingTime time(ContactHours hours, Handoff handoff) {
    return times.computeIfAbsent(
        hours == ContactHours.ON_DUTY
            ? Arrays.asList(hours, handoff.rep(), handoff.territory(), handoff.language())
            : List.of(hours),
        kind -> WorkingTimes.of(hours, calendar, () -> inQuestion(handoff)));
  }

  private List<Rep> inQuestion(Handoff handoff) {
    return reps.stream()
        .filter(
            rep -> rep.comesIntoQuestion(handoff.rep(), handoff.territory(), handoff.language()))
        .toList();
  }
}
