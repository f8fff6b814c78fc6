package io.leadrelay.agreement;

import org.jspecify.annotations.Nullable;

/**
 * What it takes to reach a goal.
 *
 * @param currency the currency of the deal size, if it is known
 * @param leads qualified leads to hand over, in all months together
 * @param leadsPerMonth the same as an equal share of each month
 */
public record GoalResult(
    Goal goal,
    Figure averageDealSize,
    Figure leadToOpportunity,
    Figure opportunityToCustomer,
    @Nullable String currency,
    Needed customers,
    Needed opportunities,
    Needed leads,
    Needed leadsPerMonth) {

  /**
   * So many are needed.
   *
   * @param interval the 95 % interval; null if no live figure stands behind the number
   */
  public record Needed(long number, @Nullable Interval interval) {}

  /**
   * Where the number lies, as far as the live figures tell.
   *
   * @param high null if the sample gives no upper end that could be counted
   */
  public record Interval(long low, @Nullable Long high) {}
}
