package io.leadrelay.reporting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a month comes to if working days go on as the last {@value #WORKING_DAYS} did.
 *
 * <p>With <i>x</i><sub>1</sub> … <i>x</i><sub>n</sub> the points of the last working days that are
 * over, those of the month before included, mean <i>x̄</i> and standard deviation <i>s</i>; and
 * with <i>m</i> working days left, today included:
 *
 * <pre>{@code
 * forecast = points until today + max(points of today, x̄) + (m - 1) · x̄
 * interval = forecast ± t(0.975; n - 1) · s · √(m + m² / n)
 * }</pre>
 *
 * If today is none, it is {@code points so far + m · x̄}. What is delivered on a day without work
 * counts as of the working day before it. The interval is the 95 % prediction interval for the sum
 * of m further days, {@code m} times that for their mean: G. J. Hahn and W. Q. Meeker, Statistical
 * Intervals, Wiley 1991, section 4.7. It takes the days for independent and about normal, and knows
 * nothing of a campaign that is planned; a day on which nothing came counts like any other.
 */
final class Forecasting {

  /** Two weeks of work: as many of each weekday, and young enough to know the last campaign. */
  static final int WORKING_DAYS = 10;

  private static final double UPPER = 0.975;

  private final List<BigDecimal> sample;
  private final BigDecimal rate;
  private final BigDecimal beforeToday;
  private final BigDecimal today;
  private final List<LocalDate> left;
  private final boolean worksToday;

  private Forecasting(List<BigDecimal> sample, List<DayCount> month, LocalDate today) {
    this.sample = sample;
    this.rate =
        sample.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(sample.size()), MathContext.DECIMAL64);
    this.beforeToday =
        DayCount.points(month.stream().filter(each -> each.day().isBefore(today)).toList());
    this.today = DayCount.points(month.stream().filter(each -> each.day().equals(today)).toList());
    this.left =
        month.stream()
            .filter(each -> each.working() && !each.day().isBefore(today))
            .map(DayCount::day)
            .toList();
    this.worksToday = left.contains(today);
  }

  /**
   * The forecast of the month that runs; empty if no working day is over yet.
   *
   * @param before the days of the month before; empty if nothing was owed then
   * @param month its days
   */
  static Optional<Forecasting> of(List<DayCount> before, List<DayCount> month, LocalDate today) {
    var past = new ArrayList<>(before);
    month.stream().filter(each -> each.day().isBefore(today)).forEach(past::add);
    var sample = new ArrayList<BigDecimal>();
    for (var day : past) {
      if (day.working()) {
        sample.add(day.points());
      } else if (!sample.isEmpty()) {
        sample.add(sample.remove(sample.size() - 1).add(day.points()));
      }
    }
    return sample.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Forecasting(
                sample.subList(Math.max(0, sample.size() - WORKING_DAYS), sample.size()),
                month,
                today));
  }

  Forecast forecast() {
    var points = left.isEmpty() ? beforeToday.add(today) : by(left.get(left.size() - 1));
    var known = sample.size() > 1;
    var half = known ? half() : BigDecimal.ZERO;
    return new Forecast(
        rate.setScale(2, RoundingMode.HALF_UP),
        sample.size(),
        left.size(),
        points.setScale(1, RoundingMode.HALF_UP),
        known
            ? points.subtract(half).max(beforeToday.add(today)).setScale(1, RoundingMode.FLOOR)
            : null,
        known ? points.add(half).setScale(1, RoundingMode.CEILING) : null);
  }

  /** The points by the end of a day, today or later. */
  BigDecimal by(LocalDate day) {
    var whole = left.stream().filter(each -> !each.isAfter(day)).count() - (worksToday ? 1 : 0);
    return beforeToday
        .add(worksToday ? today.max(rate) : today)
        .add(rate.multiply(BigDecimal.valueOf(whole)));
  }

  private BigDecimal half() {
    var n = sample.size();
    var m = left.size();
    var squares =
        sample.stream()
            .map(each -> each.subtract(rate).pow(2))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var deviation = Math.sqrt(squares.doubleValue() / (n - 1));
    var quantile = TDistribution.of(n - 1).inverseCumulativeProbability(UPPER);
    return BigDecimal.valueOf(quantile * deviation * Math.sqrt(m + (double) m * m / n));
  }
}
