package io.leadrelay.process;

import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The diagram of an absence")
class AbsenceLegibilityTest extends ModelLegibilityTest {

  private static final List<String> HAPPY_PATH =
      List.of(
          "startEvent_absenceReported",
          "serviceTask_lookForStandIn",
          "gateway_standInNamed",
          "event_absenceBegins",
          "serviceTask_handOpenTasks",
          "event_absenceOver",
          "serviceTask_giveTasksBack",
          "endEvent_backAtWork");

  AbsenceLegibilityTest() {
    super("bpmn/rep-absence.bpmn", HAPPY_PATH);
  }
}
