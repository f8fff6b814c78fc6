package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The time to review a month")
class ReviewPolicyTest extends DecisionTableTest {

  ReviewPolicyTest() {
    super(SHIPPED.resolve("review-policy.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("reminderDays", "closeWithinDays");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("alone", "otherReviewsOpen", 0)
            .hits("one")
            .gives("reminderDays", 5, "closeWithinDays", 10),
        given("beside another", "otherReviewsOpen", 1)
            .hits("several")
            .gives("reminderDays", 10, "closeWithinDays", 21));
  }
}
