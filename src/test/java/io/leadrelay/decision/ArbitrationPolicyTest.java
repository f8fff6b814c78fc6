package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The deadline of a ruling")
class ArbitrationPolicyTest extends DecisionTableTest {

  ArbitrationPolicyTest() {
    super(SHIPPED.resolve("arbitration-policy.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("reminderHours", "deadlineHours");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("wrong data", "rejectionReason", "WRONG_DATA")
            .hits("plainFacts")
            .gives("reminderHours", 8, "deadlineHours", 24),
        given("a duplicate", "rejectionReason", "DUPLICATE").hits("plainFacts"),
        given("not ready", "rejectionReason", "NOT_READY")
            .hits("judgement")
            .gives("reminderHours", 24, "deadlineHours", 48),
        given("not a fit", "rejectionReason", "NO_FIT").hits("judgement"),
        given("another reason", "rejectionReason", "OTHER")
            .hits("otherwise")
            .gives("reminderHours", 48, "deadlineHours", 72));
  }
}
