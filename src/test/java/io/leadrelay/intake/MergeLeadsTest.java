package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadrelay.intake.ApiClient.Answer;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
@DisplayName("A lead that is merged into another")
class MergeLeadsTest {

  private static final String TALK = "{\"type\": \"talk-request\", \"at\": \"%s\"}";

  @LocalServerPort int port;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;
  @Autowired Leads leads;

  private final String email = ApiClient.unknownEmail();
  private ApiClient api;

  @BeforeEach
  void logIn() {
    api = new ApiClient(port, "api");
  }

  @Test
  @DisplayName("gives it what it does not know, and overwrites nothing")
  void fillsBlanks() {
    var id =
        create(
            """
            {"email": "%s", "phone": "1", "company": "Theirs", "attributes": {"a": "1", "b": "2"}}
            """
                .formatted(email));
    var into =
        create(
            """
            {"email": "%s", "company": "Ours", "attributes": {"b": "ours"}}
            """
                .formatted(ApiClient.unknownEmail()));

    assertThat(merge(id, into).status()).isEqualTo(200);

    var lead = show(into);
    assertThat(lead.path("company").asText()).isEqualTo("Ours");
    assertThat(lead.path("phone").asText()).isEqualTo("1");
    assertThat(lead.path("attributes").path("a").asText()).isEqualTo("1");
    assertThat(lead.path("attributes").path("b").asText()).isEqualTo("ours");
    assertThat(types(lead)).contains("TOOK_OVER");
    assertThat(lead.has("mergedInto")).isFalse();
  }

