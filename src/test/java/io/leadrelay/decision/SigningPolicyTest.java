package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The time to sign a proposal")
class SigningPolicyTest extends DecisionTableTest {

  SigningPolicyTest() {
    super(SHIPPED.resolve("signing-policy.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("reminderDays", "signWithinDays");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("proposed by a ruling", "origin", "RULING")
            .hits("ruling")
            .gives("reminderDays", 3, "signWithinDays", 7),
        given("typed in", "origin", "FORM")
            .hits("otherwise")
            .gives("reminderDays", 7, "signWithinDays", 14),
        given("made of a changed table", "origin", "TABLE").hits("otherwise"),
        given("made of a goal", "origin", "GOAL").hits("otherwise"));
  }
}
