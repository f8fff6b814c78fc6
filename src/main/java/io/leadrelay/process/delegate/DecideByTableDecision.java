package io.leadrelay.process.delegate;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import io.leadrelay.qualification.LeadFacts;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decide by a table: a table of the owner's own, at any place. It may ask for every trait,
 * attribute and signal; each of its outputs is there for the gateway right behind.
 */
@StepContract(
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Decide by a table",
    does =
        "Asks a table of your own about the lead and gives every output of it to the gateway right"
            + " behind.",
    leaves = {StepContract.OUTPUTS},
    gives = {StepContract.TRAITS, StepContract.SIGNALS})
@Component
class DecideByTableDecision extends DecisionStep {

  private final LeadFacts leadFacts;
  private final RepositoryService repository;
  private final Timeline timeline;

  DecideByTableDecision(LeadFacts leadFacts, RepositoryService repository, Timeline timeline) {
    this.leadFacts = leadFacts;
    this.repository = repository;
    this.timeline = timeline;
  }

  @Override
  Map<String, @Nullable Object> inputs(LeadId lead, DelegateExecution execution) {
    var inputs = leadFacts.traits(lead);
    inputs.putAll(leadFacts.signals(lead));
    return inputs;
  }

  @Override
  void decided(LeadId lead, Answer answer, DelegateExecution execution) {
    for (var output : answer.outputs().entrySet()) {
      if (Fact.all().containsKey(output.getKey())) {
        throw new IllegalStateException(
            "The decision table of '%s' answers '%s', which another step sets"
                .formatted(answer.step(), output.getKey()));
      }
      execution.setVariable(output.getKey(), Variables.untypedValue(output.getValue(), true));
    }
    timeline.record(lead, EventType.DECIDED, table(execution), said(answer));
  }

  private static String said(Answer answer) {
    return answer.outputs().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(output -> output.getKey() + " = " + output.getValue())
        .collect(Collectors.joining(", "));
  }

  /** What its owners call the table. */
  private String table(DelegateExecution execution) {
    var key = ((BusinessRuleTask) execution.getBpmnModelElementInstance()).getCamundaDecisionRef();
    var tables =
        repository
            .createDecisionDefinitionQuery()
            .deploymentId(
                repository
                    .getProcessDefinition(execution.getProcessDefinitionId())
                    .getDeploymentId())
            .decisionDefinitionKey(key)
            .list();
    return tables.isEmpty() || tables.get(0).getName() == null ? key : tables.get(0).getName();
  }
}
