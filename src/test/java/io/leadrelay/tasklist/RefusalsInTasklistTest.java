package io.leadrelay.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.security.Browser;
import io.leadrelay.security.DemoServerTest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("In Tasklist")
class RefusalsInTasklistTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired TakeInLead takeInLead;
  @Autowired Leads leads;
  @Autowired Timeline timeline;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired IdentityService identities;
  @Autowired Clock clock;
  @Autowired ObjectMapper json;

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
  }

  @Test
  @DisplayName("a field at fault is answered 422 with its sentence, and nothing is filed")
  void invalidField() throws Exception {
    var task = contactTask();
    var lead = lead(task);
    var before = timeline.of(lead).size();

    var answer =
        submit(
            task.getAssignee(),
            task,
            "{\"contactOutcome\":{\"value\":\"REJECTED\"},\"rejectionReason\":{\"value\":\"OTHER\"}}");

    assertThat(answer.statusCode()).isEqualTo(422);
    var body = json.readTree(answer.body());
    assertThat(body.path("message").asText())
        .isEqualTo("Say in a note why you give the lead back.");
    assertThat(body.path("field").asText()).isEqualTo("note");
    assertThat(body.path("type").asText()).isEqualTo("Refusal");
    assertThat(timeline.of(lead)).hasSize(before);
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isEqualTo(1);
  }

  @Test
  @DisplayName("what somebody typed is never shown as HTML")
  void isNoHtml() throws Exception {
    var task = contactTask();

    var answer =
        submit(task.getAssignee(), task, "{\"<img src=x onerror=alert(1)>\":{\"value\":\"1\"}}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json.readTree(answer.body()).path("message").asText())
        .contains("&lt;img")
        .doesNotContain("<");
    assertThat(json.readTree(answer.body()).path("sentence").asText()).contains("<img");
  }

  @Test
  @DisplayName("a right submission completes the task, and its words stay out of the process")
  void completes() {
    var task = contactTask();

    var answer =
        submit(
            task.getAssignee(),
            task,
            "{\"contactOutcome\":{\"value\":\"CONVERSATION\"},\"channel\":{\"value\":\"PHONE\"},"
                + "\"note\":{\"value\":\"Wants an offer.\"}}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(runtime.getVariables(task.getProcessInstanceId())).doesNotContainKey("note");
  }

  @Test
  @DisplayName("a colleague is kept out, by the engine's grants and with a status that says so")
  void colleague() {
    var task = contactTask();
    var colleague = "rep1".equals(task.getAssignee()) ? "rep2" : "rep1";

    var answer = submit(colleague, task, "{\"contactOutcome\":{\"value\":\"CONVERSATION\"}}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("does not have");
  }

  @Test
  @DisplayName("a task that is gone, or was never there, is answered 409 with a sentence")
  void gone() {
    var rep = loggedIn("rep1");

    var answer = rep.sendJson("POST", ENGINE + "/task/" + UUID.randomUUID() + "/submit-form", "{}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("This task is no longer there");
  }

  @Test
  @DisplayName("of two who complete at once one hears 409 and a sentence, never 500")
  void race() throws Exception {
    for (var n = 0; n < 3; n++) {
      var task = contactTask();
      var together = new CyclicBarrier(2);
      var executor = Executors.newFixedThreadPool(2);
      var first = loggedIn(task.getAssignee());
      var second = loggedIn(task.getAssignee());
      try {
        var answers =
            executor.invokeAll(
                List.of(racer(first, task, together), racer(second, task, together)));
        assertThat(List.of(answers.get(0).get().statusCode(), answers.get(1).get().statusCode()))
            .containsExactlyInAnyOrder(204, 409);
        for (var answer : answers) {
          if (answer.get().statusCode() == 409) {
            assertThat(answer.get().body()).contains("\"type\":\"Refusal\"");
          }
        }
      } finally {
        executor.shutdownNow();
      }
    }
  }

  private static Callable<HttpResponse<String>> racer(
      Browser browser, Task task, CyclicBarrier together) {
    return () -> {
      together.await();
      return browser.sendJson(
          "POST",
          ENGINE + "/task/" + task.getId() + "/submit-form",
          "{\"variables\":{\"contactOutcome\":{\"value\":\"CONVERSATION\"},"
              + "\"channel\":{\"value\":\"PHONE\"}}}");
    };
  }

  @Test
  @DisplayName("the start form takes a lead in, knows it again, and starts nothing past intake")
  void startForm() throws Exception {
    var rep = loggedIn("rep1");
    var path = ENGINE + "/process-definition/key/" + LeadLifecycle.PROCESS;
    var email = UUID.randomUUID() + "@tasklist.example";
    var body =
        "{\"variables\":{\"email\":{\"value\":\"%s\"},\"country\":{\"value\":\"Germany\"},"
                .formatted(email)
            + "\"employees\":{\"value\":120},\"lastName\":{\"value\":\"Tippmann\"}}}";

    var first = rep.sendJson("POST", path + "/submit-form", body);
    var again = rep.sendJson("POST", path + "/submit-form", body);
    var wrong = rep.sendJson("POST", path + "/submit-form", body.replace(email, "nobody"));
    var past = rep.sendJson("POST", path + "/start", "{\"businessKey\":\"x\"}");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    var instance = json.readTree(first.body());
    assertThat(json.readTree(again.body()).path("id")).isEqualTo(instance.path("id"));
    assertThat(leads.get(LeadId.of(instance.path("businessKey").asText())).details().lastName())
        .isEqualTo("Tippmann");
    assertThat(runtime.getVariables(instance.path("id").asText()).toString())
        .doesNotContain("Tippmann", email);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(json.readTree(wrong.body()).path("field").asText()).isEqualTo("email");
    assertThat(past.statusCode()).isEqualTo(409);
    assertThat(past.body()).contains("A lead comes in by its start form");
  }

  @Test
  @DisplayName("the form of a task shows the lead to its rep, to nobody else, and stores nothing")
  void formData() throws Exception {
    var task = contactTask();
    var rep = loggedIn(task.getAssignee());
    var colleague = loggedIn("rep1".equals(task.getAssignee()) ? "rep2" : "rep1");
    var path = ENGINE + "/task/" + task.getId() + "/form-variables?deserializeValues=false";

    var shown = lead(rep.send("GET", path));

    assertThat(shown.path("name").asText()).isEqualTo("Carla Carrier");
    assertThat(shown.path("company").asText()).isEqualTo("Carrier GmbH");
    assertThat(shown.path("grade").asText()).isEqualTo("HOT");
    assertThat(shown.path("attempt").asText()).startsWith("Attempt 1 of ");
    assertThat(shown.path("contactDueAt").asText())
        .matches("in .+, \\w{3} \\d+ \\w{3}, \\d\\d:\\d\\d");
    assertThat(shown.path("overdue").asBoolean(true)).isFalse();
    assertThat(shown.path("why").toString()).contains("Sales readiness", ", hot. ");
    assertThat(shown.path("history").toString())
        .contains("Handed off to " + people.nameOf(task.getAssignee()))
        .doesNotContain(task.getAssignee(), "HOT", "FITS");
    assertThat(shown.path("signals").size()).isEqualTo(1);
    assertThat(rep.send("GET", path + "&variableNames=other").body()).doesNotContain("Carrier");
    assertThat(colleague.send("GET", path).body()).doesNotContain("Carrier");
    assertThat(runtime.getVariables(task.getProcessInstanceId())).doesNotContainKey("lead");
    assertThat(tasks.getVariables(task.getId())).doesNotContainKey("lead");
  }

  @Test
  @DisplayName("the research form begins with what is known, the one by hand offers the reps")
  void prefilled() throws Exception {
    var lead = takeIn(null, null);
    var task = task(lead);
    assertThat(task.getTaskDefinitionKey()).isEqualTo(LeadLifecycle.RESEARCH_LEAD);

    var variables =
        json.readTree(
            loggedIn("marketer")
                .send("GET", ENGINE + "/task/" + task.getId() + "/form-variables")
                .body());

    assertThat(variables.path("company").path("value").asText()).isEqualTo("Carrier GmbH");
    assertThat(variables.path("phone").path("value").asText()).isEqualTo("+49 30 1");
  }

  @Test
  @DisplayName("the page brings Leadrelay's script, and German beside English")
  void script() {
    var browser = new Browser(port);

    assertThat(browser.send("GET", "/camunda/app/tasklist/scripts/config.js").body())
        .contains("scripts/leadrelay", "./language.js");
    assertThat(browser.send("GET", "/camunda/app/tasklist/scripts/leadrelay.js").statusCode())
        .isEqualTo(200);
    assertThat(browser.send("GET", "/camunda/app/tasklist/styles/user-styles.css").body())
        .contains(".ce-eol-banner", "save($event)");
  }

  private JsonNode lead(HttpResponse<String> formVariables) throws Exception {
    assertThat(formVariables.statusCode()).as(formVariables.body()).isEqualTo(200);
    var value = json.readTree(formVariables.body()).path("lead").path("value");
    return value.isTextual() ? json.readTree(value.asText()) : value;
  }

  private HttpResponse<String> submit(String user, Task task, String variables) {
    return loggedIn(user)
        .sendJson(
            "POST",
            ENGINE + "/task/" + task.getId() + "/submit-form",
            "{\"variables\":" + variables + "}");
  }

  private Browser loggedIn(String user) {
    var browser = new Browser(port);
    assertThat(browser.logIn(user, "tasklist")).as(user + " logs in").isEqualTo(200);
    return browser;
  }

  private Task contactTask() {
    var task = task(takeIn("Germany", 200));
    assertThat(task.getTaskDefinitionKey()).isEqualTo(LeadLifecycle.CONTACT_LEAD);
    return task;
  }

  private Task task(LeadId lead) {
    return tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).singleResult();
  }

  private LeadId lead(Task task) {
    return LeadId.of(
        runtime
            .createProcessInstanceQuery()
            .processInstanceId(task.getProcessInstanceId())
            .singleResult()
            .getBusinessKey());
  }

  private LeadId takeIn(@Nullable String country, @Nullable Integer employees) {
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
                country,
                "Machines",
                employees,
                "de",
                true,
                Map.of()),
            List.of(new Signal("talk-request", clock.instant(), true)),
            null)
        .lead();
  }
}
