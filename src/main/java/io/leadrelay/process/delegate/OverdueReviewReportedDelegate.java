package io.leadrelay.process.delegate;

import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract;
import io.leadrelay.review.TellOfReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Management told: a review is overdue. */
@StepContract(
    process = SlaReview.PROCESS,
    kind = StepContract.Kind.MESSAGE_END_EVENT,
    name = "Management told of overdue review",
    does = "Mails the management that a review is overdue, and who has not spoken.")
@Component
class OverdueReviewReportedDelegate implements JavaDelegate {

  private final TellOfReview tell;

  OverdueReviewReportedDelegate(TellOfReview tell) {
    this.tell = tell;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tell.overdue(Step.month(execution));
  }
}
