package io.leadrelay.process.delegate;

import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract;
import io.leadrelay.review.JudgePace;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Both leads warned: the month is about to be missed. */
@StepContract(
    process = SlaReview.PROCESS,
    kind = StepContract.Kind.MESSAGE_END_EVENT,
    name = "Both leads warned",
    does =
        "Mails the leads of both teams that the month is about to be missed, with the reason and the numbers behind it.")
@Component
class BothLeadsWarnedDelegate implements JavaDelegate {

  private final JudgePace judgePace;

  BothLeadsWarnedDelegate(JudgePace judgePace) {
    this.judgePace = judgePace;
  }

  @Override
  public void execute(DelegateExecution execution) {
    judgePace.warn(Step.day(execution));
  }
}
