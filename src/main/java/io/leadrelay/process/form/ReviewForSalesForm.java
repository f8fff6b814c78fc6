package io.leadrelay.process.form;

import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract;
import io.leadrelay.review.ReviewMonth;
import io.leadrelay.terms.Side;
import org.springframework.stereotype.Component;

/** Review for sales: the sales lead looks at the month and says what follows from it. */
@StepContract(
    process = SlaReview.PROCESS,
    kind = StepContract.Kind.USER_TASK,
    name = "Review for sales",
    does =
        "The sales lead sees the month's scorecard and the terms that were missed, notes what to say"
            + " of it and what sales will do, and closes the month for sales.",
    element = SlaReview.REVIEW_FOR_SALES,
    keys = {"notes", "actions", "doneActions"})
@Component
class ReviewForSalesForm extends ReviewForm {

  ReviewForSalesForm(ReviewMonth reviewMonth) {
    super(reviewMonth, Side.SALES);
  }
}
