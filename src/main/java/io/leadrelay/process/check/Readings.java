package io.leadrelay.process.check;

import io.leadrelay.process.check.ConditionRules.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.jspecify.annotations.Nullable;

/** Who in a diagram reads which fact, and who sets it. */
final class Readings {

  private final Map<FlowNode, Map<String, BaseElement>> atEntry = new HashMap<>();
  private final Map<FlowNode, Set<String>> atExit = new HashMap<>();
  private final Map<FlowNode, List<Promises>> promises = new HashMap<>();
  private final Map<FlowNode, Set<String>> own = new HashMap<>();
  private final Map<FlowNode, List<SequenceFlow>> waysOut = new HashMap<>();
  private final Map<SequenceFlow, Question> questions = new HashMap<>();
  private final Map<FlowNode, SequenceFlow> defaults = new HashMap<>();
  private final Set<FlowNode> commitsBefore = new HashSet<>();
  private final Set<FlowNode> commitsAfter = new HashSet<>();
  private final FlowGraph graph;
  private final KnownFacts known;
  private final Set<SubProcess> late = new HashSet<>();

  Readings(Diagram diagram, Surroundings surroundings) {
    var steps = new StepsOfNode(surroundings.steps());
    var variables = new TreeSet<String>();
    graph = new FlowGraph(diagram, steps);
    for (var node : diagram.nodes()) {
      var promised =
          steps.all(node).stream()
              .map(step -> surroundings.own().promises(step.contract(), node))
              .toList();
      promises.put(node, promised);
      own.put(node, StepsOfNode.ownVariables(node));
      variables.addAll(own(node));
      waysOut.put(node, diagram.waysOut(node));
      promised.forEach(promise -> promise.needs().forEach(fact -> enter(node, fact, node)));
      if (node instanceof SubProcess sub && hasLateBranch(diagram, sub)) {
        late.add(sub);
      }
      if (StepsOfNode.isAsync(node, "asyncBefore")) {
        commitsBefore.add(node);
      }
      if (StepsOfNode.isAsync(node, "asyncAfter")) {
        commitsAfter.add(node);
      }
      var byDefault = ConditionRules.byDefault(node);
      if (byDefault != null) {
        defaults.put(node, byDefault);
      }
    }
    diagram
        .all(SequenceFlow.class)
        .forEach(
            flow -> ConditionRules.question(flow).ifPresent(asked -> questions.put(flow, asked)));
    known = surroundings.facts().and(variables);
    Written.in(diagram).forEach(this::note);
  }

  FlowGraph graph() {
    return graph;
  }

  KnownFacts known() {
    return known;
  }

  /** What is read when a lead comes to the node, each with the element that reads it. */
  Map<String, BaseElement> atEntry(FlowNode node) {
    return atEntry.getOrDefault(node, Map.of());
  }

  /** What the node reads when its step is done. */
  Set<String> atExit(FlowNode node) {
    return atExit.getOrDefault(node, Set.of());
  }

  /** What the steps of the node say of the facts. */
  List<Promises> promises(FlowNode node) {
    return promises.getOrDefault(node, List.of());
  }

  /** The variables that the node sets by the diagram's own mappings. */
  Set<String> own(FlowNode node) {
    return own.getOrDefault(node, Set.of());
  }

  /** In the order in which the engine asks their conditions. */
  List<SequenceFlow> waysOut(FlowNode node) {
    return waysOut.getOrDefault(node, List.of());
  }

  /** The way that is taken where no condition holds, null if there is none. */
  @Nullable SequenceFlow byDefault(FlowNode node) {
    return defaults.get(node);
  }

  /** What the condition of a way asks, null if it has none. */
  @Nullable Question question(SequenceFlow flow) {
    return questions.get(flow);
  }

  /** Whether what is not kept is gone when the step begins: it waits for its turn as a job. */
  boolean commitsBefore(FlowNode node) {
    return commitsBefore.contains(node);
  }

  /** Likewise when the step is done. */
  boolean commitsAfter(FlowNode node) {
    return commitsAfter.contains(node);
  }

  /**
   * Whether a subprocess may end later than the lead's own way through it: with a branch that was
   * set off beside it and waits.
   */
  boolean endsLate(SubProcess sub) {
    return late.contains(sub);
  }

  /** All facts that are read anywhere. */
  Set<String> facts() {
    var facts = new LinkedHashSet<String>();
    atEntry.values().forEach(read -> facts.addAll(read.keySet()));
    atExit.values().forEach(facts::addAll);
    questions.values().forEach(question -> facts.add(question.fact()));
    return facts;
  }

  private boolean hasLateBranch(Diagram diagram, SubProcess sub) {
    var besides =
        diagram.all(BoundaryEvent.class).stream()
            .filter(event -> !event.cancelActivity() && FlowGraph.isInside(event, sub))
            .map(FlowGraph::enter)
            .toList();
    return graph.reachedWithin(sub, besides).stream()
        .map(FlowGraph.Point::node)
        .anyMatch(node -> !(node instanceof BoundaryEvent) && FlowGraph.isWait(node));
  }

  private void note(Written written) {
    if (!(written.place() instanceof FlowNode node)) {
      return;
    }
    for (var name : Expression.namesIn(written.text())) {
      if (written.locals().contains(name)) {
        continue;
      }
      if (written.atExit()) {
        atExit.computeIfAbsent(node, key -> new TreeSet<>()).add(name);
      } else if (node instanceof BoundaryEvent event
          && event.getAttachedTo() != null
          && !StepsOfNode.definitions(event, TimerEventDefinition.class).isEmpty()) {
        // The engine sets the timers on the border of a step when the step begins.
        enter(event.getAttachedTo(), name, event);
      } else {
        enter(node, name, node);
      }
    }
  }

  private void enter(FlowNode node, String fact, BaseElement reader) {
    atEntry.computeIfAbsent(node, key -> new LinkedHashMap<>()).putIfAbsent(fact, reader);
  }
}
