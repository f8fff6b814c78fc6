package io.leadrelay.tasklist;

import io.leadrelay.engine.FormData;
import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.process.SlaReview;
import io.leadrelay.reporting.ReviewCard;
import io.leadrelay.terms.Side;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a month in the form of those who close it. */
@Component
class ReviewInForm implements FormData {

  private final ReviewCard card;
  private final Reader reader;

  ReviewInForm(ReviewCard card, Reader reader) {
    this.card = card;
    this.reader = reader;
  }

  @Override
  public boolean govern(String processDefinitionKey) {
    return SlaReview.PROCESS.equals(processDefinitionKey);
  }

  @Override
  public Map<String, @Nullable Object> of(TaskAtHand task) {
    var side = SlaReview.REVIEW_FOR_SALES.equals(task.element()) ? Side.SALES : Side.MARKETING;
    return Map.of("review", card.of(YearMonth.parse(task.businessKey()), side, reader.language()));
  }
}
