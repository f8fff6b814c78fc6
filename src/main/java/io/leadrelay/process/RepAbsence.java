package io.leadrelay.process;

import java.util.List;

/**
 * The names by which code and the diagram of an absence know each other. Everything else in the
 * diagram belongs to its owners.
 */
public final class RepAbsence {

  /** The id of the process in {@code bpmn/rep-absence.bpmn}. */
  public static final String PROCESS = "repAbsence";

  /** The rest of an absence is void. */
  public static final String ABSENCE_WITHDRAWN = "absenceWithdrawn";

  /** All messages that code sends. */
  public static final List<String> MESSAGES = List.of(ABSENCE_WITHDRAWN);

  public static final String ABSENCE_REPORTED = "startEvent_absenceReported";
  public static final String NAME_STAND_IN = "userTask_nameStandIn";

  private RepAbsence() {}
}
