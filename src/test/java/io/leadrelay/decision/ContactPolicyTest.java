package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The contact clock")
class ContactPolicyTest extends DecisionTableTest {

  ContactPolicyTest() {
    super(SHIPPED.resolve("contact-policy.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of(
        "reminderMinutes",
        "deadlineMinutes",
        "reassignMinutes",
        "maximumHandoffs",
        "minimumAttempts",
        "plannedAttempts",
        "clock");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("hot", "grade", "HOT")
            .hits("hot")
            .gives(
                "reminderMinutes",
                3,
                "deadlineMinutes",
                5,
                "reassignMinutes",
                15,
                "clock",
                "ON_DUTY"),
        given("standard", "grade", "STANDARD")
            .hits("standard")
            .gives(
                "reminderMinutes",
                6 * 60,
                "deadlineMinutes",
                8 * 60,
                "reassignMinutes",
                16 * 60,
                "maximumHandoffs",
                3,
                "minimumAttempts",
                4,
                "plannedAttempts",
                6,
                "clock",
                "WORKING_TIME"),
        given("no grade")
            .hits("otherwise")
            .gives("deadlineMinutes", 8 * 60, "clock", "WORKING_TIME"));
  }
}
