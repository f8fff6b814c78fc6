package io.leadrelay.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.Languages;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.security.Browser;
import io.leadrelay.security.DemoServerTest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("Beside the form in Tasklist")
class BesideTheFormTest {

  private static final String OURS = "/camunda/api/tasklist/plugin/leadrelay-tasklist/default/";

  @LocalServerPort int port;
  @Autowired TakeInLead takeInLead;
  @Autowired Leads leads;
  @Autowired Languages languages;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;
  @Autowired Clock clock;
  @Autowired ObjectMapper json;

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sales-lead"})
  @DisplayName("the lead's history is shown to its rep and to the sales lead")
  void history(String reader) throws Exception {
    var task = contactTask();

    var answer =
        loggedIn(reader.isEmpty() ? task.getAssignee() : reader)
            .send("GET", OURS + "task/" + task.getId() + "/lead");

    assertThat(answer.statusCode()).isEqualTo(200);
    var shown = json.readTree(answer.body());
    assertThat(shown.at("/history/cycles/0/title").asText()).isEqualTo("Cycle 1 (now)");
    assertThat(shown.at("/history/cycles/0/days/0/entries/0/text").asText()).isNotBlank();
    assertThat(shown.at("/history/cycles").toString()).contains("Handed off to", "Lead received");
    assertThat(shown.has("givenBack")).isEqualTo(reader.isEmpty());
    assertThat(answer.body()).doesNotContain("carrier.example");
  }

  @Test
  @DisplayName("a colleague hears of another's task no more than of one that is not there")
  void colleague() {
    var task = contactTask();
    var colleague = loggedIn("rep1".equals(task.getAssignee()) ? "rep2" : "rep1");

    for (var id : List.of(task.getId(), UUID.randomUUID().toString())) {
      for (var what : List.of("/lead", "/colleagues")) {
        var answer = colleague.send("GET", OURS + "task/" + id + what);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Carrier", "Handed off");
      }
      assertThat(
              colleague
                  .sendJson("POST", OURS + "task/" + id + "/pass", "{\"to\":\"rep3\"}")
                  .statusCode())
          .isEqualTo(404);
    }
    assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
        .isEqualTo(task.getAssignee());
  }

