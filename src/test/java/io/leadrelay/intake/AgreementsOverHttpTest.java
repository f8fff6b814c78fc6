package io.leadrelay.intake;

import static io.leadrelay.agreement.StoredVersions.marketing;
import static io.leadrelay.agreement.StoredVersions.sales;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.StoredVersions;
import io.leadrelay.process.table.DecisionTable;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.Signature.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

@ApiTest
@DisplayName("GET /api/agreements")
class AgreementsOverHttpTest {

  private static final Instant LATER = Instant.parse("2099-12-31T23:00:00Z");

  @LocalServerPort int port;
  @Autowired Proposals proposals;
  @Autowired Agreements agreements;
  @Autowired IdentityService identities;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private StoredVersions versions;
  private int coming;
  private int refused;

  @BeforeEach
  void thereAreVersionsBesideTheFirst() {
    identities.clearAuthentication();
    versions = new StoredVersions(proposals, agreements, jdbc, transactions);
    coming =
        versions.agreed(LATER, "More reps.", Map.of(LocalDate.of(2099, 12, 28), "Stocktaking"));
    refused =
        versions.proposed(
            State.REFUSED,
            "Fewer fairs.",
            Map.of(),
            marketing("I sign."),
            sales(Verdict.REFUSED, "Not enough."));
  }

  @AfterEach
  void andAreGone() {
    versions.remove();
  }

  @Test
  @DisplayName("lists all versions with their states, the newest first")
  void lists() {
    var list = get("/api/agreements");

    assertThat(list.findValuesAsText("number")).containsExactly("" + refused, "" + coming, "1");
    assertThat(list.at("/0/state").asText()).isEqualTo("REFUSED");
    assertThat(list.at("/0/inForceFrom").isNull()).isTrue();
    assertThat(list.at("/1/state").asText()).isEqualTo("COMING");
    assertThat(list.at("/2/state").asText()).isEqualTo("IN_FORCE");
    assertThat(list.at("/2/inForceUntil").asText()).isEqualTo("2099-12-31T23:00:00Z");
  }

  @Test
  @DisplayName("/current shows the first as long as the next has not begun")
  void current() {
    assertThat(get("/api/agreements/current").path("number").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("/{number} shows its terms, its calendar, who proposed it and who signed")
  void version() {
    var agreement = get("/api/agreements/" + coming);

    assertThat(agreement.path("inForceFrom").asText()).isEqualTo("2099-12-31T23:00:00Z");
    assertThat(agreement.path("inForceUntil").isNull()).isTrue();
    assertThat(agreement.path("monthlyTarget").asInt()).isEqualTo(600);
    assertThat(agreement.at("/calendar/zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(agreement.at("/calendar/workingHours").asText())
        .isEqualTo("Mon-Thu 08:30-17:00; Fri 08:30-15:00");
    assertThat(agreement.at("/calendar/holidays").asText()).isEqualTo("DE-BY");
    assertThat(agreement.at("/calendar/closingDays/0/day").asText()).isEqualTo("2099-12-28");
    assertThat(agreement.at("/calendar/closingDays/0/name").asText()).isEqualTo("Stocktaking");
    assertThat(agreement.path("origin").asText()).isEqualTo("FORM");
    assertThat(agreement.path("proposedBy").asText()).isEqualTo("sales-lead");
    assertThat(agreement.path("proposedAt").asText()).isEqualTo("2026-11-02T08:30:00Z");
    assertThat(agreement.path("reason").asText()).isEqualTo("More reps.");
    assertThat(agreement.at("/signatures/0/name").asText()).isEqualTo("Max Meyer");
    assertThat(agreement.at("/signatures/0/verdict").asText()).isEqualTo("SIGNED");
    assertThat(agreement.path("tables")).hasSize(5);
  }

  @Test
  @DisplayName("/{number} shows who refused and why")
  void refusal() {
    var agreement = get("/api/agreements/" + refused);

    assertThat(agreement.path("decisionReason").asText()).isEqualTo("Not before spring.");
    assertThat(agreement.at("/signatures/1/verdict").asText()).isEqualTo("REFUSED");
    assertThat(agreement.at("/signatures/1/words").asText()).isEqualTo("Not enough.");
  }

  @Test
  @DisplayName("/current reads what sales owes from its tables")
  void contact() throws IOException {
    var table =
        DecisionTable.read(
            Files.readAllBytes(Path.of("bpmn", "decisions", "contact-policy.dmn")),
            "contactPolicy");
    for (var duty : get("/api/agreements/current").path("contact")) {
      var owed = table.decide(Map.of("grade", duty.path("grade").asText()));

      assertThat(duty.path("clock").asText()).isEqualTo(owed.find("clock"));
      assertThat(minutes(duty, "reminder")).isEqualTo(owed.number("reminderMinutes"));
      assertThat(minutes(duty, "firstContact")).isEqualTo(owed.number("deadlineMinutes"));
      assertThat(minutes(duty, "reassignment")).isEqualTo(owed.number("reassignMinutes"));
      assertThat(duty.path("repsAtMost").asInt()).isEqualTo(owed.number("maximumHandoffs"));
      assertThat(duty.path("minimumAttempts").asInt()).isEqualTo(owed.number("minimumAttempts"));
      assertThat(duty.path("plannedAttempts").asInt()).isEqualTo(owed.number("plannedAttempts"));
      assertThat(duty.path("waits")).hasSize(duty.path("plannedAttempts").asInt() - 1);
    }
    assertThat(get("/api/agreements/current").path("contact")).hasSize(2);
  }

  @Test
  @DisplayName("/{number} says so where there is none")
  void unknown() {
    assertThat(new ApiClient(port, "rep1").get("/api/agreements/77").status()).isEqualTo(404);
    assertThat(new ApiClient(port, "rep1").get("/api/agreements/x").status()).isEqualTo(400);
  }

  private static int minutes(JsonNode duty, String field) {
    return (int) Duration.parse(duty.path(field).asText()).toMinutes();
  }

  private JsonNode get(String path) {
    var answer = new ApiClient(port, "rep1").get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.body();
  }
}
