package io.leadrelay.process.check;

import java.util.List;

/** Some of the rules that a diagram must hold. */
interface DiagramRules {

  List<Finding> findings(Diagram diagram, Surroundings known);
}