  @ParameterizedTest
  @ValueSource(strings = {"marketer", "arbiter"})
  @DisplayName("who has no business with the task hears nothing of its lead")
  void others(String person) {
    var task = contactTask();

    assertThat(loggedIn(person).send("GET", OURS + "task/" + task.getId() + "/lead").statusCode())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("nothing is read without a login")
  void asksForALogin() {
    var nobody = new Browser(port);

    assertThat(nobody.send("GET", OURS + "outcomes").statusCode()).isEqualTo(401);
    assertThat(nobody.send("GET", OURS + "task/" + contactTask().getId() + "/lead").statusCode())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("a rep passes the lead on, and is refused with a sentence what is not allowed")
  void passesOn() throws Exception {
    var task = contactTask();
    var rep = loggedIn(task.getAssignee());
    var path = OURS + "task/" + task.getId();
    var offered = json.readTree(rep.send("GET", path + "/colleagues").body());
    assertThat(offered.path("mine").asBoolean()).isTrue();
    assertThat(offered.path("colleagues").toString()).doesNotContain(task.getAssignee());
    var to = offered.at("/colleagues/0/id").asText();

    var refused = rep.sendJson("POST", path + "/pass", "{\"to\":\"" + to + "\"}");
    var passed =
        rep.sendJson("POST", path + "/pass", "{\"to\":\"" + to + "\",\"reason\":\"Knows them.\"}");
    var after = rep.send("GET", path + "/lead");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json.readTree(refused.body()).path("field").asText()).isEqualTo("reason");
    assertThat(passed.statusCode()).as(passed.body()).isEqualTo(204);
    assertThat(after.statusCode()).as("no longer theirs").isEqualTo(404);
    assertThat(loggedIn(to).send("GET", path + "/lead").body()).contains("Knows them.");
  }

  @Test
  @DisplayName("a rep corrects an outcome of their own; another's is not there for them")
  void corrects() throws Exception {
    var task = contactTask();
    var rep = loggedIn(task.getAssignee());
    rep.sendJson(
        "POST",
        "/camunda/api/engine/engine/default/task/" + task.getId() + "/submit-form",
        "{\"variables\":{\"contactOutcome\":{\"value\":\"PROSPECT_SAYS_NO\"},"
            + "\"channel\":{\"value\":\"PHONE\"}}}");
    var mine = json.readTree(rep.send("GET", OURS + "outcomes").body()).get(0);
    assertThat(mine.path("firm").asText()).isEqualTo("Carrier GmbH");
    assertThat(mine.path("said").asText()).isEqualTo("Does not want to be contacted");
    var path = OURS + "outcomes/" + mine.path("id").asText();
    var right = "{\"contactOutcome\":\"NOT_REACHED\",\"channel\":\"PHONE\"}";
    var colleague = loggedIn("rep1".equals(task.getAssignee()) ? "rep2" : "rep1");

    assertThat(colleague.send("GET", OURS + "outcomes").body())
        .doesNotContain(mine.path("id").asText());
    assertThat(colleague.sendJson("POST", path, right).statusCode()).isEqualTo(409);
    assertThat(rep.sendJson("POST", path, "{\"contactOutcome\":\"NOT_REACHED\"}").statusCode())
        .isEqualTo(422);
    assertThat(rep.sendJson("POST", path, right).statusCode()).isEqualTo(204);
    var again = rep.sendJson("POST", path, right);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("corrected this already");
  }

  @Test
  @DisplayName("who reads German is refused in German, whatever the browser asks for")
  void refusesInGerman() throws Exception {
    var task = contactTask();
    var rep = task.getAssignee();
    var path = OURS + "task/" + task.getId() + "/pass";
    languages.choose(rep, Locale.GERMAN);
    try {
      var refused = loggedIn(rep).sendJson("POST", path, "{\"to\":\"rep2\"}");

      assertThat(json.readTree(refused.body()).path("sentence").asText())
          .isEqualTo("Schreiben Sie, warum Sie den Lead weitergeben; wer ihn bekommt, liest es.");
    } finally {
      languages.choose(rep, Locale.ENGLISH);
    }
  }

  @Test
  @DisplayName("an empty or odd body is no error of ours")
  void oddBodies() {
    var task = contactTask();
    var rep = loggedIn(task.getAssignee());
    var pass = OURS + "task/" + task.getId() + "/pass";

    assertThat(rep.sendJson("POST", pass, "").statusCode()).isEqualTo(422);
    assertThat(rep.sendJson("POST", pass, "{\"to\":{\"a\":1}}").statusCode()).isEqualTo(400);
    assertThat(rep.sendJson("POST", OURS + "outcomes/" + UUID.randomUUID(), "").statusCode())
        .isEqualTo(409);
    assertThat(rep.send("GET", OURS + "task/" + task.getId() + "/lead?before=-5").statusCode())
        .isLessThan(500);
  }

  private Browser loggedIn(String user) {
    var browser = new Browser(port);
    assertThat(browser.logIn(user, "tasklist")).as(user + " logs in").isEqualTo(200);
    return browser;
  }

  private Task contactTask() {
    return tasks.createTaskQuery().processInstanceBusinessKey(takeIn().toString()).singleResult();
  }

  private LeadId takeIn() {
    return takeInLead
        .takeIn(
            new LeadDetails(
                null,
                "web site",
                UUID.randomUUID() + "@carrier.example",
                "+49 30 1",
                "Carla",
                "Carrier",
                "Carrier GmbH",
                "CEO",
                "Germany",
                "Machines",
                200,
                "de",
                true,
                Map.of()),
            List.of(new Signal("talk-request", clock.instant(), true)),
            null)
        .lead();
  }
}
