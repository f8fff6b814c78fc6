package io.leadrelay.process.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.leadrelay.LeadrelayApplication;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.process.StepCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("A start")
class CheckAtStartTest {

  @TempDir Path folder;
  @TempDir Path data;

  @Test
  @DisplayName("with a broken diagram is refused before anything is deployed, in plain sentences")
  void withABrokenDiagramIsRefused(CapturedOutput output) throws IOException {
    broken("gateway-without-default");

    assertThatThrownBy(
            () ->
                SpringApplication.run(
                    LeadrelayApplication.class,
                    "--server.port=0",
                    "--leadrelay.data=" + data,
                    "--leadrelay.admin.password=Check-at-start-1",
                    "--leadrelay.language=de",
                    "--leadrelay.models=" + folder))
        .rootCause()
        .isInstanceOf(StartRefused.class);

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("würden so nicht laufen: ein Fehler.")
        .contains("- bpmn/lead-lifecycle.bpmn, „Does it fit?“ (gateway_fit): Kein Weg ist")
        .contains("Abhilfe: Markieren Sie einen der Wege")
        .contains("Beheben Sie die Fehler")
        .doesNotContain("Leadrelay models")
        .doesNotContain("\tat ");
  }

  @Test
  @DisplayName("names all errors at once, and no warning among them")
  void namesAllErrors() throws IOException {
    broken("timer-formula");
    var gate =
        new CheckAtStart(
            new LanguageSettings("en"), StepCatalogue.ofLeadrelay(getClass().getClassLoader()));

    assertThatThrownBy(() -> gate.letThrough(models()))
        .asInstanceOf(type(StartRefused.class))
        .satisfies(
            refused ->
                assertThat(refused)
                    .hasMessageContaining("one error")
                    .hasMessageContaining("\"Next attempt due\" (event_nextAttemptDue)"));
  }

  @Test
  @DisplayName("with a warning only goes on, and logs it in one line")
  void logsAWarning(CapturedOutput output) throws IOException {
    broken("answer-missing");

    new CheckAtStart(
            new LanguageSettings("en"), StepCatalogue.ofLeadrelay(getClass().getClassLoader()))
        .letThrough(models());

    assertThat(output.toString().lines().filter(line -> line.contains("WARN")))
        .singleElement()
        .asString()
        .contains("bpmn/lead-lifecycle.bpmn (flow_anotherAttempt_returnToNurturing): The way from");
  }

  private void broken(String rule) throws IOException {
    for (var probe : BrokenDiagrams.all()) {
      if (probe.rule().equals(rule)) {
        probe.writeTo(folder);
      }
    }
  }

  private ModelFiles models() {
    return ModelFiles.overlaid(folder.toString(), getClass().getClassLoader());
  }
}
