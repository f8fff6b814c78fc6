package io.leadrelay.process.delegate;

import io.leadrelay.lead.Fit;
import io.leadrelay.lead.LeadId;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import io.leadrelay.qualification.LeadFacts;
import io.leadrelay.qualification.Qualification;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Check fit: the traits of the lead go in, whether it fits comes out. */
@StepContract(
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Check fit",
    does =
        "Asks the signed table fit whether the lead matches our target customer, and files the answer with its reason.",
    leaves = {"fit"},
    words = {"fit: FITS, NO_FIT, UNKNOWN"},
    table = "fit",
    gives = {StepContract.TRAITS, "researchVerdict"},
    answers = {"fit", "fitReason"})
@Component
class CheckFitDecision extends DecisionStep {

  private final LeadFacts leadFacts;
  private final Qualification qualification;

  CheckFitDecision(LeadFacts leadFacts, Qualification qualification) {
    this.leadFacts = leadFacts;
    this.qualification = qualification;
  }

  @Override
  Map<String, @Nullable Object> inputs(LeadId lead, DelegateExecution execution) {
    var inputs = leadFacts.traits(lead);
    inputs.put("researchVerdict", Fact.RESEARCH_VERDICT.find(execution).orElse(null));
    return inputs;
  }

  @Override
  void decided(LeadId lead, Answer answer, DelegateExecution execution) {
    var fit = Fit.valueOf(answer.text("fit"));
    qualification.fitChecked(lead, fit, answer.text("fitReason"), answer.inputs());
    Fact.FIT.set(execution, fit.name());
  }
}
