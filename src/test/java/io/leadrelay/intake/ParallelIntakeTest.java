package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.intake.ApiClient.Answer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
@DisplayName("What comes in eight times at the same moment")
class ParallelIntakeTest {

  private static final int ROUNDS = 6;

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired RuntimeService runtime;

  private ApiClient api;

  @BeforeEach
  void logIn() {
    api = new ApiClient(port, "api");
  }

  @Test
  @DisplayName("makes one lead: one request creates it, the others find it")
  void aNewLead() {
    for (var round = 0; round < ROUNDS; round++) {
      var email = ApiClient.unknownEmail();
      var number = new AtomicInteger();

      var answers =
          AtOnce.eightTimes(
              () ->
                  api.post(
                      "/api/leads",
                      """
                      {"email": "%s", "country": "DE", "employees": 100, "phone": "%d",
                       "signals": [{"type": "ebook-download", "at": "2026-01-02T00:00:00Z"}]}
                      """
                          .formatted(email, number.incrementAndGet())));

      assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
      assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
      assertThat(answers).extracting(Answer::id).containsOnly(answers.get(0).id());
      isThereOnce(email, answers.get(0).id());
    }
  }

  @Test
  @DisplayName("makes one lead where only source and external id tell it")
  void aNewLeadByExternalId() {
    for (var round = 0; round < ROUNDS; round++) {
      var body = "{\"source\": \"crm\", \"externalId\": \"%s\"}".formatted(UUID.randomUUID());

      var answers = AtOnce.eightTimes(() -> api.post("/api/leads", body));

      assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
      assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
    }
  }

  @Test
  @DisplayName("is one signal, and hands a waiting lead off once")
  void aSignal() {
    for (var round = 0; round < 2; round++) {
      var id =
          api.post(
                  "/api/leads",
                  "{\"email\": \"%s\", \"country\": \"DE\", \"employees\": 100}"
                      .formatted(ApiClient.unknownEmail()))
              .id();

      var answers =
          AtOnce.eightTimes(
              () ->
                  api.post(
                      "/api/leads/" + id + "/signals",
                      "{\"type\": \"talk-request\", \"at\": \"%s\"}"
                          .formatted(
                              java.time.Instant.now()
                                  .minusSeconds(60)
                                  .truncatedTo(java.time.temporal.ChronoUnit.HOURS))));

      assertThat(answers).extracting(Answer::status).containsOnly(202);
      assertThat(count("select count(*) from signal where lead_id = ?", id)).isEqualTo(1);
      assertThat(count("select count(*) from handoff where lead_id = ?", id)).isEqualTo(1);
    }
  }

  private void isThereOnce(String email, String id) {
    assertThat(
            jdbc.sql("select count(*) from lead where email = ?")
                .param(email)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(count("select count(*) from lead_cycle where open_lead_id = ?", id)).isEqualTo(1);
    assertThat(count("select count(*) from signal where lead_id = ?", id)).isEqualTo(1);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).count())
        .isEqualTo(1);
  }

  private long count(String sql, String lead) {
    return jdbc.sql(sql).param(UUID.fromString(lead)).query(Long.class).single();
  }
}
