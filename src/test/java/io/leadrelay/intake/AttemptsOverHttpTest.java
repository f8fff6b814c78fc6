package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadrelay.intake.ApiClient.Answer;
import io.leadrelay.process.LeadLifecycle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
@DisplayName("A contact attempt that a telephone system logs")
class AttemptsOverHttpTest {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;

  private final Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private ApiClient api;
  private String lead;

  @BeforeEach
  void aHotLeadIsWithARep() {
    api = new ApiClient(port, "api");
    lead = create("\"signals\": [{\"type\": \"talk-request\"}]");
    assertThat(task()).isEqualTo(LeadLifecycle.CONTACT_LEAD);
  }

  @Test
  @DisplayName("stops the clock if somebody was reached, and leaves the task to the rep")
  void reachedWithoutOutcome() {
    var answer = log("\"channel\": \"PHONE\", \"reached\": true");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("taskCompleted").asBoolean()).isFalse();
    assertThat(task()).isEqualTo(LeadLifecycle.CONTACT_LEAD);
    var handoff = handoff();
    assertThat(handoff.get("first_contact_at")).isNotNull();
    assertThat(handoff.get("first_reached_at")).isNotNull();
    assertThat(attempt().get("source")).isEqualTo("pbx");
    assertThat(attempt().get("outcome")).isNull();
    assertThat(show().path("stage").asText()).isEqualTo("SALES_ACCEPTED");
    var soon = java.util.Date.from(Instant.now().plus(400, ChronoUnit.DAYS));
    var instance =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(lead).singleResult();
    assertThat(
            management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .duedateLowerThan(soon)
                .count())
        .as("rungs of the contact clock that are still to fire")
        .isZero();
  }

  @Test
  @DisplayName("completes the task if nobody was reached; the next one is planned")
  void notReached() {
    var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    var answer = log("\"channel\": \"PHONE\", \"reached\": false, \"at\": \"" + at + "\"");

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
    assertThat(answer.body().path("taskCompleted").asBoolean()).isTrue();
    assertThat(task()).isNull();
    assertThat(attempt())
        .containsEntry("outcome", "NOT_REACHED")
        .containsEntry("source", "pbx")
        .containsEntry("at", java.sql.Timestamp.from(at));
    assertThat(handoff().get("first_contact_at")).isNotNull();
    assertThat(handoff().get("first_reached_at")).isNull();
  }

  @Test
  @DisplayName("takes the lead on to its opportunity if there was a conversation")
  void conversation() {
    var answer = log("\"channel\": \"PHONE\", \"outcome\": \"CONVERSATION\"");

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
    assertThat(task()).isEqualTo(LeadLifecycle.PURSUE_OPPORTUNITY);
    assertThat(attempt()).containsEntry("outcome", "CONVERSATION").containsEntry("reached", true);
    assertThat(handoff().get("pursued_at")).isNotNull();
  }

  @Test
  @DisplayName("brings a lead that wants no contact back to marketing, without mail")
  void prospectSaysNo() {
    var answer = log("\"channel\": \"PHONE\", \"outcome\": \"PROSPECT_SAYS_NO\"");

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
    assertThat(show().path("stage").asText()).isEqualTo("NURTURING");
    assertThat(show().path("mailConsent").asBoolean(true)).isFalse();
    assertThat(show().path("rep").isNull()).isTrue();
  }

  @Test
  @DisplayName("counts as the follow-up if the rep called earlier than planned")
  void betweenTwoAttempts() {
    log("\"channel\": \"PHONE\", \"reached\": false");
    assertThat(task()).isNull();

    var answer = log("\"channel\": \"EMAIL\", \"outcome\": \"CONVERSATION\"");

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
    assertThat(answer.body().path("taskCompleted").asBoolean()).isTrue();
    assertThat(task()).isEqualTo(LeadLifecycle.PURSUE_OPPORTUNITY);
    assertThat(attempts()).hasSize(2);
  }

  @Test
  @DisplayName("is logged once, however often it is sent")
  void twice() {
    var call =
        "\"channel\": \"PHONE\", \"reached\": true, \"at\": \"%s\""
            .formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS));

    assertThat(log(call).status()).isEqualTo(202);
    assertThat(log(call).status()).isEqualTo(200);

    assertThat(attempts()).hasSize(1);
  }

  @Test
  @DisplayName("is known also when it was what ended the handoff")
  void twiceAtTheEnd() {
    var call =
        "\"channel\": \"PHONE\", \"outcome\": \"PROSPECT_SAYS_NO\", \"at\": \"%s\""
            .formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS));

    assertThat(log(call).status()).isEqualTo(202);
    assertThat(log(call).status()).isEqualTo(200);

    assertThat(attempts()).hasSize(1);
  }

  @Test
  @DisplayName("leaves a lead sales qualified that was so before")
  void afterAConversation() {
    log("\"channel\": \"PHONE\", \"outcome\": \"CONVERSATION\"");

    log("\"channel\": \"PHONE\", \"reached\": false");
    log("\"channel\": \"EMAIL\", \"reached\": true");

    assertThat(attempts()).hasSize(3);
    assertThat(task()).isEqualTo(LeadLifecycle.PURSUE_OPPORTUNITY);
    assertThat(show().path("stage").asText()).isEqualTo("SALES_QUALIFIED");
  }

  @Test
  @DisplayName("is logged once when it comes eight times at the same moment")
  void inParallel() {
    var call =
        "\"channel\": \"PHONE\", \"reached\": true, \"at\": \"%s\""
            .formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS));

    var answers = AtOnce.eightTimes(() -> log(call));

    assertThat(answers).extracting(Answer::status).containsOnly(200, 202);
    assertThat(answers).extracting(Answer::status).containsOnlyOnce(202);
    assertThat(attempts()).hasSize(1);
  }

  @Test
  @DisplayName("takes the breach back, openly, if it comes late but lies before the deadline")
  void comesLate() {
    handedOffTwoHoursAgo();
    log("\"channel\": \"PHONE\", \"reached\": true, \"at\": \"%s\"".formatted(minutesAgo(5)));
    assertThat(handoff().get("overdue_at")).as("the first contact was late").isNotNull();
    assertThat(events()).contains("OVERDUE");

    log("\"channel\": \"EMAIL\", \"reached\": true, \"at\": \"%s\"".formatted(minutesAgo(90)));
    log("\"channel\": \"EMAIL\", \"reached\": true, \"at\": \"%s\"".formatted(minutesAgo(80)));

    assertThat(handoff())
        .containsEntry("overdue_at", null)
        .containsEntry("first_contact_at", java.sql.Timestamp.from(minutesAgo(90)))
        .containsEntry("first_reached_at", java.sql.Timestamp.from(minutesAgo(90)));
    assertThat(events()).containsOnlyOnce("OVERDUE_WITHDRAWN");
  }

  @Test
  @DisplayName("goes to the rep who had the lead at that time, though it is with another one now")
  void comesAfterTheLeadWasTakenBack() {
    handedOffTwoHoursAgo();
    takenBack();
    assertThat(handoff().get("overdue_at")).isNotNull();
    var now = show().path("rep").asText();

    var answer =
        log("\"channel\": \"PHONE\", \"reached\": false, \"at\": \"%s\"".formatted(minutesAgo(90)));

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
    assertThat(answer.body().path("taskCompleted").asBoolean()).isFalse();
    assertThat(handoff()).containsEntry("overdue_at", null);
    assertThat(attempt()).containsEntry("handoff_id", handoff().get("id"));
    assertThat(task()).isEqualTo(LeadLifecycle.CONTACT_LEAD);
    assertThat(show().path("rep").asText()).isEqualTo(now);
    assertThat(handoffs().get(1)).containsEntry("first_contact_at", null);
  }

  @Test
  @DisplayName("counts once if the rep tells of the same call after the system")
  void toldByRepAfterwards() {
    log("\"channel\": \"PHONE\", \"reached\": true");

    typed("NOT_REACHED");

    assertThat(attempts()).hasSize(2);
    assertThat(attemptsThatCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("counts once, and moves nothing, if the rep has told of the same call before")
  void toldByRepBefore() {
    handedOffTwoHoursAgo();
    typed("NOT_REACHED");

    var answer =
        log("\"channel\": \"PHONE\", \"reached\": false, \"at\": \"%s\"".formatted(minutesAgo(2)));
    var another =
        log("\"channel\": \"PHONE\", \"reached\": false, \"at\": \"%s\"".formatted(minutesAgo(40)));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("taskCompleted").asBoolean()).isFalse();
    assertThat(events()).contains("SAME_ATTEMPT");
    assertThat(another.body().path("taskCompleted").asBoolean()).as("another call").isTrue();
    assertThat(attempts()).hasSize(3);
    assertThat(attemptsThatCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("counts once if the rep tells of it hours after the system")
  void toldByRepHoursAfterwards() {
    handedOffTwoHoursAgo();
    log("\"channel\": \"PHONE\", \"reached\": true, \"at\": \"%s\"".formatted(minutesAgo(110)));

    typed("NOT_REACHED");

    assertThat(attempts()).hasSize(2);
    assertThat(attemptsThatCount()).isEqualTo(1);
    assertThat(events()).contains("TOLD_OF_LOGGED_ATTEMPT");
  }

  @Test
  @DisplayName("counts beside the one that the rep says to be another")
  void toldByRepAsAnother() {
    handedOffTwoHoursAgo();
    log("\"channel\": \"PHONE\", \"reached\": true, \"at\": \"%s\"".formatted(minutesAgo(2)));

    typed("NOT_REACHED", Map.of("loggedAttempt", "ANOTHER"));

    assertThat(attemptsThatCount()).isEqualTo(2);
    assertThat(events()).doesNotContain("TOLD_OF_LOGGED_ATTEMPT");
  }

  @Test
  @DisplayName("counts once if the system tells of it in the night, hours after the rep typed")
  void toldByRepHoursBefore() {
    handedOffTwoHoursAgo();
    typed("NOT_REACHED", Map.of("attemptedAt", minutesAgo(100).toString()));
    assertThat(handoff().get("overdue_at"))
        .as("what a rep says of the time does not stop the clock")
        .isNotNull();

    var answer =
        log(
            "\"channel\": \"PHONE\", \"reached\": false, \"at\": \"%s\""
                .formatted(minutesAgo(104)));

    assertThat(answer.body().path("taskCompleted").asBoolean()).isFalse();
    assertThat(attemptsThatCount()).isEqualTo(1);
    assertThat(events()).contains("SAME_ATTEMPT");
    assertThat(handoff()).as("what the system says does").containsEntry("overdue_at", null);
  }

  @Test
  @DisplayName("counts for the rep who has the lead now if one who had it before has made it since")
  void madeByARepWhoHadTheLead() {
    var first = show().path("rep").asText();
    handedOffTwoHoursAgo();
    takenBack();
    var second = show().path("rep").asText();
    assertThat(second).isNotEqualTo(first);

    var answer =
        new ApiClient(port, first)
            .post(
                "/api/leads/" + lead + "/attempts",
                "{\"source\": \"pbx\", \"channel\": \"PHONE\", \"outcome\": \"CONVERSATION\"}");

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
    assertThat(answer.body().path("taskCompleted").asBoolean()).as("the next step").isFalse();
    assertThat(task()).isEqualTo(LeadLifecycle.CONTACT_LEAD);
    assertThat(attempt()).containsEntry("rep", first);
    assertThat(attempt()).containsEntry("handoff_id", handoffs().get(1).get("id"));
    assertThat(handoffs().get(1).get("first_contact_at")).isNotNull();
    assertThat(handoff()).containsEntry("first_contact_at", null);
    assertThat(
            rows("select * from lead_event where lead_id = ? and type = 'ATTEMPT_LOGGED'")
                .toString())
        .contains(first)
        .contains(second);
  }

  @Test
  @DisplayName("is refused in the name of somebody who is no rep, and of another rep by a rep")
  void inTheNameOf() {
    var call = "{\"source\": \"pbx\", \"channel\": \"PHONE\", \"reached\": true, \"rep\": \"%s\"}";
    var path = "/api/leads/" + lead + "/attempts";
    var rep = show().path("rep").asText();
    var other = rep.equals("rep1") ? "rep3" : "rep1";

    assertThat(api.post(path, call.formatted("nobody")).field()).isEqualTo("rep");
    assertThat(new ApiClient(port, rep).post(path, call.formatted(other)).field()).isEqualTo("rep");
    assertThat(attempts()).isEmpty();
    assertThat(api.post(path, call.formatted(other)).status()).isEqualTo(202);
    assertThat(attempt()).containsEntry("rep", other);
  }

  private long attemptsThatCount() {
    return attempts().stream().filter(attempt -> attempt.get("same_as") == null).count();
  }

  private void typed(String outcome) {
    typed(outcome, Map.of());
  }

  private void typed(String outcome, Map<String, String> more) {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(lead).singleResult();
    var fields = new java.util.HashMap<String, Object>(more);
    fields.put("contactOutcome", outcome);
    fields.put("channel", "PHONE");
    tasks.complete(task.getId(), fields);
  }

  /** An hour is what the terms give here, so it is overdue by an hour. */
  private void handedOffTwoHoursAgo() {
    jdbc.sql("update handoff set at = ?, contact_due_at = ?, reassign_at = ? where lead_id = ?")
        .params(
            java.sql.Timestamp.from(minutesAgo(120)),
            java.sql.Timestamp.from(minutesAgo(60)),
            java.sql.Timestamp.from(minutesAgo(30)),
            UUID.fromString(lead))
        .update();
  }

  private void takenBack() {
    var instance =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(lead).singleResult();
    management.executeJob(
        management
            .createJobQuery()
            .processInstanceId(instance.getId())
            .activityId(LeadLifecycle.REASSIGNMENT_DUE)
            .singleResult()
            .getId());
  }

  private Instant minutesAgo(int minutes) {
    return started.minus(minutes, ChronoUnit.MINUTES);
  }

  private List<String> events() {
    return rows("select type from lead_event where lead_id = ? order by at, id").stream()
        .map(event -> "" + event.get("type"))
        .toList();
  }

  @Test
  @DisplayName("is refused before the handoff and in the future")
  void wrongTimes() {
    var early = log("\"channel\": \"PHONE\", \"reached\": true, \"at\": \"2026-01-01T00:00:00Z\"");
    var late = log("\"channel\": \"PHONE\", \"reached\": true, \"at\": \"2999-01-01T00:00:00Z\"");

    assertThat(early.status()).isEqualTo(400);
    assertThat(early.field()).isEqualTo("at");
    assertThat(early.body().path("detail").asText()).contains("before the handoff");
    assertThat(late.status()).isEqualTo(400);
    assertThat(late.field()).isEqualTo("at");
    assertThat(attempts()).isEmpty();
  }

  @Test
  @DisplayName("is refused for a lead that is with no rep")
  void noHandoff() {
    var nurtured = create("\"signals\": []");

    var answer =
        api.post(
            "/api/leads/" + nurtured + "/attempts",
            "{\"source\": \"pbx\", \"channel\": \"PHONE\", \"reached\": true}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("detail").asText()).contains("with no rep");
  }

  @Test
  @DisplayName("is taken from the rep who has the lead, not from another one")
  void ownLeadsOnly() {
    var rep = show().path("rep").asText();
    var other = rep.equals("rep1") ? "rep3" : "rep1";
    var call = "{\"source\": \"my-phone\", \"channel\": \"PHONE\", \"reached\": true}";
    var path = "/api/leads/" + lead + "/attempts";

    assertThat(new ApiClient(port, other).post(path, call).status()).isEqualTo(404);
    assertThat(new ApiClient(port, rep).post(path, call).status()).isEqualTo(202);
    assertThat(new ApiClient(port, "marketer").post(path, call).status()).isEqualTo(403);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @DisplayName("is refused by the name of the field that is not valid")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"channel\": \"PHONE\", \"reached\": true} | source",
        "{\"source\": \"TYPED\", \"channel\": \"PHONE\", \"reached\": true} | source",
        "{\"source\": \"a\\u0000\", \"channel\": \"PHONE\", \"reached\": true} | source",
        "{\"source\": \"pbx\", \"reached\": true} | channel",
        "{\"source\": \"pbx\", \"channel\": \"FAX\", \"reached\": true} | channel",
        "{\"source\": \"pbx\", \"channel\": \"PHONE\"} | reached",
        "{\"source\": \"pbx\", \"channel\": \"PHONE\", \"reached\": \"yes\"} | reached",
        "{\"source\": \"pbx\", \"channel\": \"PHONE\", \"outcome\": \"REJECTED\"} | outcome",
        "{\"source\": \"pbx\", \"channel\": \"PHONE\", \"outcome\": \"GIVE_UP\"} | outcome",
        "{\"source\": \"pbx\", \"channel\": \"PHONE\", \"reached\": false,"
            + " \"outcome\": \"CONVERSATION\"} | reached",
        "{\"source\": \"pbx\", \"channel\": \"PHONE\", \"reached\": true, \"at\": \"now\"} | at",
        "{\"source\": \"pbx\", \"channel\": \"PHONE\", \"reached\": true, \"to\": 1} | to"
      })
  void badInput(String body, String field) {
    var answer = api.post("/api/leads/" + lead + "/attempts", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo(field);
  }

  private Answer log(String fields) {
    return api.post("/api/leads/" + lead + "/attempts", "{\"source\": \"pbx\", " + fields + "}");
  }

  private String create(String fields) {
    return api.post(
            "/api/leads",
            "{\"email\": \"%s\", \"country\": \"DE\", \"employees\": 100, \"language\": \"de\", %s}"
                .formatted(ApiClient.unknownEmail(), fields))
        .id();
  }

  private JsonNode show() {
    return api.get("/api/leads/" + lead).body();
  }

  private @Nullable String task() {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(lead).singleResult();
    return task == null ? null : task.getTaskDefinitionKey();
  }

  private Map<String, Object> handoff() {
    return handoffs().get(0);
  }

  private List<Map<String, Object>> handoffs() {
    return rows("select * from handoff where lead_id = ? order by number");
  }

  private List<Map<String, Object>> attempts() {
    return rows("select * from contact_attempt where lead_id = ? order by at");
  }

  private Map<String, Object> attempt() {
    return attempts().get(0);
  }

  private List<Map<String, Object>> rows(String sql) {
    return jdbc.sql(sql).param(UUID.fromString(lead)).query().listOfRows();
  }
}
