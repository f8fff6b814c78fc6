package io.leadrelay.process.check;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;

/** Whoever reads the diagram, a task list or a report sees words, not empty boxes. */
final class LabelRules implements DiagramRules {

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    for (var node : diagram.nodes()) {
      if (Diagram.label(node) == null && needsLabel(diagram, node)) {
        findings.add(diagram.warning("label-missing", node));
      }
      if (asks(diagram, node)) {
        diagram.waysOut(node).stream()
            .filter(flow -> Diagram.label(flow) == null)
            .forEach(
                flow ->
                    findings.add(
                        diagram.warning(
                            "answer-missing",
                            flow,
                            Diagram.spoken(node),
                            Diagram.spoken(flow.getTarget()))));
      }
    }
    return findings;
  }

  private static boolean needsLabel(Diagram diagram, FlowNode node) {
    return node instanceof Gateway
        ? diagram.waysOut(node).size() > 1 && !(node instanceof ParallelGateway)
        : !FlowGraph.isEventSubProcess(node);
  }

  private static boolean asks(Diagram diagram, FlowNode node) {
    return node instanceof Gateway
        && !(node instanceof EventBasedGateway)
        && !(node instanceof ParallelGateway)
        && diagram.waysOut(node).size() > 1;
  }
}
