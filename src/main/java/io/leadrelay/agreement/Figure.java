package io.leadrelay.agreement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a calculation rests on, as an exact fraction: a third of the leads stays a third.
 *
 * @param numerator of a live rate, the leads that got on; of a live deal size, all that was won
 * @param denominator of a live rate, the leads it is a share of; of a live deal size, the deals; 1
 *     for a typed figure
 * @param live what stands behind a live figure; null if it was typed
 */
public record Figure(BigDecimal numerator, BigDecimal denominator, @Nullable Sample live) {

  private static final MathContext SHOWN = new MathContext(10);

  /**
   * The past leads behind a live figure.
   *
   * @param timeToClose the time within which nine of ten deals were closed; younger leads are left
   *     out
   * @param low the lower end of the 95 % interval, 0 if the sample gives none above
   * @param high its upper end, infinite if the sample gives none
   */
  public record Sample(Duration timeToClose, double low, double high) {}

  static Figure typed(BigDecimal value) {
    return new Figure(value, BigDecimal.ONE, null);
  }

  /** The figure as a decimal number, a live one to ten digits. */
  public BigDecimal value() {
    return live == null ? numerator : numerator.divide(denominator, SHOWN);
  }
}
