package io.leadrelay.process.delegate;

import io.leadrelay.lead.LeadId;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import io.leadrelay.qualification.LeadFacts;
import io.leadrelay.qualification.Qualification;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Count signals: the signals that still count go in, the sum of their points comes out. */
@StepContract(
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Count signals",
    does = "Adds up, by the signed table signalPoints, the points of all signals that still count.",
    leaves = {"points", "signalCounts"},
    table = "signalPoints",
    gives = {StepContract.SIGNALS},
    answers = {"points"},
    numbers = {"points"})
@Component
class CountSignalsDecision extends DecisionStep {

  private final LeadFacts leadFacts;
  private final Qualification qualification;

  CountSignalsDecision(LeadFacts leadFacts, Qualification qualification) {
    this.leadFacts = leadFacts;
    this.qualification = qualification;
  }

  @Override
  Map<String, @Nullable Object> inputs(LeadId lead, DelegateExecution execution) {
    qualification.signalsHeard(lead);
    var counts = leadFacts.signals(lead);
    // The next table needs some of them too.
    Fact.SIGNAL_COUNTS.set(execution, counts);
    return counts;
  }

  @Override
  void decided(LeadId lead, Answer answer, DelegateExecution execution) {
    Fact.POINTS.set(execution, answer.number("points"));
  }
}
