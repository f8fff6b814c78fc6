package io.leadrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.StoredVersions;
import io.leadrelay.persistence.PastLeads;
import io.leadrelay.review.OpenReviews;
import io.leadrelay.review.Reviews;
import io.leadrelay.security.DemoServerTest;
import io.leadrelay.terms.Agreements;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DemoServerTest
@DisplayName("A month that is over, in a browser,")
class ScorecardInBrowserTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<String> FIRMS = List.of("Nordwerk GmbH", "Alpenblick AG", "Seidel KG");

  @LocalServerPort int port;
  @Autowired Clock clock;
  @Autowired Proposals proposals;
  @Autowired Agreements agreements;
  @Autowired OpenReviews openReviews;
  @Autowired Reviews reviews;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private final List<UUID> handoffs = new ArrayList<>();
  private StoredVersions versions;
  private YearMonth month;

  @BeforeEach
  void aMonthThatIsOver() {
    identities.clearAuthentication();
    versions = new StoredVersions(proposals, agreements, jdbc, transactions);
    month = YearMonth.from(clock.instant().atZone(BERLIN)).minusMonths(1);
    versions.agreed(
        month.minusMonths(1).atDay(1).atStartOfDay(BERLIN).toInstant(), "The start.", Map.of());
    for (var day = 2; day < 25; day += 2) {
      handOff(day, day == 12 ? 55 : 18);
    }
    for (var firm : FIRMS) {
      late(handoffs.get(FIRMS.indexOf(firm)), firm);
    }
  }

  @AfterEach
  void asBefore() {
    identities.clearAuthentication();
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("slaReview")
        .list()
        .forEach(
            instance -> runtime.deleteProcessInstance(instance.getProcessInstanceId(), "test"));
    for (var table : List.of("sla_review_action", "sla_review_statement", "sla_review")) {
      jdbc.sql("delete from " + table).update();
    }
    jdbc.sql("delete from mail_outbox where purpose = 'review'").update();
    for (var handoff : handoffs) {
      var lead =
          jdbc.sql("select lead_id from handoff where id = ?")
              .param(handoff)
              .query(UUID.class)
              .single();
      jdbc.sql("delete from handoff where id = ?").param(handoff).update();
      jdbc.sql("delete from lead where id = ?").param(lead).update();
    }
    versions.remove();
  }

  @Test
  @DisplayName("is read by all, printed, and reviewed in Tasklist")
  void isReadAndReviewed() throws IOException {
    openReviews.open();
    management.executeJob(
        management
            .createJobQuery()
            .processInstanceId(
                requireNonNull(
                        runtime
                            .createProcessInstanceQuery()
                            .processDefinitionKey("slaReview")
                            .processInstanceBusinessKey("" + month)
                            .singleResult())
                    .getId())
            .activityId("serviceTask_prepareScorecard")
            .singleResult()
            .getId());
    try (var chromium = Chromium.start(port)) {
      var page = chromium.tasklist("marketing-lead");
      var complaints = chromium.complaints(page);

      for (var language : List.of("de", "en")) {
        for (var width : new int[] {1920, 1280}) {
          page.setViewportSize(width, 1400);
          chromium.visit(page, "/scorecard?month=%s&lang=%s".formatted(month, language));
          assertThat(page.locator("main")).containsText("Nordwerk GmbH");
          assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
              .isLessThanOrEqualTo(width);
        }
      }
      reviewed(chromium, page);
      closed();
      late(handoffs.get(FIRMS.size()), "Kestrel Machines");
      chromium.visit(page, "/scorecard?month=%s&lang=en".formatted(month));
      assertThat(page.locator("main")).containsText("Restated since the review");
      assertThat(Paper.sheets(page).get(0)).contains("Scorecard for ");
      Paper.picture(page, 3, "scorecard");
      assertThat(complaints).isEmpty();
    }
    assertThat(reviews.find(month).orElseThrow().actions())
        .extracting(action -> action.text())
        .containsExactly("Two fairs in spring", "A guide for buyers");
  }

  private void reviewed(Chromium chromium, Page page) {
    page.setViewportSize(1680, 1250);
    var form =
        chromium.openTask(
            page,
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey("" + month)
                .taskDefinitionKey("userTask_reviewForMarketing")
                .singleResult()
                .getId());
    page.locator("button.claim").click();
    assertThat(page.locator("button.unclaim")).isVisible();
    assertThat(form).containsText("Seidel KG: standard, Rita Reyes, due on ");
    assertThat(form).containsText("2 terms were missed");
    chromium.type(form, "What do you say of the month?", "The fair brought most of them at once.");
    chromium.type(form, "What will your side do?", "Two fairs in spring\nA guide for buyers");
    chromium.screenshot(page, "review-month");
    page.setViewportSize(1280, 1250);
    chromium.fits(form);
    chromium.completed(page);
  }

  /** As if sales had reviewed it as well. */
  private void closed() {
    jdbc.sql("update sla_review set state = 'CLOSED', closed_at = ? where of_month = ?")
        .params(Timestamp.from(clock.instant()), month.toString())
        .update();
  }

  private void handOff(int day, int leads) {
    var past = new PastLeads(jdbc);
    var at = month.atDay(day).atTime(10, 0).atZone(BERLIN).toInstant();
    for (var n = 0; n < leads; n++) {
      handoffs.add(past.handedOver(at.plusSeconds(n)));
    }
  }

  /** The rep called a day after it was due. */
  private void late(UUID handoff, String firm) {
    Instant at = month.atDay(2).atTime(10, 0).atZone(BERLIN).toInstant();
    var due = at.plus(Duration.ofDays(1));
    var called = due.plus(Duration.ofDays(1));
    jdbc.sql(
            """
            update handoff set contact_due_at = ?, first_contact_at = ?, response_seconds = ?
            where id = ?
            """)
        .params(
            Timestamp.from(due),
            Timestamp.from(called),
            Duration.between(at, called).toSeconds(),
            handoff)
        .update();
    jdbc.sql("update lead set company = ? where id = (select lead_id from handoff where id = ?)")
        .params(firm, handoff)
        .update();
  }
}
