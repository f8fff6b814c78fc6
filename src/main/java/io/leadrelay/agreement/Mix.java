package io.leadrelay.agreement;

import io.leadrelay.lead.Grade;
import io.leadrelay.terms.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Leads that would still reach a target. None of them is too many: without any one of them the
 * target is missed.
 *
 * @param points what they count together
 * @param leadsPerWorkingDay to one decimal, rounded up; null if no working day is left
 */
public record Mix(
    Kind kind,
    long standard,
    long hot,
    BigDecimal points,
    @Nullable BigDecimal leadsPerWorkingDay) {

  /** By what the grades are mixed. */
  public enum Kind {
    ONLY_STANDARD,
    ONLY_HOT,
    /** In the relation in which the grades were delivered. */
    AS_DELIVERED,
    /** Half of the points by each grade. */
    HALF_HALF
  }

  /**
   * How much of the points each grade brings; only their relation matters.
   *
   * @param standard none if no standard lead is to be in the mix
   * @param hot none if no hot lead is to be in the mix
   */
  record Shares(BigDecimal standard, BigDecimal hot) {}

  /**
   * The leads that reach so many points.
   *
   * @param points more than none
   * @param terms tell what a lead counts
   * @param days working days that are left
   */
  static Mix reaching(BigDecimal points, Terms terms, Kind kind, Shares shares, int days) {
    if (shares.hot().signum() == 0) {
      return of(kind, terms, leads(points, terms.weight(Grade.STANDARD)), 0, days);
    }
    if (shares.standard().signum() == 0) {
      return of(kind, terms, 0, leads(points, terms.weight(Grade.HOT)), days);
    }
    var hotWeighsMore = terms.weight(Grade.HOT).compareTo(terms.weight(Grade.STANDARD)) >= 0;
    var heavier = terms.weight(hotWeighsMore ? Grade.HOT : Grade.STANDARD);
    var lighter = terms.weight(hotWeighsMore ? Grade.STANDARD : Grade.HOT);
    var heavy =
        points
            .multiply(hotWeighsMore ? shares.hot() : shares.standard())
            .divide(shares.standard().add(shares.hot()).multiply(heavier), 0, RoundingMode.HALF_UP);
    // The lighter grade fills up what is left, so the target is overshot by less than one of them.
    var light = leads(points.subtract(heavy.multiply(heavier)).max(BigDecimal.ZERO), lighter);
    return hotWeighsMore
        ? of(kind, terms, light, heavy.longValueExact(), days)
        : of(kind, terms, heavy.longValueExact(), light, days);
  }

  private static long leads(BigDecimal points, BigDecimal weight) {
    return points.divide(weight, 0, RoundingMode.CEILING).longValueExact();
  }

  private static Mix of(Kind kind, Terms terms, long standard, long hot, int days) {
    return new Mix(
        kind,
        standard,
        hot,
        terms
            .weight(Grade.STANDARD)
            .multiply(BigDecimal.valueOf(standard))
            .add(terms.weight(Grade.HOT).multiply(BigDecimal.valueOf(hot))),
        perDay(BigDecimal.valueOf(standard + hot), days));
  }

  /** To one decimal, rounded up; null if no day is left. */
  static @Nullable BigDecimal perDay(BigDecimal amount, int days) {
    return days == 0 ? null : amount.divide(BigDecimal.valueOf(days), 1, RoundingMode.CEILING);
  }
}
