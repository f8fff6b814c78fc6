package io.leadrelay.process.check;

import io.leadrelay.agreement.AgreementCheck;
import io.leadrelay.process.Fact;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;

/** Each decision has its table, in the version that may run, and a step that files the answer. */
final class DecisionRules implements DiagramRules {

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    for (var task : diagram.all(BusinessRuleTask.class)) {
      var table = Diagram.camunda(task, "decisionRef");
      if (table == null) {
        findings.add(diagram.error("decision-missing", task));
        continue;
      }
      if (known.decisions().isPresent() && !known.decisions().get().contains(table)) {
        findings.add(diagram.error("decision-unknown", task, table));
      }
      var binding = Diagram.camunda(task, "decisionRefBinding");
      if (AgreementCheck.SIGNED.contains(table)) {
        var version = "${agreement.tableVersion('" + table + "', execution)}";
        if (!"version".equals(binding)
            || !version.equals(Diagram.camunda(task, "decisionRefVersion"))) {
          findings.add(diagram.error("decision-not-as-signed", task, table, version));
        }
      } else if (!"deployment".equals(binding)) {
        findings.add(diagram.error("decision-not-of-deployment", task, table));
      }
      if (new StepsOfNode(known.steps())
          .main(task)
          .filter(step -> step.contract().table().isEmpty())
          .isPresent()) {
        for (var output : known.own().outputs(table)) {
          if (Fact.all().containsKey(output.name())) {
            findings.add(diagram.error("decision-answer-taken", task, table, output.name()));
          }
        }
      }
    }
    return findings;
  }
}
