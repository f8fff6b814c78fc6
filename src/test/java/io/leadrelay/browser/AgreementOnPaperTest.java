package io.leadrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.StoredVersions;
import io.leadrelay.security.DemoServerTest;
import io.leadrelay.terms.Agreements;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DemoServerTest
@DisplayName("The agreement in a browser")
class AgreementOnPaperTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int SHEETS_OF_TERMS = 3;

  @LocalServerPort int port;
  @Autowired Clock clock;
  @Autowired Proposals proposals;
  @Autowired Agreements agreements;
  @Autowired IdentityService identities;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private StoredVersions versions;

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
    versions = new StoredVersions(proposals, agreements, jdbc, transactions);
  }

  @AfterEach
  void onlyTheFirstIsLeft() {
    versions.remove();
  }

  @Test
  @DisplayName("is read with the login of Cockpit, on a small screen and on a large one")
  void isRead() throws IOException {
    var number =
        versions.agreed(
            firstOfNextMonth(),
            "Two more reps start, and the plant is closed between the years.",
            Map.of(
                LocalDate.of(2026, 12, 24), "Christmas Eve",
                LocalDate.of(2026, 12, 28), "Stocktaking"));
    try (var chromium = Chromium.start(port)) {
      var page = chromium.cockpit("manager");
      var complaints = new ArrayList<String>();
      page.onConsoleMessage(
          message -> {
            if (message.location().contains("/agreement")) {
              complaints.add(message.text());
            }
          });

      for (var width : new int[] {1280, 1920}) {
        page.setViewportSize(width, 1400);
        chromium.visit(page, "/agreement/" + number);
        assertThat(page.locator("h1")).hasText("Agreement no. " + number);
        assertThat(page.locator("main")).hasCSS("background-color", "rgb(255, 255, 255)");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
            .isLessThanOrEqualTo(width);
        chromium.screenshot(page, "agreement-" + width);
      }
      Paper.picture(page, SHEETS_OF_TERMS, "agreement");
      page.getByText("Deutsch").click();
      assertThat(page.locator("h1")).hasText("Vereinbarung Nr. " + number);
      page.getByText("Alle Fassungen").click();
      assertThat(page.locator("tbody tr")).hasCount(2);
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  @DisplayName("says on every sheet of paper that a proposal is not in force")
  void isPrinted() throws IOException {
    var number = versions.proposed(State.OPEN, "More reps.", Map.of());
    try (var chromium = Chromium.start(port)) {
      var page = chromium.tasklist("sales-lead");

      for (var language : Map.of("en", "NOT IN FORCE", "de", "NICHT IN KRAFT").entrySet()) {
        chromium.visit(page, "/agreement/" + number + "?lang=" + language.getKey());
        assertThat(Paper.sheets(page))
            .hasSizeGreaterThan(3)
            .allSatisfy(sheet -> assertThat(sheet).contains(language.getValue()));
      }
      chromium.visit(page, "/agreement/1?lang=en");
      var agreed = Paper.sheets(page);
      assertThat(agreed).noneMatch(sheet -> sheet.contains("NOT IN FORCE"));
      assertThat(agreed.get(1)).contains("2 / " + agreed.size());
      assertThat(agreed.get(0)).doesNotContain("All versions");
    }
  }

  private Instant firstOfNextMonth() {
    return YearMonth.now(clock).plusMonths(1).atDay(1).atStartOfDay(BERLIN).toInstant();
  }
}
