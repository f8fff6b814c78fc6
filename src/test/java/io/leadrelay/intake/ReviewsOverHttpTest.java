package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.LeadId;
import io.leadrelay.review.MissedTerm;
import io.leadrelay.review.MissedTerm.LeadBehind;
import io.leadrelay.review.MonthFigures.MonthResult;
import io.leadrelay.review.Restatement;
import io.leadrelay.review.ReviewFigure;
import io.leadrelay.review.Reviews;
import io.leadrelay.review.Statement;
import io.leadrelay.terms.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
@DisplayName("Reviews over HTTP")
class ReviewsOverHttpTest {

  private static final YearMonth APRIL = YearMonth.of(2001, 4);
  private static final Instant OPENED = Instant.parse("2001-04-30T22:00:00Z");

  @LocalServerPort int port;
  @Autowired Reviews reviews;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private final LeadId lead = LeadId.create();

  @BeforeEach
  void twoMonths() {
    jdbc.sql(
            """
            insert into lead (id, stage, cycle, signal_count, signals_heard, signals_spent,
              received_at, stage_since, history, company)
            values (?, 'MARKETING_QUALIFIED', 1, 0, 0, 0, current_timestamp, current_timestamp,
              false, 'Nordwerk')
            """)
        .param(lead.value())
        .update();
    transaction.executeWithoutResult(
        status -> {
          review(APRIL, "480 points", List.of());
          reviews.add(
              APRIL,
              new Statement(Side.SALES, "sales-lead", "Sam Santos", OPENED, "Two were ill."));
          reviews.addAction(APRIL, Side.SALES, "Hire");
          reviews.close(APRIL, OPENED.plusSeconds(60));
          review(
              APRIL.plusMonths(1),
              "500 points",
              List.of(
                  new Restatement(
                      APRIL, "delivery.points", "Qualified leads", "480 points", "478 points")));
        });
  }

  private void review(YearMonth month, String points, List<Restatement> restated) {
    reviews.open(month, ZoneId.of("Europe/Berlin"), OPENED);
    reviews.setScorecard(
        month,
        new MonthResult(
            List.of(
                new ReviewFigure(
                    "delivery.points", "Qualified leads", Side.MARKETING, "500 points", points)),
            Map.of("delivery.points", new BigDecimal("480.50")),
            List.of(
                new MissedTerm(
                    Side.SALES, "One was overdue.", 1, List.of(new LeadBehind(lead, "by 5 min"))))),
        restated);
  }

  @AfterEach
  void asBefore() {
    jdbc.sql("delete from lead where id = ?").param(lead.value()).update();
    for (var table : List.of("sla_review_action", "sla_review_statement", "sla_review")) {
      jdbc.sql("delete from " + table + " where of_month < '2002'").update();
    }
  }

  @Test
  @DisplayName("show a month as it was shown, and what later reviews said of it")
  void showAMonth() {
    var answer = new ApiClient(port, "api").get("/api/reviews/2001-04");

    assertThat(answer.status()).isEqualTo(200);
    var april = answer.body();
    assertThat(april.path("state").asText()).isEqualTo("CLOSED");
    assertThat(april.at("/figures/0/value").asText()).isEqualTo("480 points");
    assertThat(april.at("/figures/0/agreed").asText()).isEqualTo("500 points");
    assertThat(april.at("/missed/0/leads/0/lead").asText()).isEqualTo(lead.toString());
    assertThat(april.at("/missed/0/leads/0/firm").asText()).isEqualTo("Nordwerk");
    assertThat(april.at("/restated/0/now").asText()).isEqualTo("478 points");
    assertThat(april.at("/restated/0/review").asText()).isEqualTo("2001-05");
    assertThat(april.at("/restates")).isEmpty();
    assertThat(april.at("/statements/0/notes").asText()).isEqualTo("Two were ill.");
    assertThat(april.at("/actions/0/text").asText()).isEqualTo("Hire");
    assertThat(reviews.find(APRIL).orElseThrow().values())
        .containsEntry("delivery.points", new BigDecimal("480.50"));
  }

  @Test
  @DisplayName("keep nothing of the firm of a lead that was erased, and say so")
  void erased() {
    jdbc.sql("update lead set company = null, erased_at = current_timestamp where id = ?")
        .param(lead.value())
        .update();

    var behind =
        new ApiClient(port, "api").get("/api/reviews/2001-04").body().at("/missed/0/leads/0");

    assertThat(behind.path("firm").isNull()).isTrue();
    assertThat(behind.path("erased").asBoolean()).isTrue();
  }

  @Test
  @DisplayName("are listed with the latest first; no other month is there")
  void areListed() {
    var api = new ApiClient(port, "api");

    assertThat(api.get("/api/reviews").body().findValuesAsText("openedAt")).hasSizeGreaterThan(1);
    assertThat(api.get("/api/reviews").body().findValuesAsText("state"))
        .containsSubsequence("OPEN", "CLOSED");
    assertThat(api.get("/api/reviews/2001-06").status()).isEqualTo(404);
    for (var month : List.of("2001-13", "abc")) {
      var none = api.get("/api/reviews/" + month);
      assertThat(none.status()).as(month).isEqualTo(400);
      assertThat(none.field()).isEqualTo("month");
      assertThat(none.body().at("/errors/0/reason").asText())
          .isEqualTo("This must be a year and a month, such as 2026-11.");
    }
    for (var month : List.of("9999-12", "1999-01")) {
      var none = api.get("/api/reviews/" + month);
      assertThat(none.status()).as(month).isEqualTo(404);
      assertThat(none.body().path("detail").asText())
          .isEqualTo(month + " has not been opened for review.");
    }
  }
}
