package io.leadrelay.owner;

import io.leadrelay.process.template.ElementTemplateApplier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.jspecify.annotations.Nullable;

/** Edits the diagram as one does in Modeler: by the labels that people read. */
final class DiagramHand {

  private final Path file;
  private final BpmnModelInstance model;

  private DiagramHand(Path file) {
    this.file = file;
    model = Bpmn.readModelFromFile(file.toFile());
  }

  static DiagramHand open(Path file) {
    return new DiagramHand(file);
  }

  DiagramHand rename(String label, String other) {
    node(label).setName(other);
    return this;
  }

  /** Modeler changes the references to an element together with its id. */
  DiagramHand changeId(String label, String id) {
    node(label).setId(id);
    return this;
  }

  DiagramHand dropTemplate(
      String from,
      String to,
      String template,
      String label,
      String id,
      Map<String, String> fields) {
    ElementTemplateApplier.ofLeadrelay()
        .insertAfter(model, template, fields, flow(from, to), id, label);
    return this;
  }

  DiagramHand putGateway(String from, String to, String label, String id) {
    var arrow = flow(from, to);
    var target = arrow.getTarget();
    var gateway = model.newInstance(ExclusiveGateway.class);
    gateway.setId(id);
    gateway.setName(label);
    target.getParentElement().addChildElement(gateway);
    lanes(target).forEach(lane -> lane.getFlowNodeRefs().add(gateway));
    place(gateway, 50, middle(arrow));
    retarget(arrow, gateway);
    connect(gateway, target, null, null);
    return this;
  }

  /** Names the arrow from a gateway and gives it a condition. */
  DiagramHand ask(String gateway, String to, String label, String condition) {
    var arrow = flow(gateway, to);
    arrow.setName(label);
    arrow.setConditionExpression(condition(condition));
    return this;
  }

  /** Draws the default arrow of a gateway. */
  DiagramHand otherwise(String gateway, String label, String to) {
    var from = (ExclusiveGateway) node(gateway);
    from.setDefault(connect(from, node(to), label, null));
    return this;
  }

  DiagramHand attachTimer(String host, String label, String id, String duration) {
    var attached = node(host);
    var event = model.newInstance(BoundaryEvent.class);
    event.setId(id);
    event.setName(label);
    event.setAttachedTo((org.camunda.bpm.model.bpmn.instance.Activity) attached);
    event.setCancelActivity(true);
    var time = model.newInstance(TimeDuration.class);
    time.setTextContent(duration);
    var timer = model.newInstance(TimerEventDefinition.class);
    timer.setTimeDuration(time);
    event.addChildElement(timer);
    attached.getParentElement().addChildElement(event);
    lanes(attached).forEach(lane -> lane.getFlowNodeRefs().add(event));
    var bounds = bounds(attached);
    place(
        event,
        36,
        new Point(bounds.getX() + bounds.getWidth() - 10, bounds.getY() + bounds.getHeight()));
    return this;
  }

  DiagramHand draw(String from, String to, @Nullable String label, @Nullable String condition) {
    connect(node(from), node(to), label, condition);
    return this;
  }

  DiagramHand delete(String label) {
    var node = node(label);
    for (var arrow : List.copyOf(node.getIncoming())) {
      remove(arrow);
    }
    for (var arrow : List.copyOf(node.getOutgoing())) {
      remove(arrow);
    }
    lanes(node).forEach(lane -> lane.getFlowNodeRefs().remove(node));
    var shape = node.getDiagramElement();
    shape.getParentElement().removeChildElement(shape);
    node.getParentElement().removeChildElement(node);
    return this;
  }

  void save() {
    Bpmn.writeModelToFile(file.toFile(), model);
  }

  private void remove(SequenceFlow arrow) {
    if (arrow.getSource() instanceof ExclusiveGateway gateway
        && arrow.equals(gateway.getDefault())) {
      gateway.removeAttribute("default");
    }
    arrow.getSource().getOutgoing().remove(arrow);
    arrow.getTarget().getIncoming().remove(arrow);
    var edge = arrow.getDiagramElement();
    edge.getParentElement().removeChildElement(edge);
    arrow.getParentElement().removeChildElement(arrow);
  }

