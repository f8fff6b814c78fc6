package io.leadrelay.process;

import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The diagram of a review")
class ReviewLegibilityTest extends ModelLegibilityTest {

  private static final List<String> HAPPY_PATH =
      List.of(
          "startEvent_monthOver",
          "businessRuleTask_setReviewDeadline",
          "serviceTask_prepareScorecard",
          "sendTask_askForReview",
          "subProcess_reviewMonth",
          "serviceTask_closeReview",
          "endEvent_reviewClosed");

  ReviewLegibilityTest() {
    super("bpmn/sla-review.bpmn", HAPPY_PATH);
  }
}
