package io.leadrelay.process.check;

import io.leadrelay.process.check.FlowGraph.Point;
import io.leadrelay.process.check.FlowGraph.Way;
import io.leadrelay.process.check.KnownFacts.KnownFact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;

/** Follows one fact along all ways of a diagram and notes who reads it where it is not set. */
final class FactWalk {

  /** A way longer than this is told by its beginning and its end. */
  private static final int LONGEST_WAY = 6;

  private final Diagram diagram;
  private final Readings readings;
  private final KnownFact fact;

  private final Map<Stand, Optional<Stand>> before = new HashMap<>();
  private final Queue<Stand> open = new ArrayDeque<>();
  private final Map<Point, Map<SequenceFlow, List<Stand>>> meetings = new LinkedHashMap<>();
  private final Set<Stand> released = new HashSet<>();
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  /**
   * What is known at a place, on one way there.
   *
   * @param aside the scope in which this way branched off while the lead stayed where it was; empty
   *     for the lead's own way
   */
  private record Stand(Point point, Knowledge knowledge, String aside) {

    Stand with(Knowledge other) {
      return new Stand(point, other, aside);
    }
  }

  FactWalk(Diagram diagram, Readings readings, KnownFact fact) {
    this.diagram = diagram;
    this.readings = readings;
    this.fact = fact;
  }

  List<Finding> findings() {
    for (var start : readings.graph().starts()) {
      go(new Stand(start, Knowledge.NONE, ""), Optional.empty());
    }
    do {
      while (!open.isEmpty()) {
        visit(open.remove());
      }
    } while (meet());
    return List.copyOf(findings.values());
  }

  private void visit(Stand stand) {
    var node = stand.point().node();
    if (stand.point().leaving()) {
      leave(stand, readings.endsLate((SubProcess) node) ? afterWait(stand, node) : stand);
      return;
    }
    var here = readings.commitsBefore(node) ? afterWait(stand, node) : stand;
    var reader = readings.atEntry(node).get(fact.name());
    if (reader != null) {
      read(stand, here.knowledge(), reader);
    }
    toTheBorder(stand, here);
    if (node instanceof SubProcess) {
      onWithoutLine(stand, here);
    } else {
      leave(stand, done(stand, here, node));
    }
  }

  /** What is known once the step is done. */
  private Stand done(Stand stand, Stand here, FlowNode node) {
    var done = FlowGraph.isWait(node) ? afterWait(here, node) : here;
    for (var promises : readings.promises(node)) {
      done = done.with(done.knowledge().after(fact.name(), promises, readings.known()));
    }
    if (readings.own(node).contains(fact.name())) {
      done = done.with(Knowledge.SET);
    }
    if (readings.atExit(node).contains(fact.name())) {
      read(stand, done.knowledge(), node);
    }
    return readings.commitsAfter(node) ? afterWait(done, node) : done;
  }

  private void toTheBorder(Stand stand, Stand here) {
    for (var way : readings.graph().from(stand.point())) {
      if (way.isBorder() && way.to().node() instanceof BoundaryEvent event) {
        var there = FlowGraph.isThrown(event) ? here : afterWait(here, stand.point().node());
        var aside = event.cancelActivity() ? stand.aside() : scope(event);
        go(new Stand(way.to(), there.knowledge(), aside), Optional.of(stand));
      }
    }
  }

  private void leave(Stand stand, Stand done) {
    var node = stand.point().node();
    var current = done.knowledge();
    var byDefault = readings.byDefault(node);
    for (var flow : readings.waysOut(node)) {
      if (flow.equals(byDefault)) {
        continue;
      }
      var question = readings.question(flow);
      if (question == null) {
        follow(stand, flow, current);
        continue;
      }
      if (question.fact().equals(fact.name())) {
        read(stand, current, flow);
      }
      var yes = current.answered(question, true);
      if (yes != null) {
        follow(stand, flow, yes);
      }
      var no = current.answered(question, false);
      if (no == null) {
        return;
      }
      current = no;
    }
    if (byDefault != null) {
      follow(stand, byDefault, current);
    }
    onWithoutLine(stand, done.with(current));
  }

