package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Routing")
class RoutingTest extends DecisionTableTest {

  RoutingTest() {
    super(SHIPPED.resolve("routing.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("territory", "spokenLanguage", "segment", "routed");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("a city council", "country", "DE", "industry", "Public Sector", "grade", "HOT")
            .hits("publicSector")
            .gives("routed", false),
        given("a large firm", "country", "DE", "employees", 2000, "grade", "STANDARD")
            .hits("largeFirm")
            .gives("routed", false),
        given("a large firm that asked for a talk", "country", "DE", "employees", 2000)
            .hits("dachEnterprise")
            .gives("routed", true, "segment", "enterprise"),
        given("Zurich, in English", "country", "CH", "language", "en", "grade", "HOT")
            .hits("dachInEnglish")
            .gives("territory", "DACH", "spokenLanguage", "en", "routed", true),
        given("Zurich, in French", "country", "CH", "language", "fr", "employees", 80)
            .hits("dach")
            .gives(
                "territory",
                "DACH",
                "spokenLanguage",
                "de",
                "segment",
                "mid-market",
                "routed",
                true),
        given("hot, elsewhere", "country", "PL", "grade", "HOT")
            .hits("hotElsewhere")
            .gives("territory", "any", "spokenLanguage", "en", "routed", true),
        given("Dublin", "country", "IE", "grade", "STANDARD")
            .hits("unitedKingdom")
            .gives("territory", "UK"),
        given("Toronto", "country", "CA", "grade", "STANDARD")
            .hits("northAmerica")
            .gives("territory", "North America"),
        given("Lyon", "country", "FR", "grade", "STANDARD")
            .hits("europe")
            .gives("territory", "EU", "spokenLanguage", "en"),
        given("Auckland", "country", "NZ", "grade", "STANDARD")
            .hits("farAway")
            .gives("territory", "any", "routed", true),
        given("research let a lead from Brazil in", "country", "BR", "grade", "STANDARD")
            .hits("otherwise")
            .gives("routed", false));
  }
}
