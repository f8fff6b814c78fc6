package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The online school: routing")
class OnlineSchoolRoutingTest extends DecisionTableTest {

  OnlineSchoolRoutingTest() {
    super(ONLINE_SCHOOL.resolve("routing.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("territory", "spokenLanguage", "segment", "routed");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("hot", "grade", "HOT", "country", "IN", "city", "Mumbai")
            .hits("hot")
            .gives("territory", "any", "routed", true),
        given("Mumbai, country left out", "grade", "STANDARD", "city", "Thane & Outskirts")
            .hits("mumbai")
            .gives("territory", "Mumbai"),
        given("Mumbai", "grade", "STANDARD", "country", "IN", "city", "Mumbai")
            .hits("mumbai")
            .gives("territory", "Mumbai"),
        given("Dubai", "grade", "STANDARD", "country", "AE")
            .hits("gulf")
            .gives("territory", "Gulf"),
        given("Berlin", "grade", "STANDARD", "country", "DE")
            .hits("otherwise")
            .gives("territory", "any", "routed", true));
  }
}
