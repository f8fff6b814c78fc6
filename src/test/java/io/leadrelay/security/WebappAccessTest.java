package io.leadrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("In Camunda's web apps")
class WebappAccessTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String DEPLOYMENT = ENGINE + "/deployment";

  @LocalServerPort int port;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;

  private String deployment = "";
  private String ownTask = "";
  private String othersTask = "";

  @BeforeEach
  void twoRepsHaveALeadEach() {
    identities.clearAuthentication();
    var model =
        Bpmn.createExecutableProcess("accessProbe")
            .camundaHistoryTimeToLive(1)
            .startEvent()
            .userTask("userTask_contactLead")
            .camundaAssignee("${rep}")
            .endEvent()
            .done();
    deployment =
        repository.createDeployment().addModelInstance("probe.bpmn", model).deploy().getId();
    ownTask = taskOf("rep1");
    othersTask = taskOf("rep2");
  }

  @AfterEach
  void tidyUp() {
    repository.deleteDeployment(deployment, true);
  }

  @Test
  @DisplayName("a rep logs in to Tasklist and sees the own tasks only")
  void repSeesOwnTasks() {
    var rep = loggedIn("rep1", "tasklist");

    var list = rep.send("GET", ENGINE + "/task?processDefinitionKey=accessProbe");

    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body()).contains(ownTask).doesNotContain(othersTask);
  }

  @Test
  @DisplayName("a page of our own leaves the session as it is, for all that is asked meanwhile")
  void ourPagesKeepTheSession() {
    var rep = loggedIn("rep1", "tasklist");

    var language = rep.send("GET", "/language");

    assertThat(language.body()).contains("\"loggedIn\":true");
    assertThat(language.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  @DisplayName("a rep can neither read nor complete a colleague's task")
  void repIsKeptFromOthersTasks() {
    var rep = loggedIn("rep1", "tasklist");

    var reading = rep.send("GET", ENGINE + "/task/" + othersTask);
    var completion = rep.sendJson("POST", ENGINE + "/task/" + othersTask + "/complete", "{}");

    assertThat(reading.body()).contains("No matching task");
    assertThat(completion.body()).contains("'rep1' does not have");
    assertThat(tasks.createTaskQuery().taskId(othersTask).count()).isEqualTo(1);
  }

  @Test
  @DisplayName("a rep completes the own task")
  void repCompletesOwnTask() {
    var rep = loggedIn("rep1", "tasklist");

    var completion = rep.sendJson("POST", ENGINE + "/task/" + ownTask + "/complete", "{}");

    assertThat(completion.statusCode()).isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskId(ownTask).count()).isZero();
  }

  @Test
  @DisplayName("a rep who lost a task to a colleague sees it no longer")
  void formerAssigneeLosesSight() {
    tasks.setAssignee(ownTask, "rep2");
    var rep = loggedIn("rep1", "tasklist");

    var list = rep.send("GET", ENGINE + "/task?processDefinitionKey=accessProbe");

    assertThat(list.body()).isEqualTo("[]");
  }

  @Test
  @DisplayName("a rep finds ready-made lists of tasks, but not those of other groups")
  void repSeesSharedFilters() {
    var rep = loggedIn("rep1", "tasklist");

    var filters = rep.send("GET", ENGINE + "/filter?resourceType=Task");

    assertThat(filters.body())
        .contains("My leads, due first", "Overdue", "Follow-ups today", "All my tasks")
        .doesNotContain("Sales team, due first", "All overdue", "Research", "To sign");
  }

  @Test
  @DisplayName("the list of the own tasks holds the own task")
  void sharedFilterFindsOwnTask() {
    var rep = loggedIn("rep1", "tasklist");
    var filters = rep.send("GET", ENGINE + "/filter?resourceType=Task&name=All%20my%20tasks");
    var id = filters.body().replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");

    var list = rep.sendJson("POST", ENGINE + "/filter/" + id + "/list", "{}");

    assertThat(list.body()).contains(ownTask).doesNotContain(othersTask);
  }

  @Test
  @DisplayName("a rep cannot open Cockpit")
  void repCannotOpenCockpit() {
    assertThat(new Browser(port).logIn("rep1", "cockpit")).isEqualTo(403);
  }

  @Test
  @DisplayName("a manager reads every task in Cockpit")
  void managerReads() {
    var manager = loggedIn("manager", "cockpit");

    var list = manager.send("GET", ENGINE + "/task?processDefinitionKey=accessProbe");

    assertThat(list.body()).contains(ownTask, othersTask);
  }

  @Test
  @DisplayName("a manager cannot complete a task, nor cancel what runs")
  void managerChangesNothing() {
    var manager = loggedIn("manager", "cockpit");
    var instance = tasks.createTaskQuery().taskId(ownTask).singleResult().getProcessInstanceId();

    var completion = manager.sendJson("POST", ENGINE + "/task/" + ownTask + "/complete", "{}");
    var cancellation = manager.send("DELETE", ENGINE + "/process-instance/" + instance);

    assertThat(completion.body()).contains("'manager' does not have");
    assertThat(cancellation.body()).contains("'manager' does not have");
    assertThat(tasks.createTaskQuery().taskId(ownTask).count()).isEqualTo(1);
  }

  @Test
  @DisplayName("a rep can neither pass a task on nor start what is not the life of a lead")
  void repCannotAssignNorStart() {
    var rep = loggedIn("rep1", "tasklist");

    var assignment =
        rep.sendJson("POST", ENGINE + "/task/" + ownTask + "/assignee", "{\"userId\":\"rep2\"}");
    var start = rep.sendJson("POST", ENGINE + "/process-definition/key/accessProbe/start", "{}");

    assertThat(assignment.body()).contains("'rep1' does not have");
    assertThat(start.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("accessProbe").count())
        .isEqualTo(2);
  }

  @Test
  @DisplayName("a manager has no Tasklist")
  void managerHasNoTasklist() {
    assertThat(new Browser(port).logIn("manager", "tasklist")).isEqualTo(403);
  }

  @Test
  @DisplayName("nobody deploys, redeploys or deletes models over HTTP, administrators included")
  void deploymentIsClosed() {
    var admin = loggedIn("admin", "admin");
    var before = repository.createDeploymentQuery().count();

    for (var refused :
        new String[][] {
          {"POST", DEPLOYMENT + "/create"},
          {"POST", DEPLOYMENT + "/" + deployment + "/redeploy"},
          {"DELETE", DEPLOYMENT + "/" + deployment},
          {"POST", ENGINE + "/%64eployment/create"},
        }) {
      var answer = admin.send(refused[0], refused[1]);
      assertThat(answer.statusCode()).as(refused[0] + " " + refused[1]).isEqualTo(403);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    assertThat(admin.send("GET", DEPLOYMENT).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("nobody sets up a first administrator over HTTP")
  void setupIsClosed() {
    var answer =
        new Browser(port)
            .sendJson("POST", "/camunda/api/admin/setup/default/user/create", "{\"profile\":{}}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("first administrator is named when it is installed");
  }

  @Test
  @DisplayName("a change without the CSRF token is refused")
  void csrfTokenIsNeeded() {
    var answer =
        new Browser(port)
            .sendJson("POST", "/camunda/api/admin/auth/user/default/login/tasklist", "{}");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("the pages carry a content policy and cookies that stay on this site")
  void pagesAreProtected() {
    var page = new Browser(port).send("GET", "/camunda/app/tasklist/default/");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'", "default-src 'self'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("SameSite"));
  }

  @Test
  @DisplayName("the login page meets nothing that opens the browser's own login dialog")
  void noLoginDialog() {
    var answer = new Browser(port).send("GET", "/camunda-welcome");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  @Test
  @DisplayName("the root leads to Tasklist")
  void rootLeadsToTasklist() {
    var answer = new Browser(port).send("GET", "/");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith("/camunda/app/tasklist/default/");
  }

  private Browser loggedIn(String user, String app) {
    var browser = new Browser(port);
    assertThat(browser.logIn(user, app)).as(user + " logs in to " + app).isEqualTo(200);
    return browser;
  }

  private String taskOf(String rep) {
    var instance = runtime.startProcessInstanceByKey("accessProbe", Map.of("rep", rep));
    return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult().getId();
  }
}
