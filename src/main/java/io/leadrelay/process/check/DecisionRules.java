package io.leadrelay.process.check;

import io.leadrelay.agreement.AgreementCheck;
import io.leadrelay.process.StepContract.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;

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
      if (!isAttended(task, known)) {
        findings.add(diagram.error("decision-unattended", task, table));
      }
    }
    return findings;
  }

  /**
   * The table gets its inputs from a step at the start, and the same files the answer at the end.
   */
  private static boolean isAttended(BusinessRuleTask task, Surroundings known) {
    var atStart = decisionSteps(task, "start", known);
    return !atStart.isEmpty() && atStart.equals(decisionSteps(task, "end", known));
  }

  private static List<String> decisionSteps(
      BusinessRuleTask task, String event, Surroundings known) {
    return Diagram.extensions(task, CamundaExecutionListener.class).stream()
        .filter(listener -> Objects.equals(event, listener.getCamundaEvent()))
        .flatMap(listener -> StepsOfNode.bean(listener.getCamundaDelegateExpression()).stream())
        .flatMap(bean -> known.steps().find(bean).stream())
        .filter(step -> step.contract().kind() == Kind.BUSINESS_RULE_TASK)
        .map(step -> step.bean())
        .toList();
  }
}