  private void follow(Stand stand, SequenceFlow flow, Knowledge knowledge) {
    var next = new Stand(FlowGraph.enter(flow.getTarget()), knowledge, stand.aside());
    if (flow.getTarget() instanceof ParallelGateway gateway && gateway.getIncoming().size() > 1) {
      before.putIfAbsent(next, Optional.of(stand));
      var arrived =
          meetings
              .computeIfAbsent(next.point(), key -> new LinkedHashMap<>())
              .computeIfAbsent(flow, key -> new ArrayList<>());
      if (!arrived.contains(next)) {
        arrived.add(next);
      }
    } else {
      go(next, Optional.of(stand));
    }
  }

  /** Into a subprocess, out of it, or to the other end of a link. */
  private void onWithoutLine(Stand stand, Stand done) {
    var node = stand.point().node();
    if (node instanceof EndEvent && scope(node).equals(done.aside())) {
      // What branched off ends here; the lead itself is still where it was.
      return;
    }
    for (Way way : readings.graph().from(stand.point())) {
      if (way.flow() == null && !way.isBorder()) {
        go(new Stand(way.to(), done.knowledge(), done.aside()), Optional.of(stand));
      }
    }
  }

  /**
   * Lets go on what has met at a joining gateway, once nothing else moves.
   *
   * @return whether anything moves now
   */
  private boolean meet() {
    for (var meeting : meetings.entrySet()) {
      var gateway = meeting.getKey().node();
      var all = meeting.getValue().values();
      var ways = all.stream().map(FactWalk::knowledge).toList();
      var setByOne = Knowledge.isSetByOne(ways);
      for (var stand : all.stream().flatMap(List::stream).toList()) {
        var together = setByOne ? stand.with(Knowledge.SET) : stand;
        // The last to arrive may come in another transaction than the one that set the fact.
        var next = afterWait(together, gateway);
        before.putIfAbsent(next, before.getOrDefault(stand, Optional.empty()));
        if (released.add(next)) {
          open.add(next);
        }
      }
      if (!open.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Set<Knowledge> knowledge(List<Stand> stands) {
    return stands.stream().map(Stand::knowledge).collect(Collectors.toSet());
  }

  private void go(Stand next, Optional<Stand> from) {
    if (before.putIfAbsent(next, from) == null) {
      open.add(next);
    }
  }

  private Stand afterWait(Stand stand, FlowNode wait) {
    return stand.with(stand.knowledge().after(Diagram.spoken(wait), fact, readings.known()));
  }

  private void read(Stand stand, Knowledge knowledge, BaseElement reader) {
    if (knowledge.isSet()) {
      return;
    }
    var wait = knowledge.forgottenAt();
    findings.putIfAbsent(
        reader.getId(),
        wait == null
            ? diagram.error("fact-not-set", reader, fact.name(), way(stand), setBy())
            : diagram.error("fact-forgotten", reader, fact.name(), wait));
  }

  private String setBy() {
    return fact.setBy().isEmpty() ? "—" : String.join(", ", fact.setBy());
  }

  /** How a lead comes there, in the words of the diagram. */
  private String way(Stand stand) {
    var names = new ArrayList<String>();
    @Nullable Stand at = stand;
    while (at != null) {
      var node = at.point().node();
      var name = Diagram.label(node);
      if (name != null
          && !(node instanceof Gateway)
          && (names.isEmpty() || !names.get(0).equals(name))) {
        names.add(0, name);
      }
      at = before.getOrDefault(at, Optional.empty()).orElse(null);
    }
    if (names.size() > LONGEST_WAY) {
      var all = List.copyOf(names);
      names.clear();
      names.addAll(all.subList(0, 2));
      names.add("…");
      names.addAll(all.subList(all.size() - LONGEST_WAY + 2, all.size()));
    }
    return String.join(" → ", names);
  }

  private static String scope(FlowNode node) {
    return node.getParentElement() instanceof BaseElement scope ? scope.getId() : "";
  }
}
