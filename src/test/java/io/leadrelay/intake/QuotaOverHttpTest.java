package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadrelay.agreement.MonthlyTarget;
import io.leadrelay.terms.Agreements;
import java.time.Clock;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
@DisplayName("The quota over HTTP")
class QuotaOverHttpTest {

  @LocalServerPort int port;
  @Autowired Agreements agreements;
  @Autowired Clock clock;

  private ApiClient api;
  private MonthlyTarget target;

  @BeforeEach
  void nowInThisMonth() {
    api = new ApiClient(port, "api");
    target = MonthlyTarget.at(agreements.all(), clock.instant());
  }

  @Test
  @DisplayName("counts a hot lead with its weight as soon as it is handed over")
  void countsAHotLead() {
    var before = quota("");

    api.post(
        "/api/leads",
        """
        {"email": "%s", "country": "DE", "employees": 100, "language": "de",
         "signals": [{"type": "talk-request"}]}
        """
            .formatted(ApiClient.unknownEmail()));

    var after = quota("");
    assertThat(after.at("/delivered/hot/leads").asInt())
        .isEqualTo(before.at("/delivered/hot/leads").asInt() + 1);
    assertThat(after.at("/delivered/points").decimalValue())
        .isEqualByComparingTo(
            before.at("/delivered/points").decimalValue().add(new java.math.BigDecimal(3)));
    assertThat(after.at("/delivered/standard")).isEqualTo(before.at("/delivered/standard"));
    assertThat(after.at("/delivered/byAgreement"))
        .anySatisfy(
            line -> {
              assertThat(line.path("agreement").asInt()).isEqualTo(1);
              assertThat(line.path("grade").asText()).isEqualTo("HOT");
              assertThat(line.path("weight").decimalValue()).isEqualByComparingTo("3");
            });
  }

  @Test
  @DisplayName("is that of the running month if none is named")
  void isThatOfThisMonth() {
    var quota = quota("");

    assertThat(quota).isEqualTo(quota("?month=")).isEqualTo(quota("?month=" + target.month()));
    assertThat(quota.path("month").asText()).isEqualTo(target.month().toString());
    assertThat(quota.path("zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(quota.path("target").asInt()).isEqualTo(target.points());
    assertThat(quota.at("/workingDays/inMonth").asInt()).isEqualTo(target.workingDays());
    assertThat(quota.at("/pace/delivered")).isEqualTo(quota.at("/delivered/points"));
    assertThat(quota.path("mixes").isEmpty())
        .isEqualTo(quota.path("state").asText().equals("REACHED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13", "2026-1", "november", "2026-11-01", "+12026-11", "2026%00"})
  @DisplayName("is refused for what is no month")
  void isRefusedForNoMonth(String month) {
    refused(month, "This must be a year and a month, such as 2026-11.");
  }

  @Test
  @DisplayName("is refused for a month that has not begun, and for one before the first agreement")
  void isRefusedForOtherMonths() {
    var next = target.month().plusMonths(1);
    var early = YearMonth.of(2020, 1);

    refused(next.toString(), next + " has not begun yet, so nothing can be said of it.");
    refused("9999-12", "9999-12 has not begun yet, so nothing can be said of it.");
    refused(early.toString(), "No agreement was in force in 2020-01 yet.");
  }

  private JsonNode quota(String query) {
    var answer = api.get("/api/quota" + query);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return answer.body();
  }

  private void refused(String month, String reason) {
    var answer = api.get("/api/quota?month=" + month);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo("month");
    assertThat(answer.body().at("/errors/0/reason").asText()).isEqualTo(reason);
  }
}
