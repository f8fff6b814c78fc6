package io.leadrelay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadrelay.intake.ApiClient;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scorecard of a month as anybody reads it over HTTP, by the names of the ledger. */
final class PublishedCard {

  private static final List<String> CONTACT =
      List.of(
          "handoffs",
          "due",
          "triedInTime",
          "reachedInTime",
          "overdue",
          "contacted",
          "medianMinutes",
          "p90Minutes",
          "typed",
          "logged");
  private static final List<String> ATTEMPTS =
      List.of("made", "perLead", "ended", "madeBeforeEnd", "owedBeforeEnd", "belowMinimum");
  private static final List<String> REJECTIONS =
      List.of("made", "upheld", "overruled", "byPrecedent");

  private final Map<String, BigDecimal> figures = new TreeMap<>();

  private PublishedCard() {}

  static Map<String, BigDecimal> of(YearMonth month, ApiClient reader) {
    var answer = reader.get("/api/scorecard?month=" + month);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    var card = new PublishedCard();
    card.read(answer.body());
    return card.figures;
  }

  private void read(JsonNode body) {
    put("delivery.target", body.at("/delivery/target"));
    put("delivery.points", body.at("/delivery/delivered/points"));
    for (var grade : List.of("HOT", "STANDARD", "all")) {
      var name = grade.equals("all") ? grade : grade.toLowerCase(java.util.Locale.ROOT);
      if (!grade.equals("all")) {
        put("delivery." + grade, body.at("/delivery/delivered/" + name), "leads", "subtracted");
      }
      put("contact." + grade, body.at("/contact/" + name), CONTACT.toArray(String[]::new));
    }
    put("attempts", body.path("attempts"), ATTEMPTS.toArray(String[]::new));
    body.at("/rejections/byReason")
        .forEach(
            reason ->
                put(
                    "rejections." + reason.path("reason").asText(),
                    reason,
                    REJECTIONS.toArray(String[]::new)));
    put("rulings", body.path("rulings"), "upheld", "overruled", "byPrecedent");
  }

  private void put(String key, JsonNode group, String... names) {
    for (var name : names) {
      put(key + "." + name, group.path(name));
    }
  }

  private void put(String key, JsonNode value) {
    assertThat(value.isMissingNode()).as(key).isFalse();
    if (!value.isNull()) {
      figures.put(key, value.decimalValue());
    }
  }
}
