package io.leadrelay.process.check;

import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The names by which code knows the diagram are still there. */
final class NameRules implements DiagramRules {

  /** The rungs of the contact clock: once somebody has tried in time, code stops them by id. */
  private static final Map<String, String> RUNGS =
      Map.of(
          LeadLifecycle.REMINDER_DUE, "Reminder due",
          LeadLifecycle.FIRST_CONTACT_OVERDUE, "First contact overdue",
          LeadLifecycle.REASSIGNMENT_DUE, "Reassignment due");

  /** Code ends a process by these, and must be able to at any time. */
  private static final Set<String> ENDING =
      Set.of(
          LeadLifecycle.PERSONAL_DATA_ERASED,
          LeadLifecycle.MERGED_INTO_ANOTHER_LEAD,
          SlaAgreement.PROPOSAL_WITHDRAWN,
          RepAbsence.ABSENCE_WITHDRAWN);

  private static final Pattern TERM = Pattern.compile("P\\d+D|\\d+");

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    for (var process : diagram.all(Process.class)) {
      var term = Diagram.camunda(process, "historyTimeToLive");
      if (term == null) {
        findings.add(diagram.warning("history-term-missing", process));
      } else if (!TERM.matcher(term).matches()) {
        findings.add(diagram.error("history-term-unreadable", process, term));
      }
    }
    diagram
        .process(LeadLifecycle.PROCESS)
        .ifPresent(process -> lifeOfALead(diagram, known, process, findings));
    diagram
        .process(SlaAgreement.PROCESS)
        .ifPresent(
            process -> {
              bothSides(diagram, known, process, "agreement-node-missing", findings);
              messages(diagram, process, SlaAgreement.MESSAGES, findings);
            });
    diagram
        .process(SlaReview.PROCESS)
        .ifPresent(
            process -> {
              bothSides(diagram, known, process, "review-node-missing", findings);
              starts(diagram, process, SlaReview.MESSAGES, findings);
            });
    diagram
        .process(RepAbsence.PROCESS)
        .ifPresent(process -> absence(diagram, known, process, findings));
    return findings;
  }

  private static void absence(
      Diagram diagram, Surroundings known, Process process, List<Finding> findings) {
    nodes(known, process.getId())
        .forEach((id, name) -> node(diagram, process, known, id, name, findings));
    messages(diagram, process, RepAbsence.MESSAGES, findings);
  }

  /** What two sides do together never ends without the node of one of them. */
  private static void bothSides(
      Diagram diagram, Surroundings known, Process process, String rule, List<Finding> findings) {
    nodes(known, process.getId())
        .forEach(
            (id, name) -> {
              if (diagram.model().getModelElementById(id) == null) {
                findings.add(diagram.error(rule, process, id, name));
              }
            });
  }

  private static void starts(
      Diagram diagram, Process process, List<String> messages, List<Finding> findings) {
    for (var message : messages) {
      var begins =
          process.getChildElementsByType(StartEvent.class).stream()
              .anyMatch(start -> message.equals(EventRules.message(start)));
      if (!begins) {
        findings.add(diagram.error("message-starts-nothing", process, message));
      }
    }
  }

  private static void lifeOfALead(
      Diagram diagram, Surroundings known, Process process, List<Finding> findings) {
    if (!Diagram.listeners(process).contains("end ${closeCycle}")) {
      findings.add(diagram.error("cycle-never-closed", process));
    }
    nodes(known, process.getId())
        .forEach((id, name) -> node(diagram, process, known, id, name, findings));
    messages(diagram, process, LeadLifecycle.MESSAGES, findings);
  }

  private static void messages(
      Diagram diagram, Process process, List<String> messages, List<Finding> findings) {
    for (var message : messages) {
      var heard =
          diagram.nodes().stream()
              .filter(node -> message.equals(EventRules.message(node)))
              .anyMatch(node -> !ENDING.contains(message) || endsProcess(node, process));
      if (!heard && ENDING.contains(message)) {
        findings.add(diagram.error("message-does-not-end", process, message));
      } else if (!heard) {
        findings.add(diagram.warning("message-unheard", process, message));
      }
    }
  }

  private static boolean endsProcess(FlowNode node, Process process) {
    return node instanceof StartEvent start
        && start.isInterrupting()
        && FlowGraph.isEventSubProcess(start.getParentElement())
        && process.equals(start.getParentElement().getParentElement());
  }

  /** The nodes that code knows by their ids, and what they are called as shipped. */
  private static Map<String, String> nodes(Surroundings known, String process) {
    var nodes = new LinkedHashMap<String, String>();
    if (process.equals(LeadLifecycle.PROCESS)) {
      nodes.putAll(RUNGS);
    }
    for (var step : known.steps().all()) {
      if (step.contract().process().equals(process) && !step.contract().element().isEmpty()) {
        nodes.put(step.contract().element(), step.contract().name());
      }
    }
    return nodes;
  }

  /** Taking a node out may be meant; giving it another id is not, as its work goes undone. */
  private static void node(
      Diagram diagram,
      Process process,
      Surroundings known,
      String id,
      String name,
      List<Finding> findings) {
    if (diagram.model().getModelElementById(id) != null) {
      return;
    }
    var renamed =
        diagram.nodes().stream().filter(node -> couldBe(node, id, name, known)).findFirst();
    if (renamed.isPresent()) {
      findings.add(diagram.error("known-node-renamed", renamed.get(), id, name));
    } else {
      findings.add(diagram.warning("known-node-missing", process, id, name));
    }
  }

  private static boolean couldBe(FlowNode node, String id, String name, Surroundings known) {
    if (nodes(known, Diagram.processOf(node)).containsKey(node.getId())) {
      return false;
    }
    if (RUNGS.containsKey(id)) {
      return node instanceof BoundaryEvent event
          && event.getAttachedTo() != null
          && LeadLifecycle.CONTACT_LEAD.equals(event.getAttachedTo().getId())
          && !StepsOfNode.definitions(event, TimerEventDefinition.class).isEmpty();
    }
    return known
        .steps()
        .findByElement(id)
        .filter(
            step ->
                step.contract().kind() == Kind.USER_TASK
                    ? node instanceof UserTask && name.equals(Diagram.label(node))
                    : node instanceof StartEvent && name.equals(Diagram.label(node)))
        .isPresent();
  }
}
