package io.leadrelay.process.check;

import io.leadrelay.process.LeadLifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.instance.Process;

/** Checks all process files: whether the engine can run them, and code and diagram still agree. */
final class DiagramCheck implements ModelRules {

  private static final String LIFE_OF_A_LEAD = "bpmn/lead-lifecycle.bpmn";

  private static final List<DiagramRules> RULES =
      List.of(
          new StepRules(),
          new DecisionRules(),
          new TaskRules(),
          new EventRules(),
          new NameRules(),
          new ExpressionRules(),
          new ConditionRules(),
          new TimerRules(),
          new WayRules(),
          new SeveralAtOnceRules(),
          new FactFlow(),
          new LabelRules());

  @Override
  public List<Finding> findings(OwnersModels models) {
    var findings = new ArrayList<Finding>();
    var reader = new DiagramReader();
    var diagrams = new ArrayList<Diagram>();
    for (var file : models.files().names()) {
      if (file.endsWith(".bpmn")) {
        reader.read(file, models.files().read(file), findings).ifPresent(diagrams::add);
      }
    }
    var allRead = findings.isEmpty();
    processes(diagrams, allRead, findings);
    var known = Surroundings.of(models, diagrams);
    for (var diagram : diagrams) {
      var cannotRun = new CannotRun().findings(diagram, known);
      findings.addAll(cannotRun);
      if (!CannotRun.isBeyondReading(cannotRun)) {
        RULES.forEach(rules -> findings.addAll(rules.findings(diagram, known)));
      }
    }
    return findings;
  }

  private static void processes(List<Diagram> diagrams, boolean allRead, List<Finding> findings) {
    var seen = new TreeMap<String, String>();
    for (var diagram : diagrams) {
      for (var process : diagram.all(Process.class)) {
        var other = seen.putIfAbsent(process.getId(), diagram.file());
        if (other != null) {
          findings.add(diagram.error("process-twice", process, other));
        }
      }
    }
    if (seen.containsKey(LeadLifecycle.PROCESS) || !allRead) {
      return;
    }
    for (var diagram : diagrams) {
      for (var process : diagram.model().getModelElementsByType(Process.class)) {
        if (LeadLifecycle.PROCESS.equals(process.getId())) {
          findings.add(diagram.error("process-not-executable", process));
          return;
        }
      }
    }
    findings.add(Finding.error("process-missing", LIFE_OF_A_LEAD, LeadLifecycle.PROCESS, null));
  }
}
