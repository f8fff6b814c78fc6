package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadrelay.LeadrelayTest;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LeadrelayTest
@Tag("database")
@DisplayName("The history")
class HistoryLevelTest {

  @RegisterExtension EngineClock clock = new EngineClock();

  @Autowired ProcessEngine engine;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  private String deployment = "";

  @BeforeEach
  void aProcessOfEveryKindOfStep() {
    deployment =
        repository
            .createDeployment()
            .addClasspathResource("engine/history.bpmn")
            .addClasspathResource("engine/history.dmn")
            .deploy()
            .getId();
  }

  @AfterEach
  void noneOfIt() {
    identity.clearAuthentication();
    repository.deleteDeployment(deployment, true);
  }

  @Test
  @DisplayName("keeps the waits and the ends of a run, and no step that only passes")
  void keepsTheWaits() {
    String run = runToTheEnd();

    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(run)
                .finished()
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list())
        .extracting(HistoricActivityInstance::getActivityId)
        .containsExactlyInAnyOrder(
            "startEvent_begun",
            "userTask_call",
            "event_reminder",
            "endEvent_reminded",
            "gateway_wait",
            "event_signal",
            "endEvent_done");
  }

  @Test
  @DisplayName("keeps the run with its end, its tasks and its decisions")
  void keepsRunTasksAndDecisions() {
    String run = runToTheEnd();

    var instance =
        history.createHistoricProcessInstanceQuery().processInstanceId(run).singleResult();
    assertThat(instance.getEndTime()).isNotNull();
    assertThat(instance.getBusinessKey()).isEqualTo("lead-1");
    assertThat(history.createHistoricTaskInstanceQuery().processInstanceId(run).list())
        .extracting(HistoricTaskInstance::getTaskDefinitionKey, HistoricTaskInstance::getAssignee)
        .containsExactly(tuple("userTask_call", "rep1"));
    assertThat(
            history
                .createHistoricDecisionInstanceQuery()
                .processInstanceId(run)
                .includeInputs()
                .includeOutputs()
                .list())
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.getActivityId()).isEqualTo("businessRuleTask_decide");
              assertThat(decision.getInputs()).hasSize(1);
              assertThat(decision.getOutputs()).hasSize(1);
            });
  }

  @Test
  @DisplayName("keeps who did what")
  void keepsWhoDidWhat() {
    String run = runToTheEnd();

    assertThat(history.createUserOperationLogQuery().processInstanceId(run).list())
        .extracting(UserOperationLogEntry::getUserId, UserOperationLogEntry::getOperationType)
        .contains(tuple("rep1", "Claim"), tuple("rep1", "Complete"));
  }

  @Test
  @DisplayName("keeps no variable, no detail, no job and no identity link")
  void keepsNoFactAboutAPerson() {
    runToTheEnd();

    for (String table :
        new String[] {"ACT_HI_VARINST", "ACT_HI_DETAIL", "ACT_HI_JOB_LOG", "ACT_HI_IDENTITYLINK"}) {
      assertThat(jdbc.sql("select count(*) from " + table).query(Long.class).single())
          .as(table)
          .isZero();
    }
  }

  @Test
  @DisplayName("keeps a failure, with its message, until and after it is mended")
  void keepsAFailure() {
    var run =
        runtime.startProcessInstanceByKey("historyTest", "lead-2", Map.of("count", 1, "bad", true));
    failForGood(run.getId());

    assertThat(history.createHistoricIncidentQuery().processInstanceId(run.getId()).list())
        .extracting(HistoricIncident::getActivityId, HistoricIncident::isOpen)
        .containsExactly(tuple("serviceTask_work", true));
    assertThat(runtime.createIncidentQuery().processInstanceId(run.getId()).count()).isOne();

    runtime.setVariable(run.getId(), "bad", false);
    management.executeJob(job(run.getId()).getId());

    assertThat(history.createHistoricIncidentQuery().processInstanceId(run.getId()).list())
        .extracting(HistoricIncident::isResolved)
        .containsExactly(true);
  }

  @Test
  @DisplayName("leaves Tasklist's and Cockpit's questions answered")
  void leavesTheWebAppsAnswered() {
    var run =
        runtime.startProcessInstanceByKey(
            "historyTest", "lead-3", Map.of("count", 1, "bad", false));
    management.executeJob(job(run.getId()).getId());
    var task = tasks.createTaskQuery().processInstanceId(run.getId()).singleResult();
    tasks.createComment(task.getId(), run.getId(), "called twice");
    tasks.addCandidateGroup(task.getId(), "sales");

    assertThat(tasks.getTaskComments(task.getId())).hasSize(1);
    assertThat(tasks.createTaskQuery().taskCandidateGroup("sales").count()).isOne();
    assertThat(runtime.getActivityInstance(run.getId()).getActivityInstances("userTask_call"))
        .hasSize(1);
    assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(run.getId()).list())
        .isNotEmpty();
    assertThat(history.createHistoricTaskInstanceQuery().taskId(task.getId()).unfinished().count())
        .isOne();
    assertThat(history.createHistoricActivityStatisticsQuery(run.getProcessDefinitionId()).list())
        .extracting("id", "instances")
        .contains(tuple("userTask_call", 1L));
    assertThat(
            management
                .createActivityStatisticsQuery(run.getProcessDefinitionId())
                .includeIncidents()
                .includeFailedJobs()
                .list())
        .extracting("id")
        .contains("userTask_call");
    runtime.deleteProcessInstance(run.getId(), "over");
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(run.getId())
                .canceled()
                .activityId("userTask_call")
                .count())
        .isOne();
  }

  @Test
  @DisplayName("is marked for removal ten years after the start")
  void isMarkedForRemoval() {
    String run = runToTheEnd();

    var instance =
        history.createHistoricProcessInstanceQuery().processInstanceId(run).singleResult();

    assertThat(
            Duration.between(
                instance.getStartTime().toInstant(), instance.getRemovalTime().toInstant()))
        .isEqualTo(Duration.ofDays(3650));
  }

  private String runToTheEnd() {
    var run =
        runtime.startProcessInstanceByKey(
            "historyTest", "lead-1", Map.of("count", 1, "bad", false, "company", "Example Ltd"));
    management.executeJob(job(run.getId()).getId());
    clock.advance(Duration.ofHours(2));
    management.executeJob(job(run.getId()).getId());
    identity.setAuthentication(
        "rep1", java.util.List.of(org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN));
    var task = tasks.createTaskQuery().processInstanceId(run.getId()).singleResult();
    tasks.claim(task.getId(), "rep1");
    tasks.complete(task.getId(), Map.of("outcome", "reached"));
    identity.clearAuthentication();
    runtime.createMessageCorrelation("signalReceived").processInstanceId(run.getId()).correlate();
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(run.getId()).count())
        .isZero();
    return run.getId();
  }

  private void failForGood(String run) {
    while (job(run).getRetries() > 0) {
      try {
        management.executeJob(job(run).getId());
      } catch (RuntimeException expected) {
        assertThat(job(run).getExceptionMessage()).isNotBlank();
      }
    }
  }

  private Job job(String run) {
    return management.createJobQuery().processInstanceId(run).singleResult();
  }
}
