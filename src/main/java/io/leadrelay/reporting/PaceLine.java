package io.leadrelay.reporting;

import io.leadrelay.agreement.Deliveries.Sum;
import io.leadrelay.agreement.MonthlyTarget;
import io.leadrelay.lead.Grade;
import io.leadrelay.reporting.Pace.Day;
import io.leadrelay.reporting.Pace.Waiting;
import io.leadrelay.terms.Terms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws the pace of a month from what was due and delivered on its days. */
final class PaceLine {

  private final MonthlyTarget target;
  private final Instant now;
  private final List<DayCount> before;
  private final List<DayCount> days;

  /**
   * @param before the target of the month before; null if nothing was owed then
   * @param sums what was delivered, by the first moments of the days of both months
   */
  PaceLine(MonthlyTarget target, @Nullable MonthlyTarget before, List<Sum> sums, Instant now) {
    var delivered = sums.stream().collect(Collectors.toMap(Sum::from, Function.identity()));
    this.target = target;
    this.now = now;
    this.before = before == null ? List.of() : DayCount.of(before, delivered);
    this.days = DayCount.of(target, delivered);
  }

  /**
   * The spans in which to count what was delivered.
   *
   * @param before as above
   */
  static List<Instant> bounds(MonthlyTarget target, @Nullable MonthlyTarget before) {
    var bounds = new ArrayList<>(DayCount.bounds(target));
    if (before != null) {
      var earlier = DayCount.bounds(before);
      bounds.addAll(0, earlier.subList(0, earlier.size() - 1));
    }
    return bounds;
  }

  /**
   * The pace.
   *
   * @param waiting standard leads that wait for room now
   * @param terms of the version in force now: what those count, and what a lead counts as long as
   *     none was delivered
   */
  Pace pace(int waiting, Terms terms) {
    var over = !now.isBefore(target.ends());
    var today = today();
    var forecasting = over ? Optional.<Forecasting>empty() : Forecasting.of(before, days, today);
    return new Pace(
        line(today, forecasting),
        forecasting.map(Forecasting::forecast).orElse(null),
        over
            ? null
            : new Waiting(
                waiting, terms.weight(Grade.STANDARD).multiply(BigDecimal.valueOf(waiting))),
        EvenDelivery.of(days, leadCounts(terms), today));
  }

  /** The last day that has begun; of a month that is over the day after it. */
  private LocalDate today() {
    return now.isBefore(target.ends())
        ? days.stream()
            .map(DayCount::day)
            .filter(day -> !now.isBefore(target.begins(day)))
            .reduce(target.month().atDay(1), (earlier, later) -> later)
        : target.month().plusMonths(1).atDay(1);
  }

  private List<Day> line(LocalDate today, Optional<Forecasting> forecasting) {
    var line = new ArrayList<Day>();
    var soFar = BigDecimal.ZERO;
    for (var each : days) {
      var toCome = each.day().isAfter(today);
      soFar = soFar.add(each.points());
      if (each.working() || each.leads() > 0) {
        line.add(
            new Day(
                each.day(),
                each.working(),
                target.dueBy(each.day()),
                toCome ? null : each.leads(),
                toCome ? null : each.points(),
                toCome ? null : soFar,
                each.day().isBefore(today) ? null : expected(each.day(), forecasting)));
      }
    }
    return line;
  }

  private static @Nullable BigDecimal expected(LocalDate day, Optional<Forecasting> forecasting) {
    return forecasting
        .map(forecast -> forecast.by(day).setScale(1, RoundingMode.HALF_UP))
        .orElse(null);
  }

  private BigDecimal leadCounts(Terms terms) {
    var leads = days.stream().mapToInt(DayCount::leads).sum();
    return leads == 0
        ? terms.weight(Grade.STANDARD)
        : DayCount.points(days).divide(BigDecimal.valueOf(leads), MathContext.DECIMAL64);
  }
}
