package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The online school: must-have traits")
class OnlineSchoolFitTest extends DecisionTableTest {

  OnlineSchoolFitTest() {
    super(ONLINE_SCHOOL.resolve("fit.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("fit", "fitReason");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("research settles it", "researchVerdict", "FITS", "country", "Atlantis")
            .hits("researchFits")
            .gives("fit", "FITS"),
        given("research refuses", "researchVerdict", "NO_FIT", "country", "IN")
            .hits("researchNoFit")
            .gives("fit", "NO_FIT"),
        given("a test entry", "leadSource", "testone").hits("testEntry").gives("fit", "NO_FIT"),
        given("no country", "leadSource", "Olark Chat")
            .hits("countryNotGiven")
            .gives("fit", "FITS"),
        given("a job in India", "country", "IN", "occupation", "Working Professional")
            .hits("workingProfessional")
            .gives("fit", "FITS", "fitReason", "Has a job, and lives in a country we serve (IN)."),
        given("unemployed in Dubai", "country", "AE", "occupation", "Unemployed")
            .hits("fits")
            .gives("fit", "FITS"),
        given("occupation not given", "country", "IN").hits("fits").gives("fit", "FITS"),
        given("Ghana", "country", "GH")
            .hits("countryNotServed")
            .gives("fit", "NO_FIT", "fitReason", "We do not serve the country GH."),
        given("no country at all", "country", "Asia/Pacific Region")
            .hits("countryNotRecognised")
            .gives("fit", "UNKNOWN"));
  }
}
