package io.leadrelay.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The diagram of a lead's life")
class LeadLegibilityTest extends ModelLegibilityTest {

  private static final List<String> HAPPY_PATH =
      List.of(
          "startEvent_leadReceived",
          "businessRuleTask_checkFit",
          "gateway_fit",
          "businessRuleTask_countSignals",
          "businessRuleTask_assessSalesReadiness",
          "serviceTask_lookForUpheldRejections",
          "gateway_salesReady",
          "businessRuleTask_routeLead",
          "serviceTask_handOffLead",
          "businessRuleTask_setContactDeadline",
          "userTask_contactLead",
          "gateway_contactOutcome",
          "userTask_pursueOpportunity",
          "gateway_opportunityOutcome",
          "endEvent_customer");

  LeadLegibilityTest() {
    super("bpmn/lead-lifecycle.bpmn", HAPPY_PATH);
  }

  @Test
  @DisplayName("is one pool with the lanes marketing, sales and arbitration, from top to bottom")
  void hasThreeLanes() {
    assertThat(model().getModelElementsByType(Participant.class)).hasSize(1);
    assertThat(
            model().getModelElementsByType(Lane.class).stream()
                .sorted((a, b) -> Double.compare(shape(a.getId()).getY(), shape(b.getId()).getY()))
                .map(Lane::getName))
        .containsExactly("Marketing", "Sales", "Arbitration");
  }

  @Test
  @DisplayName("has every node within the lane it belongs to")
  void keepsNodesInTheirLanes() {
    for (var lane : model().getModelElementsByType(Lane.class)) {
      for (var node : lane.getFlowNodeRefs()) {
        assertThat(shape(lane.getId()).contains(shape(node.getId())))
            .as("%s lies in %s", node.getId(), lane.getId())
            .isTrue();
      }
    }
    assertThat(
            model().getModelElementsByType(Lane.class).stream()
                .flatMap(lane -> lane.getFlowNodeRefs().stream())
                .map(FlowNode::getId))
        .as("every node of the process has a lane, and one only")
        .containsExactlyInAnyOrderElementsOf(
            model().getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getParentElement() instanceof Process)
                .map(FlowNode::getId)
                .toList());
  }
}
