package io.leadrelay.process;

import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The diagram of an agreement")
class AgreementLegibilityTest extends ModelLegibilityTest {

  private static final List<String> HAPPY_PATH =
      List.of(
          "startEvent_agreementProposed",
          "businessRuleTask_setSigningDeadline",
          "gateway_peopleSign",
          "serviceTask_lookAtPast",
          "sendTask_askForSignatures",
          "subProcess_signAgreement",
          "serviceTask_bringIntoForce",
          "event_itsDayHasCome",
          "endEvent_agreementInForce");

  AgreementLegibilityTest() {
    super("bpmn/sla-agreement.bpmn", HAPPY_PATH);
  }
}
