package io.leadrelay.process.form;

import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract;
import io.leadrelay.review.ReviewMonth;
import io.leadrelay.terms.Side;
import org.springframework.stereotype.Component;

/** Review for marketing: the marketing lead looks at the month and says what follows from it. */
@StepContract(
    process = SlaReview.PROCESS,
    kind = StepContract.Kind.USER_TASK,
    name = "Review for marketing",
    does =
        "The marketing lead sees the month's scorecard and the terms that were missed, notes what to say"
            + " of it and what marketing will do, and closes the month for marketing.",
    element = SlaReview.REVIEW_FOR_MARKETING,
    keys = {"notes", "actions", "doneActions"})
@Component
class ReviewForMarketingForm extends ReviewForm {

  ReviewForMarketingForm(ReviewMonth reviewMonth) {
    super(reviewMonth, Side.MARKETING);
  }
}
