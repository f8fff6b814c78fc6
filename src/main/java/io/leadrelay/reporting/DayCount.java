package io.leadrelay.reporting;

import io.leadrelay.agreement.Deliveries.Sum;
import io.leadrelay.agreement.MonthlyTarget;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A day with what was due and what was delivered on it.
 *
 * @param working whether marketing owes something on it
 * @param due its share of the target, in points
 * @param leads that were handed over on it and count
 * @param points what they count
 */
record DayCount(LocalDate day, boolean working, BigDecimal due, int leads, BigDecimal points) {

  /** The days of a month, the first one first. */
  static List<DayCount> of(MonthlyTarget target, Map<Instant, Sum> delivered) {
    return days(target.month())
        .map(
            day -> {
              var sum = delivered.get(target.begins(day));
              return new DayCount(
                  day,
                  target.owesOn(day),
                  target.dueOn(day),
                  sum == null ? 0 : sum.leads(),
                  sum == null ? BigDecimal.ZERO : sum.points());
            })
        .toList();
  }

  /** The first moment of each of its days, then the first moment after the month. */
  static List<Instant> bounds(MonthlyTarget target) {
    var bounds = new ArrayList<>(days(target.month()).map(target::begins).toList());
    bounds.add(target.ends());
    return bounds;
  }

  private static Stream<LocalDate> days(YearMonth month) {
    return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1));
  }

  static BigDecimal points(List<DayCount> days) {
    return days.stream().map(DayCount::points).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
