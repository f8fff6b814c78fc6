package io.leadrelay.agreement;

import io.leadrelay.agreement.GoalResult.Interval;
import io.leadrelay.agreement.GoalResult.Needed;
import io.leadrelay.lead.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * From revenue back to leads:
 *
 * <pre>
 * customers     = ⌈revenue / averageDealSize⌉
 * opportunities = ⌈customers / opportunityToCustomer⌉
 * leads         = ⌈opportunities / leadToOpportunity⌉
 * leadsPerMonth = ⌈leads / months⌉
 * </pre>
 *
 * Each stage is rounded up before the next one, because half a customer, half an opportunity and
 * half a lead do not exist, and a goal reached but for a rest is not reached. The divisions are
 * exact, so that nothing is rounded up which divides without a rest.
 *
 * <p><b>Interval.</b> The logarithm of each number is that of the revenue less those of the
 * figures. Where figures are live, their 95 % intervals are combined on that scale by MOVER, the
 * method of variance estimates recovery: with figures f<sub>i</sub> in [l<sub>i</sub>,
 * u<sub>i</sub>] the number n lies between
 *
 * <pre>
 * n · exp(−√Σ ln²(u_i / f_i))   and   n · exp(√Σ ln²(f_i / l_i)),
 * </pre>
 *
 * the ends rounded up. n is the stage's own quotient before rounding, so that the interval always
 * holds the number. A typed figure adds nothing. MOVER takes the figures as independent, which a
 * later step's rate, given how many came so far, is. G. Y. Zou, A. Donner: Construction of
 * confidence limits about effect measures: a general approach. Statistics in Medicine 27 (2008),
 * 1693–1702; on products and ratios by logarithms also R. G. Newcombe,
 * doi:10.1177/0962280213502144.
 */
final class ReverseCalculation {

  /** The largest whole number that every reader of JSON keeps exactly, 2⁵³ − 1. */
  static final long LARGEST = 9_007_199_254_740_991L;

  private static final BigDecimal LIMIT = BigDecimal.valueOf(LARGEST);

  private boolean isLive;
  private double squaredWayDown;
  private double squaredWayUp;

  private ReverseCalculation() {}

  /**
   * Calculates what a goal takes.
   *
   * @throws Refusal if that is more than can be counted
   */
  static GoalResult of(
      Goal goal,
      Figure averageDealSize,
      @Nullable String currency,
      Figure leadToOpportunity,
      Figure opportunityToCustomer) {
    var calculation = new ReverseCalculation();
    var customers = calculation.divide(goal.revenue(), averageDealSize);
    var opportunities = calculation.divide(whole(customers), opportunityToCustomer);
    var leads = calculation.divide(whole(opportunities), leadToOpportunity);
    return new GoalResult(
        goal,
        averageDealSize,
        leadToOpportunity,
        opportunityToCustomer,
        currency,
        customers,
        opportunities,
        leads,
        perMonth(leads, goal.months()));
  }

  private Needed divide(BigDecimal amount, Figure figure) {
    widen(figure);
    var dividend = amount.multiply(figure.denominator());
    var number = roundedUp(dividend, figure.numerator());
    if (number.compareTo(LIMIT) > 0) {
      throw Refusal.invalid(
          Goal.REVENUE, "This takes more leads than can be counted: more than " + LARGEST + ".");
    }
    return new Needed(
        number.longValueExact(), isLive ? interval(dividend, figure.numerator()) : null);
  }

  private void widen(Figure figure) {
    var sample = figure.live();
    if (sample != null) {
      var value = figure.numerator().doubleValue() / figure.denominator().doubleValue();
      isLive = true;
      squaredWayDown += square(Math.log(sample.high() / value));
      squaredWayUp += square(Math.log(value / sample.low()));
    }
  }

  private Interval interval(BigDecimal dividend, BigDecimal divisor) {
    var down = Math.exp(-Math.sqrt(squaredWayDown));
    var up = Math.exp(Math.sqrt(squaredWayUp));
    var low = roundedUp(dividend.multiply(new BigDecimal(down)), divisor);
    var high =
        Double.isInfinite(up) ? null : roundedUp(dividend.multiply(new BigDecimal(up)), divisor);
    return new Interval(
        Math.max(1, low.longValueExact()),
        high == null || high.compareTo(LIMIT) > 0 ? null : high.longValueExact());
  }

  private static Needed perMonth(Needed leads, int months) {
    var interval = leads.interval();
    return new Needed(
        share(leads.number(), months),
        interval == null
            ? null
            : new Interval(
                share(interval.low(), months),
                interval.high() == null ? null : share(interval.high(), months)));
  }

  private static long share(long leads, int months) {
    return roundedUp(BigDecimal.valueOf(leads), BigDecimal.valueOf(months)).longValueExact();
  }

  private static BigDecimal whole(Needed needed) {
    return BigDecimal.valueOf(needed.number());
  }

  private static BigDecimal roundedUp(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, 0, RoundingMode.CEILING);
  }

  private static double square(double x) {
    return x * x;
  }
}
