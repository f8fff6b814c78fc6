package io.leadrelay.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.Quotas;
import io.leadrelay.agreement.StoredVersions;
import io.leadrelay.security.Browser;
import io.leadrelay.security.DemoServerTest;
import io.leadrelay.terms.Agreements;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.util.HtmlUtils;

@DemoServerTest
@DisplayName("The page of the quota")
class QuotaPageTest {

  @LocalServerPort int port;
  @Autowired Quotas quotas;
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
  @DisplayName("shows the month that runs, with what is owed, delivered and still enough")
  void running() {
    var quota = quotas.of(null);

    var page = text("/quota?lang=en");

    assertThat(page)
        .contains("Quota for " + QuotaText.month(quota.month(), Locale.ENGLISH))
        .contains("Pace today", "Needed on each of them", "Working days left")
        .contains("/agreement?lang=en", "/agreements?lang=en");
    var text = new QuotaText(quota, true, Instant.EPOCH, Locale.ENGLISH);
    assertThat(page).contains(text.state(), text.allPoints());
    assertThat(text.grades()).allSatisfy(row -> assertThat(page).contains(row.points()));
    assertThat(text.mixes()).allSatisfy(row -> assertThat(page).contains(row.sentence()));
    assertThat(text("/quota?month=" + quota.month() + "&lang=de"))
        .contains("<html lang=\"de\"", "Monatssoll", "Tempo heute");
  }

  @Test
  @DisplayName("says of a month that is over how it ended, and leads on to the next")
  void over() {
    versions.agreed(Instant.parse("2020-01-01T09:00:00Z"), "The start.", Map.of());

    var page = text("/quota?month=2020-03&lang=en");

    assertThat(page)
        .contains("Quota for March 2020", "Missed by 600 points. Delivered: 0 of 600 points.")
        .contains("No lead that counts was handed over in this month.")
        .contains("/quota?month=2020-02&lang=en", "/quota?month=2020-04&lang=en")
        .doesNotContain("Pace today", "still reach");
    assertThat(text("/quota?month=2020-01&lang=en")).doesNotContain("month=2019-12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-13 | en | A month is written as year and month, such as 2026-11.",
        "<b>     | de | Ein Monat wird als Jahr und Monat geschrieben, etwa 2026-11.",
        "9999-12 | en | December 9999 has not begun yet, so nothing can be said of it.",
        "9999-12 | de | Dezember 9999 hat noch nicht begonnen, also lässt sich nichts davon sagen.",
        "0000-01 | en | No agreement was in force in January 0000 yet.",
        "2019-12 | de | Im Dezember 2019 galt noch keine Vereinbarung."
      })
  @DisplayName("says in a plain page why a month has no answer")
  void noAnswer(String month, String language, String sentence) {
    var answer =
        read("/quota?month=" + month.replace("<", "%3C").replace(">", "%3E") + "&lang=" + language);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(HtmlUtils.htmlUnescape(answer.body())).contains(sentence);
  }

  @Test
  @DisplayName("is open to whoever has a login, and is only read")
  void access() {
    var stranger = new Browser(port).send("GET", "/quota", "Accept", "text/html");
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.body()).contains("Please log in").doesNotContain("points");

    var rep = new Browser(port);
    rep.logIn("rep1", "tasklist");
    assertThat(rep.send("GET", "/quota").statusCode()).isEqualTo(200);
    assertThat(rep.send("POST", "/quota").statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("is reached from the agreement and from the list of its versions")
  void links() {
    assertThat(text("/agreement?lang=de")).contains("href=\"/quota?lang=de\"");
    assertThat(text("/agreements?lang=en")).contains("href=\"/quota?lang=en\"");
  }

  private HttpResponse<String> read(String path) {
    return new Browser(port).call("GET", path, "rep1", "Demo-relay-1");
  }

  private String text(String path) {
    var answer = read(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return HtmlUtils.htmlUnescape(answer.body());
  }
}