  @Test
  @DisplayName("keeps its row, which names the other, and its process has ended")
  void endsTheFirst() {
    var id = hotLead(email);
    var into = create("{\"email\": \"%s\"}".formatted(ApiClient.unknownEmail()));

    merge(id, into);

    var lead = show(id);
    assertThat(lead.path("stage").asText()).isEqualTo("MERGED");
    assertThat(lead.path("mergedInto").asText()).isEqualTo(into);
    assertThat(lead.path("rep").isNull()).isTrue();
    assertThat(types(lead)).contains("MERGED");
    assertThat(instances(id)).isZero();
    assertThat(
            jdbc.sql("select count(*) from handoff where lead_id = ? and ended_at is null")
                .param(UUID.fromString(id))
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql("select count(*) from lead_cycle where open_lead_id = ?")
                .param(UUID.fromString(id))
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  @DisplayName("gives it its signals, which wake it")
  void movesSignals() {
    var into =
        create(
            "{\"email\": \"%s\", \"country\": \"DE\", \"employees\": 100}"
                .formatted(ApiClient.unknownEmail()));
    assertThat(show(into).path("stage").asText()).isEqualTo("NURTURING");
    var id =
        create(
            "{\"email\": \"%s\", \"country\": \"BR\", \"signals\": [%s]}"
                .formatted(email, TALK.formatted(Instant.now().minusSeconds(60))));

    merge(id, into);

    assertThat(show(into).path("signals")).hasSize(1);
    assertThat(show(into).path("grade").asText()).isEqualTo("HOT");
    assertThat(show(into).path("rep").asText()).startsWith("rep");
    assertThat(show(id).path("signals")).isEmpty();
  }

  @Test
  @DisplayName("is found in the other by its e-mail address, if the other had none")
  void theAddressMoves() {
    var id = create("{\"email\": \"%s\"}".formatted(email));
    var into = create("{\"source\": \"crm\", \"externalId\": \"%s\"}".formatted(UUID.randomUUID()));
    merge(id, into);

    var again = api.post("/api/leads", "{\"email\": \"%s\", \"phone\": \"7\"}".formatted(email));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.id()).isEqualTo(into);
    assertThat(show(into).path("email").asText()).isEqualTo(email);
    assertThat(show(into).path("phone").asText()).isEqualTo("7");
  }

  @Test
  @DisplayName("is found in the other by its address and number, even if the other has its own")
  void bothAddressesLead() {
    var number = UUID.randomUUID().toString();
    var id =
        create(
            "{\"email\": \"%s\", \"source\": \"a\", \"externalId\": \"%s\"}"
                .formatted(email, number));
    var other = ApiClient.unknownEmail();
    var into = create("{\"email\": \"%s\", \"source\": \"b\"}".formatted(other));
    merge(id, into);

    assertThat(api.post("/api/leads", "{\"email\": \"%s\"}".formatted(email)).id()).isEqualTo(into);
    assertThat(
            api.post(
                    "/api/leads",
                    "{\"source\": \"a\", \"externalId\": \"%s\", \"company\": \"C\"}"
                        .formatted(number))
                .id())
        .isEqualTo(into);
    assertThat(show(into).path("email").asText()).isEqualTo(other);
    assertThat(api.post("/api/leads/" + id + "/signals", "{\"type\": \"long-visit\"}").status())
        .isEqualTo(202);
    assertThat(show(into).path("signals")).hasSize(1);
  }

  @Test
  @DisplayName("takes its no to mail along")
  void aNoStaysANo() {
    var id = create("{\"email\": \"%s\", \"mailConsent\": false}".formatted(email));
    var into =
        create("{\"email\": \"%s\", \"mailConsent\": true}".formatted(ApiClient.unknownEmail()));

    merge(id, into);

    assertThat(show(into).path("mailConsent").asBoolean()).isFalse();
  }

  @Test
  @DisplayName("may be one for which no process runs")
  void withoutAProcess() {
    var history = LeadId.create();
    leads.insert(
        history,
        new LeadDetails(
            null, "old", email, null, "Ada", null, null, null, null, null, null, null, null,
            Map.of()),
        LifecycleStage.LOST,
        Instant.now(),
        true);
    var into = create("{\"email\": \"%s\"}".formatted(ApiClient.unknownEmail()));

    assertThat(merge(history.toString(), into).status()).isEqualTo(200);

    assertThat(show(into).path("firstName").asText()).isEqualTo("Ada");
    assertThat(show(history.toString()).path("stage").asText()).isEqualTo("MERGED");
  }

  @Test
  @DisplayName("is merged once: again changes nothing, elsewhere is refused")
  void onlyOnce() {
    var id = create("{\"email\": \"%s\"}".formatted(email));
    var into = create("{\"email\": \"%s\"}".formatted(ApiClient.unknownEmail()));
    var third = create("{\"email\": \"%s\"}".formatted(ApiClient.unknownEmail()));
    merge(id, into);
    var events = show(into).path("timeline").size();

    assertThat(merge(id, into).status()).isEqualTo(200);
    assertThat(show(into).path("timeline")).hasSize(events);
    assertThat(merge(id, third).status()).isEqualTo(409);
    assertThat(merge(third, id).status()).isEqualTo(409);
    assertThat(merge(third, id).body().path("detail").asText()).contains("merged into " + into);
  }

  @Test
  @DisplayName("is refused into itself, into nobody, and into one who was erased")
  void refusals() {
    var id = create("{\"email\": \"%s\"}".formatted(email));
    var erased = create("{\"email\": \"%s\"}".formatted(ApiClient.unknownEmail()));
    assertThat(api.delete("/api/leads/" + erased + "/personal-data").status()).isEqualTo(204);

    assertThat(merge(id, id).status()).isEqualTo(400);
    assertThat(merge(id, id).field()).isEqualTo("into");
    assertThat(merge(id, UUID.randomUUID().toString()).field()).isEqualTo("into");
    assertThat(merge(id, "x").field()).isEqualTo("into");
    assertThat(api.post("/api/leads/" + id + "/merge", "{}").field()).isEqualTo("into");
    assertThat(merge(UUID.randomUUID().toString(), id).status()).isEqualTo(404);
    assertThat(merge(id, erased).status()).isEqualTo(409);
    assertThat(merge(erased, id).status()).isEqualTo(409);
    assertThat(show(id).path("stage").asText()).isNotEqualTo("MERGED");
  }

  @Test
  @DisplayName("and the other into it at the same moment: one wins, nothing hangs or breaks")
  void bothWaysAtOnce() {
    for (var round = 0; round < 3; round++) {
      var one = create("{\"email\": \"%s\"}".formatted(ApiClient.unknownEmail()));
      var two = create("{\"email\": \"%s\"}".formatted(ApiClient.unknownEmail()));
      var turn = new AtomicInteger();

      var answers =
          AtOnce.eightTimes(
              () -> turn.getAndIncrement() % 2 == 0 ? merge(one, two) : merge(two, one));

      assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
      assertThat(show(one).has("mergedInto")).isNotEqualTo(show(two).has("mergedInto"));
    }
  }

  private Answer merge(String id, String into) {
    return api.post("/api/leads/" + id + "/merge", "{\"into\": \"%s\"}".formatted(into));
  }

  private String hotLead(String address) {
    return create(
        "{\"email\": \"%s\", \"country\": \"DE\", \"employees\": 100, \"signals\": [%s]}"
            .formatted(address, TALK.formatted(Instant.now().minusSeconds(60))));
  }

  private String create(String body) {
    var answer = api.post("/api/leads", body);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    return answer.id();
  }

  private JsonNode show(String id) {
    return api.get("/api/leads/" + id).body();
  }

  private static java.util.List<String> types(JsonNode lead) {
    return StreamSupport.stream(lead.path("timeline").spliterator(), false)
        .map(entry -> entry.path("type").asText())
        .toList();
  }

  private long instances(String id) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).count();
  }
}
