package io.leadrelay.simulation;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What both teams have signed, as the simulation itself knows it.
 *
 * @param from when it comes into force
 * @param office the company's hours
 * @param duty while somebody is there for a hot lead
 */
record Signed(
    Instant from,
    int target,
    BigDecimal weightStandard,
    BigDecimal weightHot,
    int standardMinutes,
    int hotMinutes,
    int minimumAttempts,
    int plannedAttempts,
    SlowTime.Office office,
    SlowTime duty) {

  /** The time that counts for the first contact with a lead. */
  SlowTime time(boolean hot) {
    return hot ? duty : office;
  }

  int minutes(boolean hot) {
    return hot ? hotMinutes : standardMinutes;
  }

  BigDecimal weight(boolean hot) {
    return hot ? weightHot : weightStandard;
  }
}
