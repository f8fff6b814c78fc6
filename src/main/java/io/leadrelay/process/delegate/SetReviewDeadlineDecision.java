package io.leadrelay.process.delegate;

import io.leadrelay.process.Fact;
import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract;
import io.leadrelay.review.ReviewMonth;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Set review deadline: how many other reviews are open goes in, how long this one has comes out.
 */
@StepContract(
    process = SlaReview.PROCESS,
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Set review deadline",
    does = "Asks the table reviewPolicy how long both leads have to review a month.",
    leaves = {"reviewReminderAt", "reviewDueAt"},
    table = "reviewPolicy",
    gives = {"otherReviewsOpen"},
    answers = {"reminderDays", "closeWithinDays"},
    numbers = {"reminderDays", "closeWithinDays"})
@Component
class SetReviewDeadlineDecision extends TableStep {

  private final ReviewMonth reviewMonth;

  SetReviewDeadlineDecision(ReviewMonth reviewMonth) {
    this.reviewMonth = reviewMonth;
  }

  @Override
  Map<String, @Nullable Object> inputs(DelegateExecution execution) {
    return new HashMap<>(Map.of("otherReviewsOpen", reviewMonth.othersOpen(Step.month(execution))));
  }

  @Override
  void decided(Answer answer, DelegateExecution execution) {
    var within = answer.days("closeWithinDays");
    var opened = reviewMonth.dueWithin(Step.month(execution), within);
    Fact.REVIEW_REMINDER_AT.set(execution, Fact.date(opened.plus(answer.days("reminderDays"))));
    Fact.REVIEW_DUE_AT.set(execution, Fact.date(opened.plus(within)));
  }
}
