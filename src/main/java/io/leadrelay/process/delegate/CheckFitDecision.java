package io.leadrelay.process.delegate;

import io.leadrelay.lead.Fit;
import io.leadrelay.lead.LeadId;
import io.leadrelay.process.Fact;
import io.leadrelay.qualification.LeadFacts;
import io.leadrelay.qualification.Qualification;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Check fit: the traits of the lead go in, whether it fits comes out. */
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
    qualification.fitChecked(lead, fit, answer.text("fitReason"));
    Fact.FIT.set(execution, fit.name());
  }
}
