package io.leadrelay.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.engine.EngineOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command dry-run")
class DryRunCommandTest {

  @TempDir Path data;
  @TempDir Path models;

  @Test
  @DisplayName("says how many leads would move or stay at which step, and writes nothing")
  void saysWhatWouldHappen() throws IOException {
    model("First", "ask", "answer");
    EngineOnly.on(url())
        .withPropertyValues("leadrelay.models=" + models)
        .run(
            context -> {
              var runtime = context.getBean(RuntimeService.class);
              for (var step : List.of("ask", "ask", "answer")) {
                runtime.createProcessInstanceByKey("dryRun").startBeforeActivity(step).execute();
              }
            });
    try (var inUse = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      inUse.lock();
      assertThat(dryRun())
          .satisfiesExactly(
              code -> assertThat(code).isEqualTo("2"),
              sentence -> assertThat(sentence).contains("is in use by a running Leadrelay"));
    }
    assertThat(dryRun())
        .containsExactly(
            "0",
            "No file has changed, so there would be no new version.",
            "Altogether 0 would move and 0 would stay.");

    model("Second", "ask", "other");
    var before = Files.readAllBytes(file());

    assertThat(dryRun())
        .containsExactly(
            "0",
            "These files would make a new version: bpmn/dry-run.bpmn.",
            "Second, from version 1 to version 2:",
            "  Step answer: 1 would stay. The new version has no such step. If it got a new id"
                + " there, name both in the .moves.yaml file beside the model.",
            "  Step ask: 2 would move.",
            "Altogether 2 would move and 1 would stay.");
    assertThat(dryRun("--language", "de", "--leadrelay.migrate=off"))
        .contains(
            "  Step ask: 2 umgestellt.",
            "Aber leadrelay.migrate ist ausgeschaltet (off): Jeder Lead bliebe, wo er ist.");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  @DisplayName("makes no database where there is none")
  void makesNoDatabase() {
    assertThat(dryRun())
        .satisfiesExactly(
            code -> assertThat(code).isEqualTo("2"),
            sentence -> assertThat(sentence).startsWith("There is no database at"));

    assertThat(data).isEmptyDirectory();
  }

  @Test
  @DisplayName("says how it is called, and what is wrong with the folder")
  void saysHowItIsCalled() {
    assertThat(run("dry-run")).element(1).asString().startsWith("How to call it");
    assertThat(run("dry-run", "a", "b")).element(0).isEqualTo("2");
    assertThat(run("dry-run", models.resolve("none").toString()))
        .satisfiesExactly(
            code -> assertThat(code).isEqualTo("2"),
            sentence -> assertThat(sentence).contains("is not a folder"));
  }

  private void model(String name, String first, String second) throws IOException {
    var model =
        Bpmn.createExecutableProcess("dryRun")
            .name(name)
            .camundaHistoryTimeToLive(1)
            .startEvent()
            .userTask(first)
            .name("Step " + first)
            .userTask(second)
            .name("Step " + second)
            .endEvent()
            .done();
    var file = models.resolve("bpmn/dry-run.bpmn");
    Files.createDirectories(file.getParent());
    Files.writeString(file, Bpmn.convertToString(model));
  }

  private Path file() {
    return data.resolve("leadrelay.mv.db");
  }

  private String url() {
    return "jdbc:h2:file:" + data.resolve("leadrelay") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  private List<String> dryRun(String... more) {
    var arguments = new ArrayList<>(List.of("dry-run", models.toString()));
    arguments.addAll(Arrays.asList(more));
    arguments.add("--spring.datasource.url=" + url());
    return run(arguments.toArray(String[]::new));
  }

  /** The exit code, and what was said. */
  private static List<String> run(String... arguments) {
    var said = new ByteArrayOutputStream();
    var code = Commands.run(arguments, new PrintStream(said, true, UTF_8)).orElseThrow();
    var lines = new ArrayList<>(List.of(String.valueOf(code)));
    said.toString(UTF_8).lines().forEach(lines::add);
    return lines;
  }
}
