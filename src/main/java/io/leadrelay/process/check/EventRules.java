package io.leadrelay.process.check;

import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.SlaReview;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Each message is one that comes, and each error is caught. */
final class EventRules implements DiagramRules {

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    for (var node : diagram.nodes()) {
      message(diagram, node, findings);
      signal(diagram, node, findings);
    }
    errors(diagram, new StepsOfNode(known.steps()), findings);
    return findings;
  }

  private static void message(Diagram diagram, FlowNode node, List<Finding> findings) {
    if (!(node instanceof ReceiveTask) && !waitsForMessage(node)) {
      return;
    }
    var name = message(node);
    if (name == null) {
      findings.add(diagram.error("message-without-name", node));
    } else if (!sent(node).contains(name)) {
      findings.add(diagram.error("message-unknown", node, name, String.join(", ", sent(node))));
    }
  }

  /** The messages that code sends to the process in which a node stands. */
  private static List<String> sent(FlowNode node) {
    return switch (Diagram.processOf(node)) {
      case SlaAgreement.PROCESS -> SlaAgreement.MESSAGES;
      case SlaReview.PROCESS -> SlaReview.MESSAGES;
      case RepAbsence.PROCESS -> RepAbsence.MESSAGES;
      default -> LeadLifecycle.MESSAGES;
    };
  }

  private static boolean waitsForMessage(FlowNode node) {
    return node instanceof CatchEvent
        && !StepsOfNode.definitions(node, MessageEventDefinition.class).isEmpty();
  }

  /** The name of the message that a node waits for, null if it has none. */
  static @Nullable String message(FlowNode node) {
    Message message =
        node instanceof ReceiveTask task
            ? task.getMessage()
            : StepsOfNode.definitions(node, MessageEventDefinition.class).stream()
                .map(MessageEventDefinition::getMessage)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    var name = message == null ? null : message.getName();
    return name == null || name.isBlank() ? null : name;
  }

  /** Signals between diagrams are nothing that code sends: one must be thrown in the same file. */
  private static void signal(Diagram diagram, FlowNode node, List<Finding> findings) {
    if (!(node instanceof IntermediateCatchEvent
        || node instanceof BoundaryEvent
        || node instanceof StartEvent)) {
      return;
    }
    for (var definition : StepsOfNode.definitions(node, SignalEventDefinition.class)) {
      var thrown =
          diagram.all(ThrowEvent.class).stream()
              .flatMap(
                  event -> StepsOfNode.definitions(event, SignalEventDefinition.class).stream())
              .anyMatch(
                  other ->
                      other.getSignal() != null
                          && other.getSignal().equals(definition.getSignal()));
      if (!thrown) {
        findings.add(diagram.error("signal-nobody-sends", node));
      }
    }
  }

  private static void errors(Diagram diagram, StepsOfNode steps, List<Finding> findings) {
    for (var node : diagram.nodes()) {
      for (var code : thrown(node, steps)) {
        if (!isCaught(diagram, node, code)) {
          findings.add(diagram.error("error-uncaught", node, code));
        }
      }
      if (node instanceof BoundaryEvent event
          && !StepsOfNode.definitions(event, ErrorEventDefinition.class).isEmpty()
          && !isEverThrown(diagram, event, steps)) {
        findings.add(
            diagram.warning(
                "error-never-thrown",
                event,
                Objects.requireNonNullElse(FlowGraph.errorCode(event), "*")));
      }
    }
  }

  private static Set<String> thrown(FlowNode node, StepsOfNode steps) {
    var code = node instanceof EndEvent ? FlowGraph.errorCode(node) : null;
    return code == null ? steps.errors(node) : Set.of(code);
  }

  private static boolean isCaught(Diagram diagram, FlowNode node, String code) {
    for (ModelElementInstance at = node;
        at != null && !(at instanceof Process);
        at = at.getParentElement()) {
      ModelElementInstance host = at;
      var onBorder =
          diagram.all(BoundaryEvent.class).stream()
              .anyMatch(event -> host.equals(event.getAttachedTo()) && catches(event, code));
      if (onBorder || isCaughtBeside(host, code)) {
        return true;
      }
    }
    return false;
  }

  /** By an event subprocess in the same scope. */
  private static boolean isCaughtBeside(ModelElementInstance element, String code) {
    return element.getParentElement().getChildElementsByType(SubProcess.class).stream()
        .filter(SubProcess::triggeredByEvent)
        .flatMap(sub -> sub.getChildElementsByType(StartEvent.class).stream())
        .anyMatch(start -> catches(start, code));
  }

  private static boolean catches(FlowNode event, String code) {
    if (StepsOfNode.definitions(event, ErrorEventDefinition.class).isEmpty()) {
      return false;
    }
    var caught = FlowGraph.errorCode(event);
    return caught == null || caught.equals(code);
  }

  private static boolean isEverThrown(Diagram diagram, BoundaryEvent event, StepsOfNode steps) {
    var host = event.getAttachedTo();
    return host != null
        && diagram.nodes().stream()
            .filter(node -> node.equals(host) || FlowGraph.isInside(node, host))
            .flatMap(node -> thrown(node, steps).stream())
            .anyMatch(code -> catches(event, code));
  }
}
