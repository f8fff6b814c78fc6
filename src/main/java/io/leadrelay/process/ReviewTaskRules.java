package io.leadrelay.process;

import static java.util.stream.Collectors.toMap;

import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.process.form.FormValues;
import io.leadrelay.process.form.ReviewForm;
import io.leadrelay.review.ReviewMonth;
import io.leadrelay.terms.Side;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what with the tasks of a review: above all, who closes the month for a side. */
@Component
class ReviewTaskRules extends OneTaskForEachSide {

  private static final Map<String, Side> SIDES =
      Map.of(
          SlaReview.REVIEW_FOR_MARKETING, Side.MARKETING,
          SlaReview.REVIEW_FOR_SALES, Side.SALES);

  private final Map<Side, ReviewForm> forms;
  private final ReviewMonth reviewMonth;

  ReviewTaskRules(List<ReviewForm> forms, ReviewMonth reviewMonth, People people) {
    super(SlaReview.PROCESS, SIDES, "A month is closed by people, never by a system.", people);
    this.forms = forms.stream().collect(toMap(ReviewForm::side, Function.identity()));
    this.reviewMonth = reviewMonth;
  }

  @Override
  Map<String, TypedValue> submit(
      TaskAtHand task, Side side, Map<String, @Nullable Object> submitted, String person) {
    var form = forms.get(side);
    if (form == null) {
      throw new IllegalStateException("Nothing files the review for " + side.word());
    }
    form.submit(month(task), FormValues.of(submitted, ReviewForm.KEYS), person);
    return Map.of();
  }

  @Override
  void check(TaskAtHand task, Side side, String person) {
    reviewMonth.check(month(task), side, person);
  }

  @Override
  public Started takeIn(
      String definition, Map<String, @Nullable Object> submitted, @Nullable String person) {
    throw Refusal.conflict(onlyByForm());
  }

  @Override
  public String onlyByForm() {
    return "A review opens by itself when its month is over.";
  }

  @Override
  public String lostRaceAtStart() {
    return onlyByForm();
  }

  private static YearMonth month(TaskAtHand task) {
    return YearMonth.parse(task.businessKey());
  }
}
