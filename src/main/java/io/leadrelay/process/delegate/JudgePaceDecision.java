package io.leadrelay.process.delegate;

import io.leadrelay.process.Fact;
import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract;
import io.leadrelay.review.JudgePace;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judge pace: how the month stands goes in, whether both leads are warned comes out. */
@StepContract(
    process = SlaReview.PROCESS,
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Judge pace",
    does =
        "Asks the table paceWarning whether both leads are to be warned that the month is about"
            + " to be missed.",
    leaves = {"monthInDanger"},
    table = "paceWarning",
    gives = {"percentGone", "forecastPercent", "reason", "newReason", "daysSinceWarning"},
    answers = {"warn"},
    yesNo = {"warn"})
@Component
class JudgePaceDecision extends TableStep {

  private final JudgePace judgePace;

  JudgePaceDecision(JudgePace judgePace) {
    this.judgePace = judgePace;
  }

  @Override
  Map<String, @Nullable Object> inputs(DelegateExecution execution) {
    var judged = judgePace.of(Step.day(execution));
    var inputs = new HashMap<String, @Nullable Object>();
    inputs.put("percentGone", judged.pace().percentGone());
    inputs.put("forecastPercent", judged.pace().forecastPercent());
    inputs.put("reason", judged.pace().reason().name());
    inputs.put("newReason", judged.newReason());
    inputs.put("daysSinceWarning", judged.daysSinceWarning());
    return inputs;
  }

  @Override
  void decided(Answer answer, DelegateExecution execution) {
    Fact.MONTH_IN_DANGER.set(execution, answer.yes("warn"));
  }
}
