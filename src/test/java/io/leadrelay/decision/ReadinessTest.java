package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Sales readiness")
class ReadinessTest extends DecisionTableTest {

  ReadinessTest() {
    super(SHIPPED.resolve("readiness.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("ready", "grade", "readinessReason");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("a request for a talk without a point", "askedForTalk", true, "points", 0)
            .hits("askedForTalk")
            .gives("ready", true, "grade", "HOT", "readinessReason", "Asked for a sales talk."),
        given("50 points", "askedForTalk", false, "points", 50)
            .hits("enoughPoints")
            .gives(
                "ready",
                true,
                "grade",
                "STANDARD",
                "readinessReason",
                "The signals are worth 50 points; 50 make a lead ready for sales."),
        given("49 points", "askedForTalk", false, "points", 49)
            .hits("notReady")
            .gives("ready", false, "grade", "STANDARD"));
  }
}
