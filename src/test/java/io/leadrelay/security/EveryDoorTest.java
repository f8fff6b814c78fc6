package io.leadrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.process.LeadLifecycle;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
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
@DisplayName("Behind every door of the web apps")
class EveryDoorTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String FIRM = "Hinterhof GmbH";

  /** Changes to a task or its instance: method, path, body; $T, $I and $ME are filled in. */
  private static final List<String[]> CHANGES =
      List.of(
          door("POST", "/task/$T/complete", "{\"variables\":{}}"),
          door(
              "POST",
              "/task/$T/submit-form",
              "{\"variables\":{\"contactOutcome\":{\"value\":\"CONVERSATION\"},"
                  + "\"channel\":{\"value\":\"PHONE\"}}}"),
          door("POST", "/task/$T/claim", "{\"userId\":\"$ME\"}"),
          door("POST", "/task/$T/unclaim", "{}"),
          door("POST", "/task/$T/assignee", "{\"userId\":\"$ME\"}"),
          door("POST", "/task/$T/delegate", "{\"userId\":\"$ME\"}"),
          door("POST", "/task/$T/resolve", "{\"variables\":{}}"),
          door("POST", "/task/$T/bpmnError", "{\"errorCode\":\"X\"}"),
          door("POST", "/task/$T/bpmnEscalation", "{\"escalationCode\":\"X\"}"),
          door("PUT", "/task/$T", "{\"name\":\"Mine\",\"assignee\":\"$ME\"}"),
          door("DELETE", "/task/$T", ""),
          door("POST", "/task/$T/variables", "{\"modifications\":{\"grade\":{\"value\":\"HOT\"}}}"),
          door("PUT", "/task/$T/variables/grade", "{\"value\":\"HOT\",\"type\":\"String\"}"),
          door("PUT", "/task/$T/localVariables/mine", "{\"value\":\"1\",\"type\":\"String\"}"),
          door("POST", "/task/$T/comment/create", "{\"message\":\"I was here\"}"),
          door("POST", "/task/$T/identity-links", "{\"userId\":\"$ME\",\"type\":\"candidate\"}"),
          door("POST", "/task/$T/identity-links", "{\"userId\":\"$ME\",\"type\":\"assignee\"}"),
          door(
              "POST",
              "/task/$T/identity-links/delete",
              "{\"userId\":\"$OWNER\",\"type\":\"assignee\"}"),
          door("PUT", "/process-instance/$I/variables/rep", "{\"value\":\"$ME\"}"),
          door("DELETE", "/process-instance/$I", ""),
          door(
              "POST",
              "/process-instance/$I/modification",
              "{\"instructions\":[{\"type\":\"startBeforeActivity\","
                  + "\"activityId\":\"userTask_pursueOpportunity\"}]}"),
          door("PUT", "/process-instance/$I/suspended", "{\"suspended\":true}"),
          door("POST", "/execution/$I/signal", "{\"variables\":{}}"),
          door(
              "POST",
              "/message",
              "{\"messageName\":\"personalDataErased\",\"processInstanceId\":\"$I\"}"),
          door("POST", "/signal", "{\"name\":\"any\"}"));

  /** What tells of a task or its instance. */
  private static final List<String> LOOKS =
      List.of(
          "/task/$T",
          "/task/$T/form-variables?deserializeValues=false",
          "/task/$T/variables",
          "/task/$T/localVariables",
          "/task/$T/comment",
          "/task/$T/attachment",
          "/task/$T/identity-links",
          "/task?processInstanceId=$I",
          "/process-instance/$I",
          "/process-instance/$I/variables",
          "/variable-instance?processInstanceIdIn=$I",
          "/execution?processInstanceId=$I",
          "/history/task?processInstanceId=$I",
          "/history/process-instance/$I",
          "/history/activity-instance?processInstanceId=$I",
          "/history/variable-instance?processInstanceId=$I",
          "/history/identity-link-log",
          "/history/user-operation?processInstanceId=$I",
          "/history/detail?processInstanceId=$I");

  @LocalServerPort int port;
  @Autowired TakeInLead takeInLead;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired FilterService filters;
  @Autowired IdentityService identities;
  @Autowired Clock clock;

  private static String[] door(String method, String path, String body) {
    return new String[] {method, path, body};
  }

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
  }

  @Test
  @DisplayName("nobody but its rep changes the contact with a lead, and others do not even see it")
  void contactOfARep() {
    var task = task(takeIn("Germany", 200));
    assertThat(task.getTaskDefinitionKey()).isEqualTo(LeadLifecycle.CONTACT_LEAD);
    var colleague = "rep1".equals(task.getAssignee()) ? "rep2" : "rep1";

    var open = new ArrayList<String>();
    for (var stranger : List.of(colleague, "marketer", "arbiter")) {
      open.addAll(changesBy(stranger, "tasklist", task));
      open.addAll(seenBy(stranger, task));
    }
    open.addAll(changesBy("manager", "cockpit", task));

    assertThat(open).isEmpty();
    assertUntouched(task);
  }

  @Test
  @DisplayName("nobody but who has claimed it changes a task of the group")
  void claimedByAColleague() {
    var task = task(takeIn(null, null));
    assertThat(task.getTaskDefinitionKey()).isEqualTo(LeadLifecycle.RESEARCH_LEAD);
    assertThat(
            loggedIn("marketer", "tasklist")
                .sendJson(
                    "POST",
                    ENGINE + "/task/" + task.getId() + "/claim",
                    "{\"userId\":\"marketer\"}")
                .statusCode())
        .isEqualTo(204);
    var claimed = tasks.createTaskQuery().taskId(task.getId()).singleResult();

    var open = new ArrayList<>(changesBy("marketing-lead", "tasklist", claimed));
    // A member of the group may note something on the task, for all in the group to see.
    open.removeIf(door -> door.contains("/comment/create"));

    assertThat(open).isEmpty();
    assertUntouched(claimed);
    assertThat(seenBy("rep1", claimed)).isEmpty();
  }

  @Test
  @DisplayName("a rep completes what is theirs, by its form only")
  void ownTask() {
    var task = task(takeIn("Germany", 200));

    var open = changesBy(task.getAssignee(), "tasklist", task);

    assertThat(open)
        .anyMatch(door -> door.startsWith("POST /task/$T/submit-form"))
        .noneMatch(door -> door.contains("ariables"))
        .noneMatch(door -> door.contains("bpmn"))
        .noneMatch(door -> door.contains("/process-instance"))
        .noneMatch(door -> door.contains("delegate"))
        .noneMatch(door -> door.contains("DELETE"))
        .noneMatch(door -> door.contains("message"));
  }

  @Test
  @DisplayName("a filter of another group is not there, and no filter shows more than one may see")
  void filtersOfOthers() {
    var task = task(takeIn("Germany", 200));
    var colleague = "rep1".equals(task.getAssignee()) ? "rep2" : "rep1";
    var rep = loggedIn(colleague, "tasklist");
    var ofTheLead = filter("Sales team, due first");
    var own = filter("All my tasks");

    var closed = rep.sendJson("POST", ENGINE + "/filter/" + ofTheLead + "/list", "{}");
    var read = rep.send("GET", ENGINE + "/filter/" + ofTheLead);
    var counted = rep.send("GET", ENGINE + "/filter/" + ofTheLead + "/count");
    var widened =
        rep.sendJson(
            "POST",
            ENGINE + "/filter/" + own + "/list",
            "{\"assignee\":\"%s\"}".formatted(task.getAssignee()));
    var byExpression =
        rep.sendJson(
            "POST",
            ENGINE + "/filter/" + own + "/list",
            "{\"assigneeExpression\":\"${today.end}\"}");
    var asked = rep.sendJson("POST", ENGINE + "/task", "{\"nameLike\":\"%" + FIRM + "%\"}");
    var made =
        rep.sendJson(
            "POST",
            ENGINE + "/filter/create",
            "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}");
    var changed =
        rep.sendJson(
            "PUT",
            ENGINE + "/filter/" + own,
            "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}");

    assertThat(List.of(closed, read, counted, byExpression, made, changed))
        .allSatisfy(
            answer -> assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 599));
    assertThat(widened.statusCode()).isEqualTo(200);
    assertThat(List.of(closed, read, counted, widened, byExpression, asked))
        .allSatisfy(answer -> assertThat(answer.body()).doesNotContain(task.getId()));
    assertThat(filters.getFilter(own).getName()).isEqualTo("All my tasks");
  }

  /** The doors that let a change through, with the status. */
  private List<String> changesBy(String user, String app, Task task) {
    var browser = loggedIn(user, app);
    var open = new ArrayList<String>();
    for (var door : CHANGES) {
      var answer =
          browser.sendJson(
              door[0], ENGINE + filled(door[1], user, task), filled(door[2], user, task));
      if (answer.statusCode() < 400) {
        open.add("%s %s by %s: %d".formatted(door[0], door[1], user, answer.statusCode()));
      }
    }
    return open;
  }

  /** The doors behind which somebody sees anything of the task. */
  private List<String> seenBy(String user, Task task) {
    var browser = loggedIn(user, "tasklist");
    var seen = new ArrayList<String>();
    for (var look : LOOKS) {
      HttpResponse<String> answer = browser.send("GET", ENGINE + filled(look, user, task));
      if (answer.statusCode() < 400 && !List.of("[]", "{}").contains(answer.body())) {
        seen.add("%s by %s: %s".formatted(look, user, answer.body()));
      }
    }
    return seen;
  }

  private static String filled(String text, String user, Task task) {
    return text.replace("$T", task.getId())
        .replace("$I", task.getProcessInstanceId())
        .replace("$OWNER", "" + task.getAssignee())
        .replace("$ME", user);
  }

  private void assertUntouched(Task before) {
    var after = tasks.createTaskQuery().taskId(before.getId()).singleResult();
    assertThat(after.getAssignee()).isEqualTo(before.getAssignee());
    assertThat(after.getName()).isEqualTo(before.getName());
    assertThat(after.getDelegationState()).isNull();
    assertThat(runtime.getVariables(before.getProcessInstanceId())).doesNotContainKey("mine");
  }

  private String filter(String name) {
    return filters.createTaskFilterQuery().filterName(name).singleResult().getId();
  }

  private Browser loggedIn(String user, String app) {
    var browser = new Browser(port);
    assertThat(browser.logIn(user, app)).as(user + " logs in to " + app).isEqualTo(200);
    return browser;
  }

  private Task task(LeadId lead) {
    return tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).singleResult();
  }

  private LeadId takeIn(@Nullable String country, @Nullable Integer employees) {
    return takeInLead
        .takeIn(
            new LeadDetails(
                null,
                "web site",
                UUID.randomUUID() + "@hinterhof.example",
                "+49 30 1",
                "Hilda",
                "Hinterhof",
                FIRM,
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
