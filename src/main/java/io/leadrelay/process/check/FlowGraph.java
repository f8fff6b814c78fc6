package io.leadrelay.process.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** The ways that a lead can take through a diagram, subprocesses unfolded. */
final class FlowGraph {

  private final Map<Point, List<Way>> from = new LinkedHashMap<>();
  private final Map<Point, List<Way>> into = new LinkedHashMap<>();
  private final List<Point> points = new ArrayList<>();
  private final StepsOfNode steps;

  /**
   * A place where a lead can be.
   *
   * @param leaving of a subprocess: whether its inside is done; false of all other nodes
   */
  record Point(FlowNode node, boolean leaving) {}

  /**
   * From a place to the next.
   *
   * @param flow the line in the diagram, null if there is none: into and out of a subprocess, or to
   *     an event on a step's border
   */
  record Way(Point from, Point to, @Nullable SequenceFlow flow) {

    /** Whether it leads to an event on the border of a step. */
    boolean isBorder() {
      return flow == null && to.node() instanceof BoundaryEvent;
    }
  }

  FlowGraph(Diagram diagram, StepsOfNode steps) {
    this.steps = steps;
    var nodes = diagram.nodes().stream().filter(node -> !isEventSubProcess(node)).toList();
    for (var node : nodes) {
      points.add(new Point(node, false));
      if (node instanceof SubProcess) {
        points.add(new Point(node, true));
      }
    }
    for (var flow : diagram.all(SequenceFlow.class)) {
      add(exit(flow.getSource()), enter(flow.getTarget()), flow);
    }
    nodes.forEach(node -> unfold(node, nodes));
  }

  List<Point> points() {
    return points;
  }

  /** The ways onward, those with a line in the order of the file. */
  List<Way> from(Point point) {
    return from.getOrDefault(point, List.of());
  }

  List<Way> into(Point point) {
    return into.getOrDefault(point, List.of());
  }

  /** Where a lead comes in without coming from anywhere. */
  List<Point> starts() {
    return points.stream()
        .filter(
            point ->
                isForCompensation(point.node())
                    || (point.node() instanceof StartEvent start
                        && (start.getParentElement() instanceof Process
                            || isEventSubProcess(start.getParentElement()))))
        .toList();
  }

  /** Where a lead's process, or what an event subprocess does, is over. */
  List<Point> ends() {
    return points.stream()
        .filter(
            point ->
                isForCompensation(point.node())
                    || (point.node() instanceof EndEvent && from(point).isEmpty()))
        .toList();
  }

  /** All places that the ways lead to from there, those included. */
  Set<Point> reached(Collection<Point> starts) {
    return walk(starts, point -> from(point).stream().map(Way::to).toList());
  }

  /** All places in a subprocess that the ways lead to from there without leaving it. */
  Set<Point> reachedWithin(SubProcess sub, Collection<Point> starts) {
    return walk(
        starts,
        point ->
            from(point).stream().map(Way::to).filter(next -> isInside(next.node(), sub)).toList());
  }

  /** All places from which the ways lead there, those included. */
  Set<Point> reaching(Collection<Point> ends) {
    return walk(ends, point -> into(point).stream().map(Way::from).toList());
  }

  private static Set<Point> walk(Collection<Point> starts, Function<Point, List<Point>> next) {
    var seen = new LinkedHashSet<>(starts);
    var open = new ArrayDeque<>(starts);
    while (!open.isEmpty()) {
      for (var point : next.apply(open.remove())) {
        if (seen.add(point)) {
          open.add(point);
        }
      }
    }
    return seen;
  }

  /** Whether a lead rests here until something happens. */
  static boolean isWait(FlowNode node) {
    return node instanceof UserTask
        || node instanceof ReceiveTask
        || node instanceof EventBasedGateway
        || node instanceof CallActivity
        || (node instanceof IntermediateCatchEvent && !isLink(node))
        || (node instanceof BoundaryEvent && !isThrown(node));
  }

  static boolean isEventSubProcess(ModelElementInstance element) {
    return element instanceof SubProcess sub && sub.triggeredByEvent();
  }

