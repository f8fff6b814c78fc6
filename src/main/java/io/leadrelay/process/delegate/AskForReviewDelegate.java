package io.leadrelay.process.delegate;

import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract;
import io.leadrelay.review.TellOfReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ask both leads: a month is over. */
@StepContract(
    process = SlaReview.PROCESS,
    kind = StepContract.Kind.SEND_TASK,
    name = "Ask both leads",
    does = "Mails the leads of both teams that a month waits for their review.")
@Component
class AskForReviewDelegate implements JavaDelegate {

  private final TellOfReview tell;

  AskForReviewDelegate(TellOfReview tell) {
    this.tell = tell;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tell.ask(Step.month(execution));
  }
}
