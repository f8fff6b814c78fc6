package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadrelay.agreement.MonthlyTarget;
import io.leadrelay.terms.Agreements;
import java.time.Clock;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
@DisplayName("The scorecard over HTTP")
class ScorecardOverHttpTest {

  @LocalServerPort int port;
  @Autowired Agreements agreements;
  @Autowired Clock clock;

  private ApiClient api;
  private MonthlyTarget target;

  @BeforeEach
  void nowInThisMonth() {
    api = new ApiClient(port, "rep1");
    target = MonthlyTarget.at(agreements.all(), clock.instant());
  }

  @Test
  @DisplayName("counts a hot lead and the call that a system logs, and is shown to each role")
  void countsALeadAndItsCall() {
    var before = scorecard("");

    var lead =
        new ApiClient(port, "api")
            .post(
                "/api/leads",
                """
                {"email": "%s", "country": "DE", "employees": 100, "language": "de",
                 "signals": [{"type": "talk-request"}]}
                """
                    .formatted(ApiClient.unknownEmail()));
    var attempt =
        new ApiClient(port, "api")
            .post(
                "/api/leads/" + lead.id() + "/attempts",
                """
                {"channel": "PHONE", "reached": true, "source": "telephone"}
                """);
    assertThat(attempt.status()).as(attempt.response().body()).isBetween(200, 204);

    var after = scorecard("?month=" + target.month());
    assertMore(before, after, "/delivery/delivered/hot/leads", 1);
    assertMore(before, after, "/delivery/delivered/points", 3);
    for (var figure : new String[] {"handoffs", "due", "triedInTime", "reachedInTime", "logged"}) {
      assertMore(before, after, "/contact/hot/" + figure, 1);
      assertMore(before, after, "/contact/all/" + figure, 1);
    }
    assertMore(before, after, "/contact/hot/typed", 0);
    assertMore(before, after, "/attempts/made", 1);
    assertThat(after.path("state").asText()).isEqualTo("RUNNING");
    assertThat(after.path("zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(after.at("/agreements/0/number").asInt()).isEqualTo(1);
    assertThat(after.at("/delivery/target").asInt()).isEqualTo(target.points());
    assertThat(after.at("/rejections/byReason")).hasSize(5);
    assertThat(
            StreamSupport.stream(after.at("/pace/days").spliterator(), false)
                .filter(day -> day.path("working").asBoolean()))
        .hasSize(target.workingDays());
    assertThat(after.at("/contact/owner").asText()).isEqualTo("SALES");
    assertThat(after.at("/delivery/owner").asText()).isEqualTo("MARKETING");
    assertThat(after.at("/rulings/owner").asText()).isEqualTo("ARBITRATION");
    assertThat(new ApiClient(port, "marketer").get("/api/scorecard").status()).isEqualTo(200);
    assertThat(new ApiClient(port, "nobody").get("/api/scorecard").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "month=abc     | month | This must be a year and a month, such as 2026-11.",
        "month=2026-13 | month | This must be a year and a month, such as 2026-11.",
        "month=9999-12 | month | 9999-12 has not begun yet, so nothing can be said of it.",
        "month=2020-01 | month | No agreement was in force in 2020-01 yet.",
        "term=LATE     | term  | This must be one of MONTHLY_TARGET, FIRST_CONTACT, MINIMUM_ATTEMPTS.",
        "limit=0       | limit | This must be a whole number from 1 to 500.",
        "limit=many    | limit | This must be a whole number from 1 to 500.",
        "term=FIRST_CONTACT&after=x | after | This must be the next of an earlier answer.",
        "after=00000000-0000-0000-0000-000000000001 | after | Name the term whose leads go on here."
      })
  @DisplayName("is refused with the field at fault")
  void isRefused(String query, String field, String reason) {
    var answer = api.get("/api/scorecard?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo(field);
    assertThat(answer.body().at("/errors/0/reason").asText()).isEqualTo(reason);
  }

  private static void assertMore(JsonNode before, JsonNode after, String figure, int more) {
    assertThat(after.at(figure).decimalValue().subtract(before.at(figure).decimalValue()))
        .as(figure)
        .isEqualByComparingTo(String.valueOf(more));
  }

  private JsonNode scorecard(String query) {
    var answer = api.get("/api/scorecard" + query);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return answer.body();
  }
}
