package io.leadrelay.process.delegate;

import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract;
import io.leadrelay.review.TellOfReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Silent lead reminded: who has not reviewed the month is reminded. */
@StepContract(
    process = SlaReview.PROCESS,
    kind = StepContract.Kind.MESSAGE_END_EVENT,
    name = "Silent lead reminded",
    does = "Mails the leads of the team that has not reviewed the month yet.")
@Component
class SilentLeadRemindedDelegate implements JavaDelegate {

  private final TellOfReview tell;

  SilentLeadRemindedDelegate(TellOfReview tell) {
    this.tell = tell;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tell.remind(Step.month(execution));
  }
}
