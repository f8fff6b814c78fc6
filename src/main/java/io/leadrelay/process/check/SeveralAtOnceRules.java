package io.leadrelay.process.check;

import io.leadrelay.process.LeadLifecycle;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;

/**
 * A lead is in one place. The engine can have it in several at once, and our code bears that as
 * long as no two of them move its stage or wait for the same message; which the diagram does not
 * tell. So this is a warning. An agreement and a review have no stage, and both sides are asked at
 * once on purpose. A process that is called, though, is a process of its own: it must be there, and
 * must be told the lead, or each of its steps fails.
 */
final class SeveralAtOnceRules implements DiagramRules {

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    for (var node : diagram.nodes()) {
      if (LeadLifecycle.PROCESS.equals(Diagram.processOf(node)) && splits(diagram, node)) {
        findings.add(diagram.warning("several-at-once", node));
      }
      if (node instanceof Activity activity
          && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics) {
        findings.add(diagram.warning("step-repeated", node));
      }
      if (node instanceof CallActivity call) {
        call(diagram, known, call, findings);
      }
    }
    return findings;
  }

  private static boolean splits(Diagram diagram, FlowNode node) {
    if (diagram.waysOut(node).size() < 2) {
      return false;
    }
    return node instanceof ParallelGateway
        || node instanceof InclusiveGateway
        || (!(node instanceof Gateway)
            && diagram.waysOut(node).stream()
                .allMatch(flow -> ConditionRules.written(flow) == null));
  }

  private static void call(
      Diagram diagram, Surroundings known, CallActivity call, List<Finding> findings) {
    var called = call.getCalledElement();
    if (called == null || !known.processes().contains(called)) {
      findings.add(diagram.error("called-process-unknown", call, called == null ? "—" : called));
    } else if (Diagram.extensions(call, CamundaIn.class).stream()
        .noneMatch(mapping -> mapping.getCamundaBusinessKey() != null)) {
      findings.add(diagram.error("called-process-without-lead", call, called));
    }
  }
}
