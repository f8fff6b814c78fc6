package io.leadrelay.process.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.process.StepCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every start does with models that owners break most easily. */
@DisplayName("A start with a broken model")
class TwentyBrokenModelsTest {

  private static final ClassLoader CLASSES =
      Objects.requireNonNull(TwentyBrokenModelsTest.class.getClassLoader());
  private static final StepCatalogue STEPS = StepCatalogue.ofLeadrelay(CLASSES);

  private static final Set<String> MOST_LIKELY =
      Set.of(
          "xml-broken",
          "step-unknown",
          "step-without-code",
          "decision-missing",
          "decision-unknown",
          "decision-not-as-signed",
          "decision-not-of-deployment",
          "task-for-nobody",
          "task-form-unknown",
          "task-without-form",
          "message-without-name",
          "message-unknown",
          "error-uncaught",
          "gateway-without-default",
          "timer-formula",
          "fact-not-set",
          "fact-forgotten",
          "script-not-run",
          "external-task",
          "process-missing",
          "loop-without-wait",
          "unreachable",
          "condition-formula");

  @TempDir Path folder;

  static Stream<Probe> probes() {
    return BrokenDiagrams.all().stream().filter(probe -> MOST_LIKELY.contains(probe.rule()));
  }

  @ParameterizedTest
  @MethodSource("probes")
  @DisplayName("is refused in a sentence that says what, where and how to mend it")
  void isRefused(Probe probe) throws IOException {
    probe.writeTo(folder);
    var gate = new CheckAtStart(new LanguageSettings("en"), STEPS);
    var files = ModelFiles.overlaid(folder.toString(), CLASSES);

    var refused = catchThrowableOfType(StartRefused.class, () -> gate.letThrough(files));

    assertThat(refused).isNotNull();
    var said = String.valueOf(refused.getMessage());
    assertThat(said)
        .contains(probe.diagram())
        .doesNotContain("Exception", "ENGINE-", "org.camunda", "io.leadrelay", "java.", "\tat ");
    if (probe.label() != null) {
      assertThat(said).contains(probe.label());
    }
  }
}
