package io.leadrelay.review;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * How a month that runs stands on a working day, in points.
 *
 * @param workingDays of the month
 * @param workingDaysGone those before the day
 * @param target what marketing owes in the month
 * @param forecast what the month will come to at the pace so far
 * @param waiting what the qualified leads count that wait for room in sales
 * @param takenAway what upheld rejections of this month's leads took away
 */
public record MonthPace(
    YearMonth month,
    LocalDate day,
    int workingDays,
    int workingDaysGone,
    BigDecimal target,
    BigDecimal forecast,
    BigDecimal waiting,
    BigDecimal takenAway) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Why a month is about to be missed. */
  public enum Reason {
    /** Too few leads are qualified. */
    VOLUME,
    /** Sales gives too many back, rightly. */
    QUALITY,
    /** Qualified leads wait because sales has no room. */
    SPEED
  }

  /** The points that the month will lack at the pace so far; 0 if none. */
  public BigDecimal missing() {
    return target.subtract(forecast).max(ZERO);
  }

  /** What part of the month's working days is gone, in whole percent, rounded down. */
  public int percentGone() {
    return percent(BigDecimal.valueOf(workingDaysGone), BigDecimal.valueOf(workingDays));
  }

  /** The forecast in whole percent of the target, rounded down; 100 where nothing is owed. */
  public int forecastPercent() {
    return percent(forecast, target);
  }

  private static int percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? 100
        : part.multiply(HUNDRED).divide(whole, 0, RoundingMode.FLOOR).intValue();
  }

  /**
   * Why the month is about to be missed. With the points {@code missing = target - forecast}:
   *
   * <pre>{@code
   * SPEED    if waiting   >= missing   what waits for room in sales would reach the target
   * QUALITY  if takenAway >= missing   what upheld rejections took away would
   * VOLUME   otherwise                 neither would: too few leads are qualified
   * }</pre>
   *
   * asked in this order, as leads that wait are the first to be had. Where nothing is missing it
   * says nothing.
   */
  public Reason reason() {
    if (waiting.compareTo(missing()) >= 0) {
      return Reason.SPEED;
    }
    return takenAway.compareTo(missing()) >= 0 ? Reason.QUALITY : Reason.VOLUME;
  }
}
