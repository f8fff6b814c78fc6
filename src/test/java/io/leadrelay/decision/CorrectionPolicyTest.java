package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The time to correct an outcome")
class CorrectionPolicyTest extends DecisionTableTest {

  CorrectionPolicyTest() {
    super(SHIPPED.resolve("correction-policy.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("hours");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("a customer", "outcome", "WON").hits("opportunity").gives("hours", 168),
        given("a lost deal", "outcome", "LOST").hits("opportunity"),
        given("a postponed deal", "outcome", "POSTPONED").hits("opportunity"),
        given("nobody reached", "outcome", "NOT_REACHED").hits("contact").gives("hours", 24),
        given("a rejection", "outcome", "REJECTED").hits("contact"));
  }
}
