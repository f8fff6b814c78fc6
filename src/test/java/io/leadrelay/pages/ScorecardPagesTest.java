package io.leadrelay.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.StoredVersions;
import io.leadrelay.persistence.PastLeads;
import io.leadrelay.security.Browser;
import io.leadrelay.security.DemoServerTest;
import io.leadrelay.terms.Agreements;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.util.HtmlUtils;

@DemoServerTest
@DisplayName("The page of the scorecard")
class ScorecardPagesTest {

  @LocalServerPort int port;
  @Autowired Proposals proposals;
  @Autowired Agreements agreements;
  @Autowired IdentityService identities;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private StoredVersions versions;
  private final List<UUID> handoffs = new ArrayList<>();

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
    versions = new StoredVersions(proposals, agreements, jdbc, transactions);
  }

  @AfterEach
  void onlyTheFirstIsLeft() {
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
  @DisplayName("shows a month that is over with its pace, what stood out, and whom it let wait")
  void over() {
    versions.agreed(Instant.parse("2020-01-01T09:00:00Z"), "The start.", Map.of());
    for (var day : List.of(2, 3, 4, 5, 6, 16, 17, 18, 19, 20, 23, 24)) {
      handOff(day, 28);
    }
    handOff(11, 61);
    overdue(handoffs.get(0));
    overdue(handoffs.get(1));
    firm(handoffs.get(0), "company = 'Nordwerk GmbH'");
    firm(handoffs.get(1), "erased_at = current_timestamp");

    var page = text("/scorecard?month=2020-03&lang=en");

    assertThat(page)
        .contains("Scorecard for March 2020", "Owned by: Marketing", "Owned by: Sales")
        .contains("Marketing owed 600 points and delivered 397.")
        .contains("Burst of 61 on 11 March, 27 were due.")
        .contains("Drought from 25 to 31 March: 0 in 5 working days, 136 were due.")
        .contains("Sales owed 2 first contacts and tried 0 in time; 2 were overdue.")
        .contains("Nordwerk GmbH", "Rita Reyes", "3 March 2020, 11:00", "not tried yet, overdue by")
        .contains("Erased: no firm is kept")
        .contains("<polyline class=\"delivered\" points=\"48.0,262.0 ")
        .contains("/quota?month=2020-03&lang=en", "/scorecard?month=2020-02&lang=en")
        .doesNotContain("Forecast for the end", "class=\"interval\"")
        .doesNotContain(lead(handoffs.get(0)), lead(handoffs.get(1)), ">rep1<");
    assertThat(text("/scorecard?month=2020-03&lang=de"))
        .contains("Das Marketing schuldete 600 Punkte und hat 397 geliefert.")
        .contains("Schub von 61 am 11. März, fällig waren 27.")
        .contains("Flaute vom 25. bis zum 31. März: 0 in 5 Arbeitstagen, fällig waren 136.")
        .contains("Verantwortet von: Vertrieb", "noch nicht versucht, überfällig seit")
        .contains("Gelöscht: keine Firma gespeichert");
  }

  @Test
  @DisplayName("shows the month that runs, and is reached from the quota and leads back to it")
  void running() {
    assertThat(text("/scorecard?lang=en"))
        .contains("The month runs: each figure can still change.", "Waiting for room in sales:")
        .contains("/quota?month=", "First contact", "Rejections");
    assertThat(text("/quota?lang=de")).contains("href=\"/scorecard?month=", "Die Scorecard");
  }

  @Test
  @DisplayName("is open to whoever has a login, and says why a month has no answer")
  void access() {
    var stranger = new Browser(port).send("GET", "/scorecard", "Accept", "text/html");
    assertThat(stranger.statusCode()).isEqualTo(401);

    var future =
        new Browser(port).call("GET", "/scorecard?month=9999-12&lang=en", "rep1", "Demo-relay-1");
    assertThat(future.statusCode()).isEqualTo(400);
    assertThat(future.body()).contains("December 9999 has not begun yet");
  }

  private void handOff(int day, int leads) {
    var past = new PastLeads(jdbc);
    var at = Instant.parse("2020-03-01T10:00:00Z").plusSeconds((day - 1) * 86_400L);
    for (var n = 0; n < leads; n++) {
      handoffs.add(past.handedOver(at.plusSeconds(n)));
    }
  }

  private void firm(UUID handoff, String known) {
    jdbc.sql("update lead set " + known + " where id = ?")
        .param(UUID.fromString(lead(handoff)))
        .update();
  }

  private String lead(UUID handoff) {
    return jdbc.sql("select lead_id from handoff where id = ?")
        .param(handoff)
        .query(UUID.class)
        .single()
        .toString();
  }

  private void overdue(UUID handoff) {
    jdbc.sql("update handoff set contact_due_at = ? where id = ?")
        .params(Timestamp.from(Instant.parse("2020-03-03T10:00:00Z")), handoff)
        .update();
  }

  private String text(String path) {
    var answer = new Browser(port).call("GET", path, "rep1", "Demo-relay-1");
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return HtmlUtils.htmlUnescape(answer.body());
  }
}
