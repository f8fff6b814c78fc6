package io.leadrelay.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The attempts to reach the leads that were handed over in a month, whenever they were made.
 *
 * @param leads that were handed over
 * @param made attempts
 * @param ended handoffs that ended with the lead given up, or with the cadence used up
 * @param madeBeforeEnd attempts on these
 * @param owedBeforeEnd the minimum that their agreements ask for
 * @param belowMinimum of these handoffs, with fewer attempts than the minimum
 */
public record Attempts(
    int leads, int made, int ended, int madeBeforeEnd, int owedBeforeEnd, int belowMinimum) {

  /** The mean, to two decimals; null if no lead was handed over. */
  public @Nullable BigDecimal perLead() {
    return leads == 0
        ? null
        : BigDecimal.valueOf(made).divide(BigDecimal.valueOf(leads), 2, RoundingMode.HALF_UP);
  }
}
