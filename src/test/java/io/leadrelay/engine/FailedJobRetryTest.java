package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.LeadrelayTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@LeadrelayTest
@DisplayName("A job that fails")
class FailedJobRetryTest {

  @RegisterExtension EngineClock clock = new EngineClock();

  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;

  private String deployment = "";

  @BeforeEach
  void aProcessWhoseStepFails() {
    deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "retry.bpmn",
                Bpmn.createExecutableProcess("retryTest")
                    .startEvent()
                    .serviceTask()
                    .camundaAsyncBefore()
                    .camundaExpression("${missingBean}")
                    .endEvent()
                    .done())
            .deploy()
            .getId();
  }

  @AfterEach
  void noneOfIt() {
    repository.deleteDeployment(deployment, true);
  }

  @Test
  @DisplayName("is tried again after 10 s, 1 min, 5 min, 30 min and 2 h, then becomes an incident")
  void isTriedAgain() {
    var run = runtime.startProcessInstanceByKey("retryTest");

    List<Duration> waits = new ArrayList<>();
    while (runtime.createIncidentQuery().processInstanceId(run.getId()).count() == 0) {
      assertThatThrownBy(() -> management.executeJob(job(run.getId()).getId()))
          .hasMessageContaining("missingBean");
      var due = job(run.getId()).getDuedate().toInstant();
      waits.add(Duration.between(clock.now(), due));
      clock.advanceTo(due);
    }

    assertThat(waits)
        .startsWith(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2))
        .hasSize(6);
  }

  private Job job(String run) {
    return management.createJobQuery().processInstanceId(run).singleResult();
  }
}
