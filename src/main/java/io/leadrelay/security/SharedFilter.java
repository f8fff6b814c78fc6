package io.leadrelay.security;

import static io.leadrelay.security.GroupGrants.LEAD_LIFECYCLE;
import static io.leadrelay.security.Groups.ARBITRATION;
import static io.leadrelay.security.Groups.MARKETING;
import static io.leadrelay.security.Groups.MARKETING_LEAD;
import static io.leadrelay.security.Groups.PROCESS_OWNER;
import static io.leadrelay.security.Groups.SALES;
import static io.leadrelay.security.Groups.SALES_LEAD;

import io.leadrelay.lead.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * A list of tasks that Tasklist shows ready-made. Its name stands in the message file, in English
 * here as it is stored. None narrows by two ways of having a task at once, for Tasklist's own
 * window to change a filter loses one of them.
 *
 * @param key our own mark on the filter: it is known again after an owner has renamed it
 * @param priority place in Tasklist's column; the lowest comes first
 * @param color of its name, as in CSS
 * @param groups who sees it
 * @param query narrows the tasks; Tasklist orders them
 */
record SharedFilter(
    String key, int priority, String color, List<String> groups, UnaryOperator<TaskQuery> query) {

  private static final String PLAIN = "#555555";
  private static final String OVERDUE = "#a3001f";

  /** In the order of the column. Each group finds first what is most useful to it. */
  static final List<SharedFilter> ALL =
      List.of(
          new SharedFilter(
              "to-rescue",
              -120,
              PLAIN,
              List.of(SALES_LEAD),
              tasks ->
                  tasks.taskDefinitionKeyIn(
                      "userTask_rescueOverdueLead",
                      "userTask_assignLeadByHand",
                      "userTask_nameStandIn")),
          new SharedFilter(
              "all-overdue",
              -110,
              OVERDUE,
              List.of(SALES_LEAD),
              tasks ->
                  tasks
                      .processDefinitionKey(LEAD_LIFECYCLE)
                      .taskDefinitionKeyIn(
                          "userTask_contactLead",
                          "userTask_followUpLead",
                          "userTask_pursueOpportunity",
                          "userTask_rescueOverdueLead")
                      .dueBeforeExpression("${now()}")),
          new SharedFilter(
              "sales-team",
              -100,
              PLAIN,
              List.of(SALES_LEAD),
              tasks ->
                  tasks
                      .processDefinitionKey(LEAD_LIFECYCLE)
                      .taskDefinitionKeyIn(
                          "userTask_contactLead",
                          "userTask_followUpLead",
                          "userTask_pursueOpportunity")
                      .taskAssigned()),
          new SharedFilter(
              "my-leads",
              -90,
              PLAIN,
              List.of(SALES),
              tasks ->
                  tasks
                      .processDefinitionKey(LEAD_LIFECYCLE)
                      .taskAssigneeExpression("${currentUser()}")),
          new SharedFilter(
              "my-overdue-leads",
              -80,
              OVERDUE,
              List.of(SALES),
              tasks ->
                  tasks
                      .processDefinitionKey(LEAD_LIFECYCLE)
                      .taskAssigneeExpression("${currentUser()}")
                      .dueBeforeExpression("${now()}")),
          new SharedFilter(
              "my-follow-ups-today",
              -70,
              PLAIN,
              List.of(SALES),
              tasks ->
                  tasks
                      .taskDefinitionKeyIn("userTask_followUpLead")
                      .taskAssigneeExpression("${currentUser()}")
                      .dueBeforeExpression("${today.end}")),
          new SharedFilter(
              "research",
              -60,
              PLAIN,
              List.of(MARKETING),
              tasks -> tasks.taskDefinitionKeyIn("userTask_researchLead")),
          new SharedFilter(
              "to-rule-on",
              -50,
              PLAIN,
              List.of(ARBITRATION),
              tasks -> tasks.taskDefinitionKeyIn("userTask_arbitrateLead")),
          new SharedFilter(
              "to-sign",
              -40,
              PLAIN,
              List.of(MARKETING_LEAD, SALES_LEAD),
              tasks ->
                  tasks.taskDefinitionKeyIn("userTask_signForMarketing", "userTask_signForSales")),
          new SharedFilter(
              "reviews",
              -30,
              PLAIN,
              List.of(MARKETING_LEAD, SALES_LEAD),
              tasks ->
                  tasks.taskDefinitionKeyIn(
                      "userTask_reviewForMarketing", "userTask_reviewForSales")),
          new SharedFilter(
              "my-tasks",
              -20,
              PLAIN,
              List.of(SALES, SALES_LEAD, MARKETING, MARKETING_LEAD, ARBITRATION, PROCESS_OWNER),
              tasks ->
                  tasks
                      .or()
                      .taskAssigneeExpression("${currentUser()}")
                      .taskCandidateGroupInExpression("${currentUserGroups()}")
                      .endOr()));

  /** Fills in a filter that was just made. */
  Filter fill(Filter empty, TaskQuery all) {
    return empty
        .setQuery(query.apply(all))
        .setProperties(
            Map.of(
                "description",
                english("filter." + key + ".description"),
                "priority",
                priority,
                "color",
                color,
                "refresh",
                true,
                "showUndefinedVariable",
                false));
  }

  String name() {
    return english("filter." + key);
  }

  private static String english(String key) {
    return Words.of("messages-tasklist", Locale.ENGLISH).say(key);
  }
}
