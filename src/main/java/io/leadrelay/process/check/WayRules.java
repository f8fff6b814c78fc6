package io.leadrelay.process.check;

import io.leadrelay.process.SlaReview;
import io.leadrelay.process.check.FlowGraph.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** Each step can be reached, and from each the lead comes to an end some day. */
final class WayRules implements DiagramRules {

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    var graph = new FlowGraph(diagram, new StepsOfNode(known.steps()));
    starts(diagram, findings);
    lines(diagram, findings);
    waysIn(diagram, graph, findings);
    waysOut(diagram, graph, findings);
    loops(diagram, graph, findings);
    return findings;
  }

  private static void starts(Diagram diagram, List<Finding> findings) {
    diagram
        .all(Process.class)
        .forEach(
            process -> {
              if (!isBegunByMessages(process)) {
                starts(diagram, process, true, findings);
              }
              process.getChildElementsByType(StartEvent.class).stream()
                  .filter(start -> !start.getEventDefinitions().isEmpty())
                  .filter(start -> !(isBegunByMessages(process) && isBegun(start)))
                  .forEach(start -> findings.add(diagram.error("start-without-lead", start)));
            });
    diagram.all(SubProcess.class).forEach(sub -> starts(diagram, sub, false, findings));
  }

  /** No lead comes into a review: its start events are looked at with the messages that come. */
  private static boolean isBegunByMessages(Process process) {
    return SlaReview.PROCESS.equals(process.getId());
  }

  private static boolean isBegun(StartEvent start) {
    return SlaReview.MESSAGES.contains("" + EventRules.message(start));
  }

  private static void starts(
      Diagram diagram, BaseElement scope, boolean mayHaveOthers, List<Finding> findings) {
    var starts =
        scope.getChildElementsByType(StartEvent.class).stream()
            .filter(start -> !mayHaveOthers || start.getEventDefinitions().isEmpty())
            .toList();
    if (starts.isEmpty()) {
      findings.add(diagram.error("start-missing", scope));
    } else if (starts.size() > 1) {
      findings.add(diagram.error("start-twice", scope, Integer.toString(starts.size())));
    }
  }

  private static void lines(Diagram diagram, List<Finding> findings) {
    for (var flow : diagram.all(SequenceFlow.class)) {
      if (!flow.getSource().getParentElement().equals(flow.getTarget().getParentElement())) {
        findings.add(
            diagram.error(
                "line-crosses-border",
                flow,
                Diagram.spoken(flow.getSource()),
                Diagram.spoken(flow.getTarget())));
      } else if (flow.getSource() instanceof EventBasedGateway
          && !(flow.getTarget() instanceof IntermediateCatchEvent
              || flow.getTarget() instanceof ReceiveTask)) {
        findings.add(
            diagram.error(
                "event-gateway-leads-to-step", flow.getSource(), Diagram.spoken(flow.getTarget())));
      }
    }
  }

  private static void waysIn(Diagram diagram, FlowGraph graph, List<Finding> findings) {
    var unreached = new LinkedHashSet<>(graph.points());
    unreached.removeAll(graph.reached(graph.starts()));
    unreached.removeIf(Point::leaving);
    // Whatever follows what has no way in is unreachable because of it: one finding for all.
    var first = unreached.stream().filter(point -> graph.into(point).isEmpty()).toList();
    first.forEach(point -> findings.add(diagram.error("no-way-in", point.node())));
    for (var circle : rest(unreached, graph.reached(first), graph)) {
      findings.add(diagram.error("unreachable", circle.node()));
    }
  }

  private static void waysOut(Diagram diagram, FlowGraph graph, List<Finding> findings) {
    var endless = new LinkedHashSet<>(graph.points());
    endless.removeAll(graph.reaching(graph.ends()));
    var last =
        graph.points().stream()
            .filter(point -> !(point.node() instanceof SubProcess) || point.leaving())
            .filter(point -> !(point.node() instanceof EndEvent))
            .filter(point -> diagram.waysOut(point.node()).isEmpty())
            .filter(point -> graph.from(point).stream().allMatch(FlowGraph.Way::isBorder))
            .filter(point -> !FlowGraph.isForCompensation(point.node()))
            .toList();
    last.forEach(point -> findings.add(diagram.error("no-way-on", point.node())));
    for (var circle : rest(endless, graph.reaching(last), graph)) {
      findings.add(diagram.error("no-end", circle.node()));
    }
  }

  /** One point for each region that is left. */
  private static List<Point> rest(Collection<Point> points, Set<Point> explained, FlowGraph graph) {
    var found = new ArrayList<Point>();
    var seen = new HashSet<>(explained);
    for (var point : points) {
      if (!seen.contains(point)) {
        found.add(point);
        seen.addAll(graph.reached(List.of(point)));
        seen.addAll(graph.reaching(List.of(point)));
      }
    }
    return found;
  }

  /**
   * A circle in which no lead ever rests never ends. A step that waits for its turn as a job is no
   * rest: the job would run again and again.
   */
  private static void loops(Diagram diagram, FlowGraph graph, List<Finding> findings) {
    var seen = new HashSet<Point>();
    for (var point : graph.points()) {
      if (seen.contains(point) || FlowGraph.isWait(point.node())) {
        continue;
      }
      var circle = circle(graph, point);
      if (!circle.isEmpty() && seen.addAll(circle)) {
        findings.add(
            diagram.error(
                "loop-without-wait",
                point.node(),
                circle.stream()
                    .map(Point::node)
                    .distinct()
                    .map(Diagram::spoken)
                    .collect(Collectors.joining(" → "))));
      }
    }
  }

  /** The points that lie on a circle through that one without a wait. */
  private static List<Point> circle(FlowGraph graph, Point start) {
    var ahead = withoutWait(graph, start, true);
    var behind = withoutWait(graph, start, false);
    if (!ahead.remove(start)) {
      return List.of();
    }
    ahead.retainAll(behind);
    return Stream.concat(Stream.of(start), ahead.stream()).toList();
  }

  private static Set<Point> withoutWait(FlowGraph graph, Point start, boolean forward) {
    var seen = new LinkedHashSet<Point>();
    var open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      var point = open.remove();
      var next =
          forward
              ? graph.from(point).stream().map(FlowGraph.Way::to)
              : graph.into(point).stream().map(FlowGraph.Way::from);
      next.filter(other -> !FlowGraph.isWait(other.node())).filter(seen::add).forEach(open::add);
    }
    return seen;
  }
}
