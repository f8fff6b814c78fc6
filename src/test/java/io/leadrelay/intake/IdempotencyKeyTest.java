package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.intake.ApiClient.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
@DisplayName("A request with an Idempotency-Key")
class IdempotencyKeyTest {

  private static final String KEY = "Idempotency-Key";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  private final String key = UUID.randomUUID().toString();
  private ApiClient api;

  @BeforeEach
  void logIn() {
    api = new ApiClient(port, "api");
  }

  @Test
  @DisplayName("is done once and answered twice the same")
  void isDoneOnce() {
    var body = body(ApiClient.unknownEmail());

    var first = api.post("/api/leads", body, KEY, key);
    var events = events(first.id());
    var second = api.post("/api/leads", body, KEY, key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(events(first.id())).isEqualTo(events);
  }

  @Test
  @DisplayName("is the same request however its fields are laid out")
  void layoutDoesNotMatter() {
    var email = ApiClient.unknownEmail();
    api.post("/api/leads", "{\"email\":\"%s\",\"company\":\"X\"}".formatted(email), KEY, key);

    var again =
        api.post(
            "/api/leads", "{ \"company\": \"X\",\n \"email\": \"%s\" }".formatted(email), KEY, key);

    assertThat(again.status()).isEqualTo(201);
  }

  @Test
  @DisplayName("is refused with 422 under a key that came with another body")
  void otherBody() {
    api.post("/api/leads", body(ApiClient.unknownEmail()), KEY, key);
    var email = ApiClient.unknownEmail();

    var answer = api.post("/api/leads", body(email), KEY, key);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body().path("detail").asText()).contains("another body");
    assertThat(api.get("/api/leads?q=" + email).body().path("leads")).isEmpty();
  }

  @Test
  @DisplayName("has nothing to do with the same key of another client")
  void otherClient() {
    api.post("/api/leads", body(ApiClient.unknownEmail()), KEY, key);

    var answer =
        new ApiClient(port, "marketer")
            .post("/api/leads", body(ApiClient.unknownEmail()), KEY, key);

    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  @DisplayName("is not remembered if it was refused")
  void refusedRequest() {
    assertThat(api.post("/api/leads", "{\"email\": \"x\"}", KEY, key).status()).isEqualTo(400);

    assertThat(api.post("/api/leads", body(ApiClient.unknownEmail()), KEY, key).status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("is done once when it comes eight times at the same moment")
  void inParallel() {
    for (var round = 0; round < 4; round++) {
      var parallelKey = UUID.randomUUID().toString();
      var body = body(ApiClient.unknownEmail());

      var answers = AtOnce.eightTimes(() -> api.post("/api/leads", body, KEY, parallelKey));

      assertThat(answers).extracting(Answer::status).containsOnly(201);
      assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
      assertThat(rowsUnder(parallelKey)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("is refused under a key that cannot be kept")
  void badKeys() {
    for (var bad : List.of(" ", "x".repeat(256))) {
      var answer = api.post("/api/leads", body(ApiClient.unknownEmail()), KEY, bad);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.field()).isEqualTo(KEY);
    }
  }

  private static String body(String email) {
    return "{\"email\": \"%s\", \"country\": \"DE\", \"employees\": 100}".formatted(email);
  }

  private long events(String lead) {
    return jdbc.sql("select count(*) from lead_event where lead_id = ?")
        .param(UUID.fromString(lead))
        .query(Long.class)
        .single();
  }

  private long rowsUnder(String key) {
    return jdbc.sql("select count(*) from idempotent_request where idempotency_key = ?")
        .param(key)
        .query(Long.class)
        .single();
  }
}
