package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.LeadrelayApplication;
import io.leadrelay.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("A start that is refused")
class RefusedStartTest {

  @TempDir Path temp;

  @Test
  @DisplayName("says so in plain sentences and leaves no database behind")
  void saysSoInPlainSentences(CapturedOutput output) {
    Path data = temp.resolve("data");

    assertThatThrownBy(
            () ->
                SpringApplication.run(
                    LeadrelayApplication.class, "--server.port=0", "--leadrelay.data=" + data))
        .isInstanceOf(StartRefused.class);

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("No password is set for the administrator.")
        .contains("LEADRELAY_ADMIN_PASSWORD")
        .doesNotContain("\tat ");
    assertThat(data).doesNotExist();
  }

  @Test
  @DisplayName("names the folder of models that is missing")
  void namesTheMissingFolder() {
    Path missing = temp.resolve("models");

    EngineOnly.on(TestDatabase.freshH2())
        .withPropertyValues("leadrelay.models=" + missing)
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(missing.toString()));
  }
}
