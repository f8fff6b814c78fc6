package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The online school: sales readiness")
class OnlineSchoolReadinessTest extends DecisionTableTest {

  OnlineSchoolReadinessTest() {
    super(ONLINE_SCHOOL.resolve("readiness.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("ready", "grade", "readinessReason");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("a request for advice", "askedForTalk", true, "points", 0)
            .hits("askedForTalk")
            .gives("ready", true, "grade", "HOT"),
        given("the enquiry form", "askedForTalk", false, "leadOrigin", "Lead Add Form", "points", 0)
            .hits("enquiryForm")
            .gives("ready", true, "grade", "STANDARD"),
        given("45 points", "askedForTalk", false, "leadOrigin", "API", "points", 45)
            .hits("enoughPoints")
            .gives("ready", true, "grade", "STANDARD"),
        given("40 points", "askedForTalk", false, "leadOrigin", "API", "points", 40)
            .hits("notReady")
            .gives("ready", false));
  }
}
