package io.leadrelay.security;

import static io.leadrelay.security.GroupGrants.LEAD_LIFECYCLE;
import static io.leadrelay.security.Groups.ARBITRATION;
import static io.leadrelay.security.Groups.MARKETING;
import static io.leadrelay.security.Groups.MARKETING_LEAD;
import static io.leadrelay.security.Groups.PROCESS_OWNER;
import static io.leadrelay.security.Groups.SALES;
import static io.leadrelay.security.Groups.SALES_LEAD;

import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * A list of tasks that Tasklist shows ready-made.
 *
 * @param key our own mark on the filter: it is known again after an owner has renamed it
 * @param name what people read in Tasklist
 * @param description one sentence on what the list holds
 * @param priority place in Tasklist's column; the lowest comes first
 * @param groups who sees it
 * @param query narrows and orders the tasks
 */
record SharedFilter(
    String key,
    String name,
    String description,
    int priority,
    List<String> groups,
    UnaryOperator<TaskQuery> query) {

  static final List<SharedFilter> ALL =
      List.of(
          new SharedFilter(
              "my-leads",
              "My leads, due first",
              "The leads that you work on; the one that is due next stands first.",
              -30,
              List.of(SALES, SALES_LEAD),
              tasks -> tasks.taskAssigneeExpression("${currentUser()}").orderByDueDate().asc()),
          new SharedFilter(
              "my-overdue-leads",
              "My leads, overdue",
              "The leads whose contact has passed its due time.",
              -20,
              List.of(SALES, SALES_LEAD),
              tasks ->
                  tasks
                      .taskAssigneeExpression("${currentUser()}")
                      .dueBeforeExpression("${now()}")
                      .orderByDueDate()
                      .asc()),
          new SharedFilter(
              "my-tasks",
              "My tasks, due first",
              "The tasks that you have claimed or been given.",
              -30,
              List.of(MARKETING, MARKETING_LEAD, ARBITRATION, PROCESS_OWNER),
              tasks -> tasks.taskAssigneeExpression("${currentUser()}").orderByDueDate().asc()),
          new SharedFilter(
              "my-groups-tasks",
              "My groups' tasks",
              "Tasks that anybody in your groups may claim.",
              -10,
              List.of(SALES_LEAD, MARKETING, MARKETING_LEAD, ARBITRATION, PROCESS_OWNER),
              tasks ->
                  tasks
                      .taskCandidateGroupInExpression("${currentUserGroups()}")
                      .taskUnassigned()
                      .orderByDueDate()
                      .asc()),
          new SharedFilter(
              "sales-team",
              "Sales team, due first",
              "What every rep has in hand; assign one to somebody else here.",
              0,
              List.of(SALES_LEAD),
              tasks ->
                  tasks
                      .processDefinitionKey(LEAD_LIFECYCLE)
                      .taskDefinitionKeyIn(
                          "userTask_contactLead",
                          "userTask_followUpLead",
                          "userTask_pursueOpportunity")
                      .taskAssigned()
                      .orderByDueDate()
                      .asc()));
}
