package io.leadrelay.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.process.check.BrokenDiagrams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command check")
class CheckCommandTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  @TempDir Path folder;

  @Test
  @DisplayName("finds nothing in the models that come with Leadrelay")
  void findsNothingInOurs() {
    assertThat(run("check")).isEqualTo(Command.OK);
    assertThat(said()).contains("found nothing");
  }

  @Test
  @DisplayName("names where, why and what to do for each error, and says that the start is refused")
  void namesWhereWhyAndWhatToDo() throws IOException {
    broken("gateway-without-default");

    assertThat(run("check", folder.toString())).isEqualTo(Command.NOT_IN_ORDER);
    assertThat(said())
        .contains("ERROR  bpmn/lead-lifecycle.bpmn, \"Does it fit?\" (gateway_fit)")
        .contains("a lead to which no answer applies stands still")
        .contains("What to do: Mark one of the ways")
        .contains("1 error and no warnings")
        .contains("does not start");
  }

  @Test
  @DisplayName("speaks German on request")
  void speaksGerman() throws IOException {
    broken("gateway-without-default");

    assertThat(run("check", folder.toString(), "--language", "de")).isEqualTo(Command.NOT_IN_ORDER);
    assertThat(said())
        .contains("FEHLER  bpmn/lead-lifecycle.bpmn, „Does it fit?“ (gateway_fit)")
        .contains("Abhilfe: Markieren Sie")
        .contains("1 Fehler und keine Warnung");
  }

  @Test
  @DisplayName("is content with warnings")
  void isContentWithWarnings() throws IOException {
    broken("answer-missing");

    assertThat(run("check", "--language", "en", folder.toString())).isEqualTo(Command.OK);
    assertThat(said()).contains("WARNING  ").contains("no errors and 1 warning");
  }

  @Test
  @DisplayName("is found behind the profile that Maven puts first")
  void isFoundBehindTheProfile() {
    assertThat(run("--spring.profiles.active=demo", "check")).isEqualTo(Command.OK);
  }

  @Test
  @DisplayName("refuses a folder that is none, in the words of the start")
  void refusesAWrongFolder() {
    var missing = folder.resolve("models");

    assertThat(run("check", missing.toString())).isEqualTo(Command.WRONG_CALL);
    assertThat(said()).contains(missing.toString(), "is not a folder", "bpmn/decisions/");
  }

  @Test
  @DisplayName("refuses a model that would not be read")
  void refusesAMisplacedModel() throws IOException {
    Files.writeString(folder.resolve("lead-lifecycle.bpmn"), "");

    assertThat(run("check", folder.toString())).isEqualTo(Command.WRONG_CALL);
    assertThat(said()).contains("where it is not read");
  }

  @Test
  @DisplayName("says how it is called when it is called in another way")
  void saysHowItIsCalled() {
    assertThat(run("check", "--langauge", "de")).isEqualTo(Command.WRONG_CALL);
    assertThat(run("check", "a", "b")).isEqualTo(Command.WRONG_CALL);
    assertThat(run("check", "--language", "fr")).isEqualTo(Command.WRONG_CALL);
    assertThat(run("check", "--language")).isEqualTo(Command.WRONG_CALL);
    assertThat(
            said()
                .lines()
                .filter(
                    line -> line.contains("check [FOLDER] [--extensions JARS] [--language de]")))
        .hasSize(4);
  }

  private void broken(String rule) throws IOException {
    for (var probe : BrokenDiagrams.all()) {
      if (probe.rule().equals(rule)) {
        probe.writeTo(folder);
        return;
      }
    }
    throw new AssertionError(rule);
  }

  private int run(String... arguments) {
    return Commands.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8))
        .orElseThrow();
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
