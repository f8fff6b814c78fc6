package io.leadrelay.process.delegate;

import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import io.leadrelay.qualification.LeadFacts;
import io.leadrelay.qualification.Qualification;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Assess sales readiness: points and what decides alone go in, ready or not and the grade out. */
@StepContract(
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Assess sales readiness",
    does = "Asks the signed table readiness whether the lead is ready to buy, and of which grade.",
    needs = {"points", "signalCounts"},
    leaves = {"ready"},
    leavesWhen = {"ready: grade"},
    words = {"grade: STANDARD, HOT"},
    table = "readiness",
    gives = {StepContract.TRAITS, StepContract.SIGNALS, "points"},
    answers = {"ready", "grade", "readinessReason"},
    yesNo = {"ready"})
@Component
class AssessSalesReadinessDecision extends DecisionStep {

  private final LeadFacts leadFacts;
  private final Qualification qualification;

  AssessSalesReadinessDecision(LeadFacts leadFacts, Qualification qualification) {
    this.leadFacts = leadFacts;
    this.qualification = qualification;
  }

  @Override
  Map<String, @Nullable Object> inputs(LeadId lead, DelegateExecution execution) {
    // Traits too: a business may take somebody's word for ready, such as who was referred.
    var inputs = leadFacts.traits(lead);
    Fact.SIGNAL_COUNTS.get(execution).forEach((fact, count) -> inputs.put(fact.toString(), count));
    inputs.put("points", Fact.POINTS.get(execution));
    return inputs;
  }

  @Override
  void decided(LeadId lead, Answer answer, DelegateExecution execution) {
    var ready = answer.yes("ready");
    var grade = ready ? Grade.valueOf(answer.text("grade")) : null;
    qualification.readinessAssessed(
        lead, Fact.POINTS.get(execution), grade, answer.text("readinessReason"), answer.inputs());
    Fact.READY.set(execution, ready);
    if (grade != null) {
      Fact.GRADE.set(execution, grade.name());
    }
  }
}
