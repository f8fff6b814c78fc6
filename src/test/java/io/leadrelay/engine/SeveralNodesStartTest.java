package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayApplication;
import io.leadrelay.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Several nodes that start at once on one empty PostgreSQL")
class SeveralNodesStartTest {

  private static final int NODES = 3;

  @TempDir Path models;

  @Test
  @DisplayName("all come up, and do once what a start does once")
  void allComeUp() throws Exception {
    Files.createDirectory(models.resolve("bpmn"));
    Files.writeString(
        models.resolve("bpmn/several-nodes.bpmn"),
        Bpmn.convertToString(
            Bpmn.createExecutableProcess("severalNodes")
                .startEvent()
                .userTask()
                .camundaAssignee("admin")
                .endEvent()
                .done()));
    String database = TestDatabase.freshPostgreSql();

    List<ConfigurableApplicationContext> nodes = startAtOnce(database);
    try {
      assertThat(nodes).hasSize(NODES);
      var node = nodes.get(0);
      assertThat(
              node.getBean(RepositoryService.class)
                  .createProcessDefinitionQuery()
                  .processDefinitionKey("severalNodes")
                  .count())
          .isOne();
      assertThat(node.getBean(IdentityService.class).createUserQuery().userId("admin").count())
          .isOne();
      assertThat(
              node.getBean(JdbcClient.class)
                  .sql("select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'historyLevel'")
                  .query(String.class)
                  .list())
          .containsExactly("24");
    } finally {
      nodes.forEach(ConfigurableApplicationContext::close);
    }
  }

  private List<ConfigurableApplicationContext> startAtOnce(String database) throws Exception {
    var together = new CyclicBarrier(NODES);
    ExecutorService threads = Executors.newFixedThreadPool(NODES);
    // Nodes share no logging; here they would set up that of the JVM at the same time and leave it
    // at DEBUG.
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    try {
      List<Future<ConfigurableApplicationContext>> starts = new ArrayList<>();
      for (int node = 1; node <= NODES; node++) {
        starts.add(threads.submit(start("node" + node, database, together)));
      }
      List<ConfigurableApplicationContext> nodes = new ArrayList<>();
      for (var start : starts) {
        nodes.add(start.get());
      }
      return nodes;
    } finally {
      System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
      threads.shutdown();
    }
  }

  private Callable<ConfigurableApplicationContext> start(
      String name, String database, CyclicBarrier together) {
    return () -> {
      together.await();
      return new SpringApplicationBuilder(LeadrelayApplication.class)
          .profiles("test")
          .run(
              "--camunda.bpm.process-engine-name=" + name,
              "--spring.datasource.url=" + database,
              "--spring.datasource.username=postgres",
              "--leadrelay.models=" + models,
              "--server.port=0");
    };
  }
}
