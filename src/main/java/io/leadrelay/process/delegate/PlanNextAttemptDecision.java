package io.leadrelay.process.delegate;

import io.leadrelay.contact.PlanNextAttempt;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.lead.LeadId;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plan next attempt: grade and attempts go in, whether and when to try again comes out. */
@StepContract(
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Plan next attempt",
    does =
        "Asks the signed table contactCadence whether and when to try again; when the handoff's clock runs; an agreed call-back comes first.",
    needs = {"grade"},
    leaves = {"anotherAttempt"},
    leavesWhen = {"anotherAttempt: nextAttemptAt"},
    mayLeave = {"returnReason"},
    table = "contactCadence",
    gives = {"grade", "attemptsMade", "attemptsLeft"},
    answers = {"anotherAttempt", "waitHours?"},
    answersWhen = {"anotherAttempt: waitHours"},
    numbers = {"waitHours"},
    yesNo = {"anotherAttempt"})
@Component
class PlanNextAttemptDecision extends DecisionStep {

  private final PlanNextAttempt planNextAttempt;

  PlanNextAttemptDecision(PlanNextAttempt planNextAttempt) {
    this.planNextAttempt = planNextAttempt;
  }

  @Override
  Map<String, @Nullable Object> inputs(LeadId lead, DelegateExecution execution) {
    var clock = planNextAttempt.clock(lead);
    return new HashMap<>(
        Map.of(
            "grade", Fact.GRADE.get(execution),
            "attemptsMade", clock.attemptsMade(),
            "attemptsLeft", clock.attemptsLeft()));
  }

  @Override
  void decided(LeadId lead, Answer answer, DelegateExecution execution) {
    var agreed = planNextAttempt.agreedCallBack(lead);
    var another = agreed.isPresent() || answer.yes("anotherAttempt");
    Fact.ANOTHER_ATTEMPT.set(execution, another);
    if (another) {
      var next = agreed.orElseGet(() -> planNextAttempt.afterWait(lead, answer.hours("waitHours")));
      Fact.NEXT_ATTEMPT_AT.set(execution, Fact.date(next));
    } else {
      Fact.RETURN_REASON.set(execution, HandoffEnd.CADENCE_USED_UP.name());
    }
  }
}
