package io.leadrelay.process.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.jspecify.annotations.Nullable;

/** Draws in a diagram, roughly where a person would: nobody needs to look at it. */
public final class Canvas {

  private static final double GAP = 50;

  private final BpmnModelInstance model;

  public Canvas(BpmnModelInstance model) {
    this.model = model;
  }

  /** Puts a node that stands in the model on a flow, which then ends there; another goes on. */
  public SequenceFlow insert(FlowNode node, SequenceFlow where) {
    var target = where.getTarget();
    target.getIncoming().remove(where);
    where.setTarget(node);
    node.getIncoming().add(where);
    joinLane(node, where.getSource());

    var points = edge(where).map(edge -> points(edge)).orElseGet(List::of);
    if (points.isEmpty()) {
      return connect(node, target, null);
    }
    var longest = longest(points);
    var from = points.get(longest);
    var to = points.get(longest + 1);
    shape(node, (from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
    var first = new ArrayList<>(points.subList(0, longest + 1));
    first.add(middle(node));
    route(edge(where).orElseThrow(), first);
    var rest = new ArrayList<>(List.of(middle(node)));
    rest.addAll(points.subList(longest + 1, points.size()));
    return flow(node, target, null, rest);
  }

  /** Hangs a boundary event that stands in the model at its host. */
  public void attach(BoundaryEvent event, Activity host) {
    joinLane(event, host);
    bounds(host)
        .ifPresent(
            box -> shape(event, box.getX() + box.getWidth() / 2, box.getY() + box.getHeight()));
  }

  /** Draws a node that stands in the model below another. */
  public void beside(FlowNode node, FlowNode neighbour) {
    joinLane(node, neighbour);
    bounds(neighbour)
        .ifPresent(
            box ->
                shape(
                    node,
                    box.getX() + box.getWidth() / 2,
                    box.getY() + box.getHeight() + GAP + height(node)));
  }

  /** Leads a flow from one node to another. */
  public SequenceFlow connect(FlowNode from, FlowNode to, @Nullable String name) {
    return flow(
        from,
        to,
        name,
        bounds(from).isPresent() && bounds(to).isPresent()
            ? List.of(middle(from), middle(to))
            : List.of());
  }

  private SequenceFlow flow(FlowNode from, FlowNode to, @Nullable String name, List<Point> points) {
    var flow = model.newInstance(SequenceFlow.class);
    flow.setId("flow_%s_%s".formatted(bare(from), bare(to)));
    if (name != null) {
      flow.setName(name);
    }
    from.getParentElement().addChildElement(flow);
    flow.setSource(from);
    flow.setTarget(to);
    from.getOutgoing().add(flow);
    to.getIncoming().add(flow);
    if (!points.isEmpty()) {
      var edge = model.newInstance(BpmnEdge.class);
      edge.setId(flow.getId() + "_di");
      edge.setBpmnElement(flow);
      route(edge, points);
      plane().addChildElement(edge);
    }
    return flow;
  }

  private static String bare(BaseElement node) {
    return node.getId().substring(node.getId().indexOf('_') + 1);
  }

  private void joinLane(FlowNode node, FlowNode neighbour) {
    model.getModelElementsByType(Lane.class).stream()
        .filter(lane -> lane.getFlowNodeRefs().contains(neighbour))
        .findFirst()
        .ifPresent(lane -> lane.getFlowNodeRefs().add(node));
  }

  // ---- geometry

  private record Point(double x, double y) {
    double distance(Point other) {
      return Math.hypot(x - other.x, y - other.y);
    }
  }

  private static int longest(List<Point> points) {
    var longest = 0;
    for (var n = 1; n < points.size() - 1; n++) {
      if (points.get(n).distance(points.get(n + 1))
          > points.get(longest).distance(points.get(longest + 1))) {
        longest = n;
      }
    }
    return longest;
  }

  private void shape(FlowNode node, double middleX, double middleY) {
    var bounds = model.newInstance(Bounds.class);
    bounds.setX(middleX - width(node) / 2);
    bounds.setY(middleY - height(node) / 2);
    bounds.setWidth(width(node));
    bounds.setHeight(height(node));
    var shape = model.newInstance(BpmnShape.class);
    shape.setId(node.getId() + "_di");
    shape.setBpmnElement(node);
    shape.setBounds(bounds);
    plane().addChildElement(shape);
  }

  private static double width(FlowNode node) {
    return node instanceof Event ? 36 : node instanceof Gateway ? 50 : 100;
  }

  private static double height(FlowNode node) {
    return node instanceof Event ? 36 : node instanceof Gateway ? 50 : 80;
  }

  private Point middle(FlowNode node) {
    var box = bounds(node).orElseThrow();
    return new Point(box.getX() + box.getWidth() / 2, box.getY() + box.getHeight() / 2);
  }

  private Optional<Bounds> bounds(FlowNode node) {
    return model.getModelElementsByType(BpmnShape.class).stream()
        .filter(shape -> node.equals(shape.getBpmnElement()))
        .map(BpmnShape::getBounds)
        .findFirst();
  }

  private Optional<BpmnEdge> edge(SequenceFlow flow) {
    return model.getModelElementsByType(BpmnEdge.class).stream()
        .filter(edge -> flow.equals(edge.getBpmnElement()))
        .findFirst();
  }

  private static List<Point> points(BpmnEdge edge) {
    return edge.getWaypoints().stream()
        .map(point -> new Point(point.getX(), point.getY()))
        .toList();
  }

  private void route(BpmnEdge edge, List<Point> points) {
    edge.getWaypoints().clear();
    for (var point : points) {
      var waypoint = model.newInstance(Waypoint.class);
      waypoint.setX(point.x());
      waypoint.setY(point.y());
      edge.getWaypoints().add(waypoint);
    }
  }

  private BpmnPlane plane() {
    return model.getModelElementsByType(BpmnPlane.class).iterator().next();
  }
}
