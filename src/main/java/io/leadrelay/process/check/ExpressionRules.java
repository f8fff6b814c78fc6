package io.leadrelay.process.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** Each expression can be read, and names only what there is. */
final class ExpressionRules implements DiagramRules {

  /** What the engine itself offers: the context, and its functions for people and times. */
  private static final Set<String> CONTEXT = Set.of("execution", "task", "authenticatedUserId");

  private static final Set<String> FUNCTIONS =
      Set.of("currentUser", "currentUserGroups", "now", "dateTime");

  /** Beans that are no steps and that diagrams may call. */
  private static final Set<String> BEANS = Set.of("agreement");

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    var variables = new TreeSet<String>();
    diagram.nodes().forEach(node -> variables.addAll(StepsOfNode.ownVariables(node)));
    var facts = known.facts().and(variables);
    for (var written : Written.withConditions(diagram)) {
      try {
        var expression = Expression.read(written.text());
        expression.names().stream()
            .filter(name -> facts.find(name).isEmpty())
            .filter(name -> known.steps().find(name).isEmpty())
            .filter(
                name ->
                    !CONTEXT.contains(name)
                        && !BEANS.contains(name)
                        && !written.locals().contains(name))
            // A step that is called and unknown has a finding of its own.
            .filter(name -> !isCall(written, name))
            .forEach(name -> findings.add(diagram.error("name-unknown", written.place(), name)));
        expression.functions().stream()
            .filter(function -> !FUNCTIONS.contains(function))
            .forEach(
                function ->
                    findings.add(diagram.error("function-unknown", written.place(), function)));
      } catch (TreeBuilderException broken) {
        findings.add(diagram.error("expression-broken", written.place(), written.text()));
      }
    }
    return findings.stream().distinct().toList();
  }

  private static boolean isCall(Written written, String name) {
    return written.isCall() && StepsOfNode.bean(written.text()).filter(name::equals).isPresent();
  }
}
