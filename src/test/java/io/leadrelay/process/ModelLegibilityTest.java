package io.leadrelay.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a person needs to read a diagram; a subclass names it and its happy path. */
abstract class ModelLegibilityTest {

  private static final int MOST_NODES = 45;

  /** A full-HD screen, without scrolling sideways. */
  private static final double WIDEST = 1920;

  private final BpmnModelInstance model;
  private final List<String> happyPath;
  private final Map<String, Rectangle2D> shapes;
  private final Map<String, List<Line2D>> edges;

  ModelLegibilityTest(String file, List<String> happyPath) {
    this.model = Bpmn.readModelFromFile(new File(file));
    this.happyPath = happyPath;
    this.shapes = shapes();
    this.edges = edges();
  }

  @Test
  @DisplayName("shows every node and every flow")
  void showsEverything() {
    assertThat(shapes.keySet()).containsAll(ids(FlowNode.class)).containsAll(ids(Lane.class));
    assertThat(edges.keySet()).containsAll(ids(SequenceFlow.class));
  }

  @Test
  @DisplayName("has no more nodes than a person takes in, besides those of expanded subprocesses")
  void isSmall() {
    assertThat(
            model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getParentElement() instanceof Process)
                .filter(node -> !isExpanded(node))
                .map(FlowNode::getId))
        .hasSizeLessThanOrEqualTo(MOST_NODES);
  }

  @Test
  @DisplayName("is no wider than a screen, labels included")
  void isNoWiderThanAScreen() {
    var all = new ArrayList<>(shapes.values());
    all.addAll(labels().values());
    var left = all.stream().mapToDouble(Rectangle2D::getMinX).min().orElseThrow();
    var right = all.stream().mapToDouble(Rectangle2D::getMaxX).max().orElseThrow();
    assertThat(right - left).isLessThanOrEqualTo(WIDEST);
  }

  @Test
  @DisplayName("has every node of a subprocess within it")
  void keepsNodesInTheirSubprocesses() {
    for (var sub : model.getModelElementsByType(SubProcess.class)) {
      for (var node : sub.getFlowElements()) {
        if (node instanceof FlowNode) {
          assertThat(shape(sub.getId()).contains(shape(node.getId())))
              .as("%s lies in %s", node.getId(), sub.getId())
              .isTrue();
        }
      }
    }
  }

  @Test
  @DisplayName("has no shapes that overlap")
  void hasNoOverlappingShapes() {
    var found = new ArrayList<String>();
    pairs(
        new ArrayList<>(model.getModelElementsByType(FlowNode.class)),
        (a, b) -> {
          if (!isInside(a, b)
              && !isInside(b, a)
              && !isAttached(a, b)
              && !isAttached(b, a)
              && shape(a.getId()).intersects(shape(b.getId()))) {
            found.add(a.getId() + " overlaps " + b.getId());
          }
        });
    assertThat(found).isEmpty();
  }

  @Test
  @DisplayName("has no flow that runs through a shape it does not belong to")
  void hasNoFlowThroughAShape() {
    var found = new ArrayList<String>();
    for (var flow : model.getModelElementsByType(SequenceFlow.class)) {
      for (var node : model.getModelElementsByType(FlowNode.class)) {
        if (node.equals(flow.getSource())
            || node.equals(flow.getTarget())
            || isInside(flow, node)
            || isAttached(flow.getSource(), node)) {
          continue;
        }
        var shape = shrunk(shape(node.getId()));
        if (edge(flow.getId()).stream().anyMatch(shape::intersectsLine)) {
          found.add(flow.getId() + " runs through " + node.getId());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  @DisplayName("has no flows that cross, or run on top of each other apart from a common end")
  void hasNoCrossingFlows() {
    var found = new ArrayList<String>();
    pairs(
        new ArrayList<>(model.getModelElementsByType(SequenceFlow.class)),
        (a, b) -> {
          for (var one : edge(a.getId())) {
            for (var other : edge(b.getId())) {
              if (one.intersectsLine(other) && !meet(one, other)) {
                found.add("%s crosses %s at %s".formatted(a.getId(), b.getId(), text(one)));
              }
            }
          }
        });
    assertThat(found).isEmpty();
  }

  @Test
  @DisplayName("leads the happy path from left to right within each lane, each step straight on")
  void leadsTheHappyPathToTheRight() {
    for (var n = 1; n < happyPath.size(); n++) {
      var from = happyPath.get(n - 1);
      var to = happyPath.get(n);
      assertThat(shape(from).getMaxX())
          .as("%s lies left of %s", from, to)
          .isLessThan(shape(to).getMinX() + 0.5);
      if (isOneLane(from, to)) {
        assertThat(shape(from).getCenterY())
            .as("%s and %s stand on one line", from, to)
            .isEqualTo(shape(to).getCenterY());
      }
      assertThat(node(from).getOutgoing().stream().map(flow -> flow.getTarget().getId()))
          .as("after %s comes", from)
          .contains(to);
    }
  }

  @Test
  @DisplayName("has no label on a shape, on a flow, or on another label")
  void hasReadableLabels() {
    var found = new ArrayList<String>();
    var labels = labels();
    labels.forEach(
        (owner, label) -> {
          var box = shrunk(label);
          for (var node : model.getModelElementsByType(FlowNode.class)) {
            if (!isExpanded(node) && outline(node).intersects(box)) {
              found.add("the label of " + owner + " lies on " + node.getId());
            }
          }
          edges.forEach(
              (flow, lines) -> {
                if (lines.stream().anyMatch(box::intersectsLine)) {
                  found.add("the label of " + owner + " lies on " + flow);
                }
              });
        });
    pairs(
        new ArrayList<>(labels.entrySet()),
        (a, b) -> {
          if (a.getValue().intersects(b.getValue())) {
            found.add("the labels of " + a.getKey() + " and " + b.getKey() + " overlap");
          }
        });
    assertThat(found).isEmpty();
  }

  final BpmnModelInstance model() {
    return model;
  }

  // ---- geometry

  private Map<String, Rectangle2D> shapes() {
    var found = new LinkedHashMap<String, Rectangle2D>();
    for (var shape : model.getModelElementsByType(BpmnShape.class)) {
      found.put(shape.getBpmnElement().getId(), box(shape.getBounds()));
    }
    return found;
  }

  private Map<String, List<Line2D>> edges() {
    var found = new LinkedHashMap<String, List<Line2D>>();
    for (var edge : model.getModelElementsByType(BpmnEdge.class)) {
      var points = List.copyOf(edge.getWaypoints());
      var lines = new ArrayList<Line2D>();
      for (var n = 1; n < points.size(); n++) {
        lines.add(
            new Line2D.Double(
                points.get(n - 1).getX(),
                points.get(n - 1).getY(),
                points.get(n).getX(),
                points.get(n).getY()));
      }
      found.put(edge.getBpmnElement().getId(), lines);
    }
    return found;
  }

  private Map<String, Rectangle2D> labels() {
    var found = new HashMap<String, Rectangle2D>();
    for (var label : model.getModelElementsByType(BpmnLabel.class)) {
      var owner =
          label.getParentElement() instanceof BpmnShape shape
              ? shape.getBpmnElement()
              : ((BpmnEdge) label.getParentElement()).getBpmnElement();
      found.put(owner.getId(), box(label.getBounds()));
    }
    return found;
  }

  private static Rectangle2D box(Bounds bounds) {
    return new Rectangle2D.Double(
        bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
  }

  private static Rectangle2D shrunk(Rectangle2D box) {
    return new Rectangle2D.Double(
        box.getX() + 1, box.getY() + 1, box.getWidth() - 2, box.getHeight() - 2);
  }

  /** Two flows may begin or end at the same point, or one run into the other's end. */
  private static boolean meet(Line2D one, Line2D other) {
    return isEnd(one, other.getP1())
        || isEnd(one, other.getP2())
        || isEnd(other, one.getP1())
        || isEnd(other, one.getP2());
  }

  private static boolean isEnd(Line2D line, Point2D point) {
    return line.getP1().distance(point) < 1 || line.getP2().distance(point) < 1;
  }

  private static String text(Line2D line) {
    return "(%.0f,%.0f)-(%.0f,%.0f)"
        .formatted(line.getX1(), line.getY1(), line.getX2(), line.getY2());
  }

  private static boolean isInside(BaseElement inner, FlowNode outer) {
    return outer instanceof SubProcess && outer.equals(inner.getParentElement());
  }

  private static boolean isAttached(FlowNode event, FlowNode node) {
    return event instanceof BoundaryEvent boundary && node.equals(boundary.getAttachedTo());
  }

  private static boolean isExpanded(FlowNode node) {
    return node instanceof SubProcess;
  }

  private static <T> void pairs(List<T> all, java.util.function.BiConsumer<T, T> each) {
    for (var i = 0; i < all.size(); i++) {
      for (var j = i + 1; j < all.size(); j++) {
        each.accept(all.get(i), all.get(j));
      }
    }
  }

  /** Where there are no lanes, all is one. */
  private boolean isOneLane(String from, String to) {
    return lane(from).equals(lane(to));
  }

  private Optional<String> lane(String node) {
    return model.getModelElementsByType(Lane.class).stream()
        .filter(lane -> lane.getFlowNodeRefs().stream().anyMatch(any -> any.getId().equals(node)))
        .map(Lane::getId)
        .findFirst();
  }

  private FlowNode node(String id) {
    return model.getModelElementById(id);
  }

  /** What is drawn: a gateway leaves the corners of its box free, an event too. */
  private Shape outline(FlowNode node) {
    var box = shape(node.getId());
    if (node instanceof Gateway) {
      var diamond = new Path2D.Double();
      diamond.moveTo(box.getCenterX(), box.getMinY());
      diamond.lineTo(box.getMaxX(), box.getCenterY());
      diamond.lineTo(box.getCenterX(), box.getMaxY());
      diamond.lineTo(box.getMinX(), box.getCenterY());
      diamond.closePath();
      return diamond;
    }
    return node instanceof Event
        ? new Ellipse2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight())
        : box;
  }

  final Rectangle2D shape(String id) {
    return Objects.requireNonNull(shapes.get(id), "no shape for " + id);
  }

  private List<Line2D> edge(String id) {
    return Objects.requireNonNull(edges.get(id), "no edge for " + id);
  }

  private Collection<String> ids(Class<? extends BaseElement> type) {
    return model.getModelElementsByType(type).stream().map(BaseElement::getId).toList();
  }
}
