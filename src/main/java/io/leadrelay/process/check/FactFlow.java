package io.leadrelay.process.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Each fact that a condition, a timer, an assignment or a step reads is set on every way there. One
 * fact at a time is followed along all ways, from a start where nothing is known.
 */
final class FactFlow implements DiagramRules {

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var readings = new Readings(diagram, known);
    var findings = new ArrayList<Finding>();
    for (var name : readings.facts()) {
      readings
          .known()
          .find(name)
          .ifPresent(fact -> findings.addAll(new FactWalk(diagram, readings, fact).findings()));
    }
    return findings;
  }
}