  private void retarget(SequenceFlow arrow, FlowNode target) {
    arrow.getTarget().getIncoming().remove(arrow);
    arrow.setTarget(target);
    target.getIncoming().add(arrow);
    var edge = arrow.getDiagramElement();
    var ends = List.copyOf(edge.getWaypoints());
    var last = ends.get(ends.size() - 1);
    last.setX(center(target).x());
    last.setY(center(target).y());
  }

  private SequenceFlow connect(
      FlowNode from, FlowNode to, @Nullable String label, @Nullable String condition) {
    var arrow = model.newInstance(SequenceFlow.class);
    arrow.setId("flow_" + bare(from) + "_" + bare(to));
    if (label != null) {
      arrow.setName(label);
    }
    from.getParentElement().addChildElement(arrow);
    arrow.setSource(from);
    arrow.setTarget(to);
    from.getOutgoing().add(arrow);
    to.getIncoming().add(arrow);
    if (condition != null) {
      arrow.setConditionExpression(condition(condition));
    }
    var edge = model.newInstance(BpmnEdge.class);
    edge.setBpmnElement(arrow);
    edge.getWaypoints().add(waypoint(center(from)));
    edge.getWaypoints().add(waypoint(center(to)));
    plane().addChildElement(edge);
    return arrow;
  }

  private static String bare(FlowNode node) {
    return node.getId().substring(node.getId().indexOf('_') + 1);
  }

  private ConditionExpression condition(String expression) {
    var condition = model.newInstance(ConditionExpression.class);
    condition.setTextContent(expression);
    return condition;
  }

  private void place(FlowNode node, double size, Point at) {
    var bounds = model.newInstance(Bounds.class);
    bounds.setX(at.x() - size / 2);
    bounds.setY(at.y() - size / 2);
    bounds.setWidth(size);
    bounds.setHeight(size);
    var shape = model.newInstance(BpmnShape.class);
    shape.setBpmnElement(node);
    shape.setBounds(bounds);
    plane().addChildElement(shape);
  }

  private Waypoint waypoint(Point at) {
    var waypoint = model.newInstance(Waypoint.class);
    waypoint.setX(at.x());
    waypoint.setY(at.y());
    return waypoint;
  }

  private BpmnPlane plane() {
    return model.getModelElementsByType(BpmnPlane.class).iterator().next();
  }

  private static Point middle(SequenceFlow arrow) {
    var from = center(arrow.getSource());
    var to = center(arrow.getTarget());
    return new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
  }

  private static Point center(FlowNode node) {
    var bounds = bounds(node);
    return new Point(bounds.getX() + bounds.getWidth() / 2, bounds.getY() + bounds.getHeight() / 2);
  }

  private static Bounds bounds(FlowNode node) {
    return ((BpmnShape) Objects.requireNonNull(node.getDiagramElement())).getBounds();
  }

  private record Point(double x, double y) {}

  private List<Lane> lanes(FlowNode node) {
    return model.getModelElementsByType(Lane.class).stream()
        .filter(lane -> lane.getFlowNodeRefs().contains(node))
        .toList();
  }

  private FlowNode node(String label) {
    var nodes =
        model.getModelElementsByType(FlowNode.class).stream()
            .filter(node -> label.equals(node.getName()))
            .toList();
    if (nodes.size() != 1) {
      throw new AssertionError(nodes.size() + " nodes are called " + label);
    }
    return nodes.get(0);
  }

  private SequenceFlow flow(String from, String to) {
    var flows =
        node(from).getOutgoing().stream()
            .filter(flow -> to.equals(flow.getTarget().getName()))
            .toList();
    if (flows.size() != 1) {
      throw new AssertionError(flows.size() + " arrows go from " + from + " to " + to);
    }
    return flows.get(0);
  }
}
