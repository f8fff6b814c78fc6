package io.leadrelay.process.delegate;

import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract;
import io.leadrelay.review.ReviewMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Close review: both have said what follows from the month. */
@StepContract(
    process = SlaReview.PROCESS,
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Close review",
    does =
        "Closes a month that two people have reviewed, one for each side, and mails both what was noted and agreed.")
@Component
class CloseReviewDelegate implements JavaDelegate {

  private final ReviewMonth reviewMonth;

  CloseReviewDelegate(ReviewMonth reviewMonth) {
    this.reviewMonth = reviewMonth;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviewMonth.close(Step.month(execution));
  }
}
