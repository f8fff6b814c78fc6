package io.leadrelay.process.check;

import io.leadrelay.process.StepContract.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.ManualTask;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.jspecify.annotations.Nullable;

/** Each step that the diagram calls exists, and is called where it can work. */
final class StepRules implements DiagramRules {

  /** All of these carry out one thing when a lead arrives, so the engine runs each for another. */
  private static final Set<Kind> CARRIED_OUT =
      Set.of(Kind.SERVICE_TASK, Kind.SEND_TASK, Kind.MESSAGE_END_EVENT);

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    diagram.nodes().forEach(node -> step(diagram, known, node, findings));
    diagram.nodes().forEach(node -> home(diagram, known, node, findings));
    for (var listener : diagram.all(CamundaExecutionListener.class)) {
      listener(
          diagram,
          known,
          holder(listener),
          listener.getCamundaDelegateExpression(),
          Set.of(Kind.EXECUTION_LISTENER, Kind.BUSINESS_RULE_TASK, Kind.MESSAGE_END_EVENT),
          findings);
    }
    for (var listener : diagram.all(CamundaTaskListener.class)) {
      listener(
          diagram,
          known,
          holder(listener),
          listener.getCamundaDelegateExpression(),
          Set.of(Kind.TASK_LISTENER),
          findings);
    }
    return findings;
  }

  private static void step(
      Diagram diagram, Surroundings known, FlowNode node, List<Finding> findings) {
    var place = place(node);
    if (place == null) {
      if (node.getElementType().getInstanceType() == Task.class || node instanceof ManualTask) {
        findings.add(diagram.warning("task-does-nothing", node));
      }
      return;
    }
    var written = StepsOfNode.delegateExpression(node);
    if (written == null) {
      if (!(node instanceof BusinessRuleTask)
          && !isByOtherCode(node)
          && !isByListener(node, known)) {
        findings.add(diagram.error("step-without-code", node));
      }
      return;
    }
    var step = StepsOfNode.bean(written).flatMap(known.steps()::find);
    if (step.isEmpty()) {
      findings.add(diagram.error("step-unknown", node, written));
    } else if (!CARRIED_OUT.contains(step.get().contract().kind())) {
      findings.add(diagram.error("step-wrong-kind", node, step.get().contract().name()));
    } else if (step.get().contract().kind() != place) {
      findings.add(diagram.warning("step-other-kind", node, step.get().contract().name()));
    }
  }

  /** What a step works on comes from its process: a lead, or a proposal. */
  private static void home(
      Diagram diagram, Surroundings known, FlowNode node, List<Finding> findings) {
    for (var step : new StepsOfNode(known.steps()).all(node)) {
      if (!step.contract().process().equals(Diagram.processOf(node))) {
        findings.add(
            diagram.error(
                "step-of-another-process",
                node,
                step.contract().name(),
                step.contract().process()));
      }
    }
  }

  /** What a step must be to be called by that node, null for a node that calls none. */
  private static @Nullable Kind place(FlowNode node) {
    if (node instanceof SendTask) {
      return Kind.SEND_TASK;
    }
    if (node instanceof ServiceTask || node instanceof BusinessRuleTask) {
      return Kind.SERVICE_TASK;
    }
    var sends =
        (node instanceof EndEvent || node instanceof IntermediateThrowEvent)
            && !StepsOfNode.definitions(node, MessageEventDefinition.class).isEmpty();
    return sends ? Kind.MESSAGE_END_EVENT : null;
  }

  /** A template reaches the event, but not the message within it. */
  private static boolean isByListener(FlowNode node, Surroundings known) {
    return node instanceof EndEvent && new StepsOfNode(known.steps()).main(node).isPresent();
  }

  /** That has a finding of its own, see {@link CannotRun}. */
  private static boolean isByOtherCode(FlowNode node) {
    BaseElement holder =
        StepsOfNode.definitions(node, MessageEventDefinition.class).stream()
            .map(BaseElement.class::cast)
            .findFirst()
            .orElse(node);
    return Diagram.camunda(holder, "type") != null
        || Diagram.camunda(holder, "class") != null
        || Diagram.camunda(holder, "expression") != null;
  }

  private static void listener(
      Diagram diagram,
      Surroundings known,
      BaseElement holder,
      @Nullable String written,
      Set<Kind> kinds,
      List<Finding> findings) {
    if (written == null) {
      return;
    }
    var step = StepsOfNode.bean(written).flatMap(known.steps()::find);
    if (step.isEmpty()) {
      findings.add(diagram.error("step-unknown", holder, written));
    } else if (!kinds.contains(step.get().contract().kind())
        || (step.get().contract().kind() == Kind.BUSINESS_RULE_TASK
            && !(holder instanceof BusinessRuleTask))
        || (step.get().contract().kind() == Kind.MESSAGE_END_EVENT
            && !(holder instanceof EndEvent))) {
      findings.add(diagram.error("step-wrong-kind", holder, step.get().contract().name()));
    }
  }

  private static BaseElement holder(
      org.camunda.bpm.model.xml.instance.ModelElementInstance listener) {
    for (var outer = listener.getParentElement(); ; outer = outer.getParentElement()) {
      if (outer instanceof FlowNode
          || outer instanceof Process
          || outer instanceof UserTask
          || outer instanceof org.camunda.bpm.model.bpmn.instance.SequenceFlow) {
        return (BaseElement) outer;
      }
    }
  }
}
