package io.leadrelay.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How evenly marketing delivers in a month.
 *
 * @param days each working day, and each other day on which something was delivered
 * @param forecast null for a month that is over, or while no working day is there to learn from
 * @param waiting what waits for room in sales now; null for a month that is over
 * @param stretches bursts and droughts, the earliest first
 */
public record Pace(
    List<Day> days,
    @Nullable Forecast forecast,
    @Nullable Waiting waiting,
    List<Stretch> stretches) {

  /**
   * A day of the month.
   *
   * @param working whether marketing owes a share of the target on it
   * @param due by its end, in points, rounded up
   * @param leads that were handed over on it and count; null if it is still to come
   * @param points what they count; null if it is still to come
   * @param soFar points from the beginning of the month to its end; null if it is still to come
   * @param expected points by its end, from today on; null for a day that is over or without a
   *     forecast
   */
  public record Day(
      LocalDate day,
      boolean working,
      int due,
      @Nullable Integer leads,
      @Nullable BigDecimal points,
      @Nullable BigDecimal soFar,
      @Nullable BigDecimal expected) {}

  /**
   * Standard leads that marketing has qualified and sales has no room for. They are in no figure
   * before they are handed over.
   *
   * @param points what they would count by the agreement in force
   */
  public record Waiting(int leads, BigDecimal points) {}
}
