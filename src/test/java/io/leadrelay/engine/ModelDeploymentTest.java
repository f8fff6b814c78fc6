package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("At a start, the models")
class ModelDeploymentTest {

  private static final String PROCESS = "bpmn/test-deployment.bpmn";
  private static final String FORM = "forms/test-deployment.form";

  private final String database = TestDatabase.freshH2();
  @TempDir Path folder;

  @BeforeEach
  void aProcessWithItsForm() throws IOException {
    write(PROCESS, process("First"));
    write(FORM, "{\"id\": \"test-deployment\", \"type\": \"default\", \"components\": []}");
    write("bpmn/decisions/signal-types.yaml", "signals: []");
  }

  @Test
  @DisplayName("are deployed under stable names, and only what the engine runs")
  void areDeployedUnderStableNames() {
    start(
        repository -> {
          var deployment =
              repository.createDeploymentQuery().deploymentName("Leadrelay models").singleResult();

          assertThat(repository.getDeploymentResourceNames(deployment.getId()))
              .contains(PROCESS, FORM)
              .doesNotContain("bpmn/decisions/signal-types.yaml");
        });
  }

  @Test
  @DisplayName("make no new version if they have not changed")
  void makeNoNewVersionIfUnchanged() {
    start(repository -> assertThat(versions(repository)).isEqualTo(1));
    start(repository -> assertThat(versions(repository)).isEqualTo(1));
  }

  @Test
  @DisplayName(
      "keep the file of renamed steps with their version, and no version comes of it alone")
  void keepTheFileOfRenamedSteps() throws IOException {
    write("bpmn/test-deployment.moves.yaml", "renamed: {old: new}");
    for (var start = 1; start <= 2; start++) {
      start(
          repository -> {
            var only =
                repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("testDeployment")
                    .singleResult();
            assertThat(repository.getDeploymentResourceNames(only.getDeploymentId()))
                .contains("bpmn/test-deployment.moves.yaml");
          });
    }
  }

  @Test
  @DisplayName("are deployed together when one of them has changed")
  void areDeployedTogetherWhenOneChanged() throws IOException {
    start(repository -> assertThat(versions(repository)).isEqualTo(1));

    write(FORM, "{\"id\": \"test-deployment\", \"type\": \"default\", \"components\": [ ]}");

    start(
        repository -> {
          assertThat(versions(repository)).isEqualTo(2);
          var latest =
              repository
                  .createProcessDefinitionQuery()
                  .processDefinitionKey("testDeployment")
                  .latestVersion()
                  .singleResult();
          assertThat(repository.getDeploymentResourceNames(latest.getDeploymentId()))
              .contains(PROCESS, FORM);
        });
  }

  @Test
  @DisplayName("go back when a change is taken back")
  void goBackWhenAChangeIsTakenBack() throws IOException {
    start(repository -> assertThat(nameOfLatest(repository)).isEqualTo("First"));
    write(PROCESS, process("Second"));
    start(repository -> assertThat(nameOfLatest(repository)).isEqualTo("Second"));

    write(PROCESS, process("First"));

    start(repository -> assertThat(nameOfLatest(repository)).isEqualTo("First"));
  }

  private void start(Consumer<RepositoryService> look) {
    EngineOnly.on(database)
        .withPropertyValues("leadrelay.models=" + folder)
        .run(context -> look.accept(context.getBean(RepositoryService.class)));
  }

  private static long versions(RepositoryService repository) {
    return repository.createProcessDefinitionQuery().processDefinitionKey("testDeployment").count();
  }

  private static String nameOfLatest(RepositoryService repository) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey("testDeployment")
        .latestVersion()
        .singleResult()
        .getName();
  }

  private static String process(String name) {
    return Bpmn.convertToString(
        Bpmn.createExecutableProcess("testDeployment").name(name).startEvent().userTask().done());
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
