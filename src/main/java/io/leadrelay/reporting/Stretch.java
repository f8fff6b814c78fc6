package io.leadrelay.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Working days on which marketing delivered far more, or far fewer, leads than even delivery makes
 * plausible.
 *
 * @param from the first day
 * @param to the last day; of a burst the same
 * @param workingDays from the first to the last
 * @param leads that were delivered on them
 * @param due leads: the share of the target in points, by what a delivered lead of the month counts
 */
public record Stretch(
    Kind kind, LocalDate from, LocalDate to, int workingDays, int leads, BigDecimal due) {

  /** Too many, or too few. */
  public enum Kind {
    BURST,
    DROUGHT
  }
}
