package io.leadrelay.review;

import java.time.LocalDate;
import java.time.YearMonth;

/** The process that carries a review until it is closed, and judges the pace each working day. */
public interface ReviewProcess {

  /**
   * Tells it that a month is over, within the caller's transaction.
   *
   * @return the id of the instance that carries the review
   */
  String monthOver(YearMonth month);

  /**
   * Tells it that a working day has begun, within the caller's transaction.
   *
   * @return the id of the instance that judges the pace
   */
  String workingDayBegun(LocalDate day);
}
