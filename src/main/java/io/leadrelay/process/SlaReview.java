package io.leadrelay.process;

import java.util.List;

/**
 * The names by which code and the diagram of the joint review know each other. Everything else in
 * the diagram belongs to its owners.
 */
public final class SlaReview {

  /** The id of the process in {@code bpmn/sla-review.bpmn}. */
  public static final String PROCESS = "slaReview";

  /** A month is over; the business key is the month. */
  public static final String MONTH_OVER = "monthOver";

  /** A working day has begun; the business key is the day. */
  public static final String WORKING_DAY_BEGUN = "workingDayBegun";

  /** All messages that code sends. */
  public static final List<String> MESSAGES = List.of(MONTH_OVER, WORKING_DAY_BEGUN);

  public static final String REVIEW_FOR_MARKETING = "userTask_reviewForMarketing";
  public static final String REVIEW_FOR_SALES = "userTask_reviewForSales";

  private SlaReview() {}
}
