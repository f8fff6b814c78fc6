package io.leadrelay.process.check;

import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.SlaReview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.instance.Process;

/** Checks all process files: whether the engine can run them, and code and diagram still agree. */
final class DiagramCheck implements ModelRules {

  /** The processes that code starts, with the files they are shipped in. */
  private static final Map<String, String> NEEDED =
      new TreeMap<>(
          Map.of(
              LeadLifecycle.PROCESS, "bpmn/lead-lifecycle.bpmn",
              SlaAgreement.PROCESS, "bpmn/sla-agreement.bpmn",
              RepAbsence.PROCESS, "bpmn/rep-absence.bpmn",
              SlaReview.PROCESS, "bpmn/sla-review.bpmn"));

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
    if (allRead) {
      NEEDED.forEach(
          (id, file) -> {
            if (!seen.containsKey(id)) {
              findings.add(missing(id, file, diagrams));
            }
          });
    }
  }

  private static Finding missing(String id, String file, List<Diagram> diagrams) {
    for (var diagram : diagrams) {
      for (var process : diagram.model().getModelElementsByType(Process.class)) {
        if (id.equals(process.getId())) {
          return diagram.error("process-not-executable", process);
        }
      }
    }
    return Finding.error("process-missing", file, id, null, id);
  }
}
