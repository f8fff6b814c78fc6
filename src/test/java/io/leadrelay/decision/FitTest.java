package io.leadrelay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The list of must-have traits")
class FitTest extends DecisionTableTest {

  FitTest() {
    super(SHIPPED.resolve("fit.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("fit", "fitReason");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("research settles it", "researchVerdict", "FITS", "employees", 3)
            .hits("researchFits")
            .gives("fit", "FITS"),
        given("research refuses", "researchVerdict", "NO_FIT", "country", "DE", "employees", 300)
            .hits("researchNoFit")
            .gives("fit", "NO_FIT"),
        given("a student", "jobTitle", "Werkstudentin", "country", "DE", "employees", 300)
            .hits("studentOrJobSeeker")
            .gives("fit", "NO_FIT"),
        given("a betting firm", "industry", "Betting", "country", "GB", "employees", 300)
            .hits("industryNotServed")
            .gives("fit", "NO_FIT"),
        given("19 employees", "employees", 19)
            .hits("tooFewEmployees")
            .gives(
                "fit",
                "NO_FIT",
                "fitReason",
                "The firm has 19 employees; we serve firms from 20 employees."),
        given("5,001 employees", "employees", 5001).hits("tooManyEmployees").gives("fit", "NO_FIT"),
        given("only a private address", "emailKind", "private")
            .hits("firmNotKnown")
            .gives("fit", "UNKNOWN"),
        given("only a business address", "emailKind", "business")
            .hits("countryAndSizeMissing")
            .gives(
                "fit",
                "UNKNOWN",
                "fitReason",
                "The country and the number of employees are missing."),
        given("no country", "employees", 120, "emailKind", "business")
            .hits("countryMissing")
            .gives("fit", "UNKNOWN", "fitReason", "The country is missing."),
        given("a private address", "country", "AT", "employees", 20, "emailKind", "private")
            .hits("fitsPrivateAddress")
            .gives("fit", "FITS"),
        given("the right size", "country", "DE", "employees", 5000, "emailKind", "business")
            .hits("fits")
            .gives(
                "fit", "FITS", "fitReason", "A firm of 5000 employees in a country we serve (DE)."),
        given("another trade", "country", "US", "employees", 50, "industry", "Retail").hits("fits"),
        given("research leaves it open", "researchVerdict", "LET_TABLE_DECIDE", "country", "FR")
            .hits("sizeMissing")
            .gives("fit", "UNKNOWN", "fitReason", "The number of employees is missing."),
        given("a country we do not serve", "country", "BR", "employees", 300)
            .hits("countryNotServed")
            .gives("fit", "NO_FIT", "fitReason", "We do not serve the country BR."),
        given("no country at all", "country", "Entenhausen", "employees", 300)
            .hits("countryNotRecognised")
            .gives("fit", "UNKNOWN", "fitReason", "The country is not recognised: Entenhausen."));
  }

  @Test
  @DisplayName("never turns a lead away for a private e-mail address alone")
  void aPrivateAddressAloneIsNoReason() {
    cases()
        .filter(given -> !given.facts().containsKey("emailKind"))
        .forEach(
            given -> {
              var facts = new java.util.HashMap<>(given.facts());
              facts.put("emailKind", "private");

              assertThat(table().decide(facts).outputs())
                  .as(given.what())
                  .containsEntry("fit", table().decide(given.facts()).outputs().get("fit"));
            });
  }

  @Test
  @DisplayName("gives a whole sentence as the reason, always")
  void theReasonIsASentence() {
    cases()
        .map(given -> table().decide(given.facts()).outputs())
        .map(Map.class::cast)
        .forEach(
            outputs -> assertThat((String) outputs.get("fitReason")).matches("\\p{Lu}.{10,}\\."));
  }
}
