package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The contact cadence")
class ContactCadenceTest extends DecisionTableTest {

  ContactCadenceTest() {
    super(SHIPPED.resolve("contact-cadence.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("anotherAttempt", "waitHours");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        attempt("HOT", 6, 0).hits("usedUp").gives("anotherAttempt", false),
        attempt("HOT", 1, 5).hits("hotAfterOne").gives("anotherAttempt", true, "waitHours", 1),
        attempt("HOT", 2, 4).hits("hotAfterTwo").gives("waitHours", 4),
        attempt("HOT", 3, 3).hits("hotAfterThree").gives("waitHours", 24),
        attempt("HOT", 4, 2).hits("hotAfterFour").gives("waitHours", 48),
        attempt("HOT", 5, 1).hits("hotAfterFive").gives("waitHours", 96),
        attempt("STANDARD", 1, 5).hits("standardAfterOne").gives("waitHours", 24),
        attempt("STANDARD", 2, 4).hits("standardAfterTwo").gives("waitHours", 48),
        attempt("STANDARD", 3, 3).hits("standardAfterThree").gives("waitHours", 72),
        attempt("STANDARD", 4, 2).hits("standardAfterFour").gives("waitHours", 96),
        attempt("STANDARD", 5, 1).hits("standardAfterFive").gives("waitHours", 168),
        attempt("STANDARD", 7, 1).hits("otherwise").gives("anotherAttempt", true));
  }

  private static Case attempt(String grade, int made, int left) {
    return given(
        "%s, %d made, %d left".formatted(grade, made, left),
        "grade",
        grade,
        "attemptsMade",
        made,
        "attemptsLeft",
        left);
  }
}
