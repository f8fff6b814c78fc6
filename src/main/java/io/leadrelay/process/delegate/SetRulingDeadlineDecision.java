package io.leadrelay.process.delegate;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.lead.LeadId;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Set ruling deadline: the reason of the rejection goes in, how long the board has comes out. */
@StepContract(
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Set ruling deadline",
    does = "Asks the table arbitrationPolicy how long the board has for its ruling.",
    leaves = {"rulingReminderAt", "rulingDueAt"},
    table = "arbitrationPolicy",
    gives = {"rejectionReason"},
    answers = {"reminderHours", "deadlineHours"},
    numbers = {"reminderHours", "deadlineHours"})
@Component
class SetRulingDeadlineDecision extends DecisionStep {

  private final Arbitration arbitration;

  SetRulingDeadlineDecision(Arbitration arbitration) {
    this.arbitration = arbitration;
  }

  @Override
  Map<String, @Nullable Object> inputs(LeadId lead, DelegateExecution execution) {
    return new HashMap<>(Map.of("rejectionReason", arbitration.rejection(lead).reason().name()));
  }

  @Override
  void decided(LeadId lead, Answer answer, DelegateExecution execution) {
    var rejected = arbitration.rejection(lead).at();
    Fact.RULING_REMINDER_AT.set(execution, Fact.date(rejected.plus(answer.hours("reminderHours"))));
    Fact.RULING_DUE_AT.set(execution, Fact.date(rejected.plus(answer.hours("deadlineHours"))));
  }
}
