package io.leadrelay.process;

import java.util.List;

/**
 * The names by which code and diagram know each other. Everything else in the diagram belongs to
 * its owners: labels, numbers, tables, forms, and the way from step to step.
 */
public final class LeadLifecycle {

  /** The id of the process in {@code bpmn/lead-lifecycle.bpmn}. */
  public static final String PROCESS = "leadLifecycle";

  /** A lead that waits goes on: it showed a signal. */
  public static final String SIGNAL_RECEIVED = "signalReceived";

  /** A lead that waits for room goes on: there is some. */
  public static final String ROOM_IN_SALES = "roomInSales";

  public static final String PERSONAL_DATA_ERASED = "personalDataErased";
  public static final String MERGED_INTO_ANOTHER_LEAD = "mergedIntoAnotherLead";

  /** All messages that code sends. */
  public static final List<String> MESSAGES =
      List.of(SIGNAL_RECEIVED, ROOM_IN_SALES, PERSONAL_DATA_ERASED, MERGED_INTO_ANOTHER_LEAD);

  public static final String NO_ROOM_IN_SALES = "NO_ROOM_IN_SALES";
  public static final String NO_REP_MATCHES = "NO_REP_MATCHES";

  public static final String LEAD_RECEIVED = "startEvent_leadReceived";
  public static final String RESEARCH_LEAD = "userTask_researchLead";
  public static final String ASSIGN_LEAD_BY_HAND = "userTask_assignLeadByHand";
  public static final String CONTACT_LEAD = "userTask_contactLead";
  public static final String RESCUE_OVERDUE_LEAD = "userTask_rescueOverdueLead";
  public static final String FOLLOW_UP_LEAD = "userTask_followUpLead";
  public static final String PURSUE_OPPORTUNITY = "userTask_pursueOpportunity";
  public static final String ARBITRATE_LEAD = "userTask_arbitrateLead";

  public static final String REMINDER_DUE = "event_reminderDue";
  public static final String FIRST_CONTACT_OVERDUE = "event_firstContactOverdue";
  public static final String REASSIGNMENT_DUE = "event_reassignmentDue";

  private LeadLifecycle() {}
}
