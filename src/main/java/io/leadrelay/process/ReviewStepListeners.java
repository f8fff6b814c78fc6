package io.leadrelay.process;

import org.springframework.stereotype.Component;

/** What listens at the steps of a review: it is part of the step, so no diagram names it. */
@Component
class ReviewStepListeners extends PlainStepListeners {

  ReviewStepListeners(StepCatalogue catalogue) {
    super(catalogue, SlaReview.PROCESS);
  }
}
