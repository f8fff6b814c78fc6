package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
@DisplayName("A proposal over HTTP")
class ProposalsOverHttpTest {

  private static final String GOAL =
      """
      "goal": {"revenue": 1000000, "averageDealSize": 10000,
               "leadToOpportunity": 0.2, "opportunityToCustomer": 0.25}
      """;

  @LocalServerPort int port;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;

  private ApiClient owner;

  @BeforeEach
  void anOwner() {
    owner = new ApiClient(port, "owner");
  }

  @AfterEach
  void asShipped() {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("slaAgreement")
        .list()
        .forEach(
            instance -> runtime.deleteProcessInstance(instance.getProcessInstanceId(), "test"));
    for (var part : List.of("agreement_signature", "agreement_closing_day", "agreement_table")) {
      jdbc.sql(
              "delete from "
                  + part
                  + " where agreement in (select number from agreement where state <> 'AGREED')")
          .update();
    }
    jdbc.sql("delete from agreement where state <> 'AGREED'").update();
  }

  private ApiClient.Answer propose(String fields) {
    return owner.post("/api/proposals", "{\"reason\": \"Sales has grown.\", " + fields + "}");
  }

  @Test
  @DisplayName("waits for signatures with what it says, the rest as it was agreed")
  void waits() {
    var answer =
        propose(
            """
            "monthlyTarget": 600, "holidays": "DE-BY", "inForceFrom": "%s",
            "closingDays": [{"day": "2026-12-24", "name": "Christmas Eve"}]
            """
                .formatted(java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(20)));

    assertThat(answer.status()).isEqualTo(201);
    var path = "/api/agreements/" + answer.body().path("number").asInt();
    assertThat(answer.response().headers().firstValue("Location")).contains(path);
    var stored = owner.get(path).body();
    assertThat(stored.path("monthlyTarget").asInt()).isEqualTo(600);
    assertThat(stored.toString()).contains("Christmas Eve", "Sales has grown.", "OPEN");
    assertThat(owner.get("/api/agreements/current").body().path("monthlyTarget").asInt())
        .isEqualTo(500);
  }

  @Test
  @DisplayName("is made of a goal: its leads a month are the target, and the reason says whence")
  void isMadeOfAGoal() {
    var answer = propose(GOAL);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().path("monthlyTarget").asInt()).isEqualTo(167);
    assertThat(
            owner.get("/api/agreements/" + answer.body().path("number").asInt()).body().toString())
        .contains(
            "Sales has grown. The goal: revenue of 1000000 in 12 months takes 2000 qualified leads,"
                + " 167 a month.");
  }

  @Test
  @DisplayName("is refused with the field and the reason, and nothing is begun")
  void isRefused() {
    assertThat(owner.post("/api/proposals", "{\"monthlyTarget\": 600}"))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(400))
        .satisfies(answer -> assertThat(answer.field()).isEqualTo("reason"));
    assertThat(propose("\"monthlyTarget\": 0").field()).isEqualTo("monthlyTarget");
    assertThat(propose("\"workingHours\": \"never\"").field()).isEqualTo("workingHours");
    assertThat(propose("\"holidays\": \"XX\"").field()).isEqualTo("holidays");
    assertThat(propose("\"closingDays\": [{\"name\": \"No day\"}]").field())
        .isEqualTo("closingDays.day");
    assertThat(propose("\"monthlyTarget\": 600, " + GOAL).field()).isEqualTo("monthlyTarget");
    assertThat(propose("\"goal\": {\"revenue\": -1}").field()).isEqualTo("revenue");
    assertThat(propose("\"monthlyTarget\": 500").status()).isEqualTo(409);

    assertThat(jdbc.sql("select count(*) from agreement").query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("keeps others waiting until it is taken back, by its maker only")
  void isTakenBack() {
    var number = propose("\"monthlyTarget\": 600").body().path("number").asInt();
    var withdrawal = "/api/proposals/" + number + "/withdrawal";
    assertThat(propose("\"monthlyTarget\": 700").status()).isEqualTo(409);

    assertThat(new ApiClient(port, "sales-lead").post(withdrawal, "{}").status()).isEqualTo(409);
    assertThat(owner.post(withdrawal, "{\"reason\": \"A slip.\"}").status()).isEqualTo(204);
    assertThat(owner.post(withdrawal, "{}").status()).isEqualTo(409);

    assertThat(propose("\"monthlyTarget\": 700").status()).isEqualTo(201);
  }

  @Test
  @DisplayName("is not for reps")
  void isNotForReps() {
    assertThat(
            new ApiClient(port, "rep1")
                .post("/api/proposals", "{\"reason\": \"Less work.\", \"monthlyTarget\": 1}")
                .status())
        .isEqualTo(403);
  }
}
