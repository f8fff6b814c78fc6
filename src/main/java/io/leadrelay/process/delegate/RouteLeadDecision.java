package io.leadrelay.process.delegate;

import io.leadrelay.handoff.HandOffLead;
import io.leadrelay.lead.Cycle.Routing;
import io.leadrelay.lead.LeadId;
import io.leadrelay.process.StepContract;
import io.leadrelay.qualification.LeadFacts;
import io.leadrelay.terms.Rep;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Route lead: the traits of the lead go in, what it asks of a rep comes out. */
@StepContract(
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Route lead",
    does =
        "Asks the table routing which territory and language the rep must have, and which segment if it says.",
    table = "routing",
    gives = {StepContract.TRAITS},
    answers = {"territory", "spokenLanguage", "routed", "segment??"},
    yesNo = {"routed"})
@Component
class RouteLeadDecision extends DecisionStep {

  private final LeadFacts leadFacts;
  private final HandOffLead handOffLead;

  RouteLeadDecision(LeadFacts leadFacts, HandOffLead handOffLead) {
    this.leadFacts = leadFacts;
    this.handOffLead = handOffLead;
  }

  @Override
  Map<String, @Nullable Object> inputs(LeadId lead, DelegateExecution execution) {
    return leadFacts.traits(lead);
  }

  @Override
  void decided(LeadId lead, Answer answer, DelegateExecution execution) {
    handOffLead.routed(
        lead,
        answer.yes("routed")
            ? new Routing(
                answer.text("territory"),
                answer.text("spokenLanguage"),
                answer.text("segment", Rep.ANY))
            : null);
  }
}
