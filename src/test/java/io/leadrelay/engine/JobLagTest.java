package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On an idle node a timer")
class JobLagTest {

  @Test
  @DisplayName("fires within about a second of its time")
  void firesWithinAboutASecond() {
    var fired = new AtomicReference<Instant>();
    EngineOnly.on(TestDatabase.freshH2())
        .withPropertyValues("camunda.bpm.job-execution.enabled=true")
        .withBean("note", JavaDelegate.class, () -> execution -> fired.set(Instant.now()))
        .run(
            context -> {
              context
                  .getBean(RepositoryService.class)
                  .createDeployment()
                  .addModelInstance(
                      "lag.bpmn",
                      Bpmn.createExecutableProcess("lagTest")
                          .startEvent()
                          .intermediateCatchEvent()
                          .timerWithDate("${due}")
                          .serviceTask()
                          .camundaDelegateExpression("${note}")
                          .endEvent()
                          .done())
                  .deploy();
              // Long enough without a job for the pauses between two looks to have grown.
              context.getBean(JobExecutor.class).start();
              Thread.sleep(3000);

              Instant due = Instant.now().plusSeconds(4);
              context
                  .getBean(RuntimeService.class)
                  .startProcessInstanceByKey("lagTest", Map.of("due", Date.from(due)));
              Instant patience = due.plusSeconds(20);
              while (fired.get() == null && Instant.now().isBefore(patience)) {
                Thread.sleep(20);
              }

              assertThat(fired.get()).as("fired").isNotNull().isAfterOrEqualTo(due);
              assertThat(Duration.between(due, fired.get())).isLessThan(Duration.ofSeconds(3));
            });
  }
}