  static boolean isForCompensation(FlowNode node) {
    return node instanceof Activity activity && activity.isForCompensation();
  }

  /** Whether a step throws what the event on its border catches. */
  static boolean isThrown(FlowNode event) {
    return !StepsOfNode.definitions(event, ErrorEventDefinition.class).isEmpty()
        || !StepsOfNode.definitions(event, EscalationEventDefinition.class).isEmpty();
  }

  /** The code of the error that an event catches or throws, null for any. */
  static @Nullable String errorCode(FlowNode event) {
    return StepsOfNode.definitions(event, ErrorEventDefinition.class).stream()
        .map(ErrorEventDefinition::getError)
        .filter(Objects::nonNull)
        .map(Error::getErrorCode)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  static boolean isInside(FlowNode node, ModelElementInstance scope) {
    for (var outer = node.getParentElement(); outer != null; outer = outer.getParentElement()) {
      if (outer.equals(scope)) {
        return true;
      }
    }
    return false;
  }

  static Point enter(FlowNode node) {
    return new Point(node, false);
  }

  static Point exit(FlowNode node) {
    return new Point(node, node instanceof SubProcess);
  }

  private void unfold(FlowNode node, List<FlowNode> nodes) {
    if (node instanceof SubProcess sub) {
      sub.getChildElementsByType(StartEvent.class)
          .forEach(start -> add(enter(sub), enter(start), null));
    } else if (node instanceof EndEvent end) {
      closeScope(end);
    } else if (node instanceof BoundaryEvent event) {
      attach(event, nodes);
    } else if (node instanceof IntermediateThrowEvent thrown && isLink(thrown)) {
      nodes.stream()
          .filter(other -> other instanceof IntermediateCatchEvent && isLink(other))
          .filter(other -> linkName(other).equals(linkName(thrown)))
          .forEach(other -> add(enter(thrown), enter(other), null));
    }
  }

  private void closeScope(EndEvent end) {
    if (!StepsOfNode.definitions(end, ErrorEventDefinition.class).isEmpty()) {
      return;
    }
    var scope = end.getParentElement();
    if (isEventSubProcess(scope)) {
      // An event subprocess that interrupts ends what it stands in.
      scope =
          scope.getChildElementsByType(StartEvent.class).stream()
                  .allMatch(StartEvent::isInterrupting)
              ? scope.getParentElement()
              : null;
    }
    if (scope instanceof SubProcess sub) {
      add(enter(end), exit(sub), null);
    }
  }

  private void attach(BoundaryEvent event, List<FlowNode> nodes) {
    var host = event.getAttachedTo();
    if (host == null) {
      return;
    }
    var sources =
        nodes.stream()
            .filter(node -> node.equals(host) || isInside(node, host))
            .filter(node -> isThrown(event) ? throwsTo(node, event) : isWait(node))
            .filter(node -> !(node instanceof BoundaryEvent))
            .toList();
    if (sources.isEmpty()) {
      add(enter(host), enter(event), null);
    }
    sources.forEach(source -> add(enter(source), enter(event), null));
  }

  private boolean throwsTo(FlowNode node, BoundaryEvent event) {
    var caught = errorCode(event);
    if (node instanceof EndEvent) {
      return !StepsOfNode.definitions(node, ErrorEventDefinition.class).isEmpty()
          && (caught == null || caught.equals(errorCode(node)));
    }
    var codes = steps.errors(node);
    return caught == null ? !codes.isEmpty() : codes.contains(caught);
  }

  private void add(Point start, Point end, @Nullable SequenceFlow flow) {
    var way = new Way(start, end, flow);
    from.computeIfAbsent(start, key -> new ArrayList<>()).add(way);
    into.computeIfAbsent(end, key -> new ArrayList<>()).add(way);
  }

  private static boolean isLink(FlowNode node) {
    return !StepsOfNode.definitions(node, LinkEventDefinition.class).isEmpty();
  }

  private static String linkName(FlowNode node) {
    return String.valueOf(
        StepsOfNode.definitions(node, LinkEventDefinition.class).get(0).getName());
  }
}
