package io.leadrelay.agreement;

import java.util.List;

/**
 * All that stands in a decision table that belongs to the agreement, as its owners wrote it.
 *
 * @param name what people call it
 * @param description what it is for; empty if it does not say
 * @param hitPolicy such as {@code FIRST} or {@code COLLECT SUM}
 * @param conditions what stands above the columns of conditions
 * @param answers what stands above the columns of answers
 * @param rules in their order
 */
public record SignedTableInFull(
    String name,
    String description,
    String hitPolicy,
    List<String> conditions,
    List<String> answers,
    List<Rule> rules) {

  /**
   * A rule.
   *
   * @param conditions a cell for each column; empty where anything will do
   * @param answers a cell for each column; empty where there is none
   * @param sentence the rule in words; empty if it has none
   */
  public record Rule(List<String> conditions, List<String> answers, String sentence) {}
}
