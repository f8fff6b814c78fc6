package io.leadrelay.review;

import io.leadrelay.review.MonthPace.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** The looks at the pace, one for each working day. */
public interface PaceChecks {

  /**
   * A warning that was sent.
   *
   * @param workingDaysGone of the month, before its day
   */
  record Warning(int workingDaysGone, Reason reason) {}

  boolean isChecked(LocalDate day);

  /**
   * Files what the day is judged by.
   *
   * @throws org.springframework.dao.DuplicateKeyException if another node was first
   */
  void add(MonthPace pace, Instant at);

  void setProcessInstance(LocalDate day, String instance);

  /**
   * What a day is judged by.
   *
   * @throws IllegalArgumentException if it was not looked at
   */
  MonthPace get(LocalDate day);

  /** The last warning of a month. */
  Optional<Warning> lastWarning(YearMonth month);

  /** Notes that both leads were warned that day. */
  void warned(LocalDate day);
}
