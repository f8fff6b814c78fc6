package io.leadrelay.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayApplication;
import io.leadrelay.agreement.Proposal.Origin;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.agreement.Proposals;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.terms.AgreementInForce;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("With signing turned off, for development")
class SigningTurnedOffTest {

  private static final String POLICY = "bpmn/decisions/contact-policy.dmn";
  private static final String OFF =
      "Signing is turned off (leadrelay.agreement.signing=false): proposed terms and changed tables"
          + " come into force without the signature of anybody. For development only.";

  @TempDir Path folder;
  @TempDir Path data;

  @Test
  @DisplayName("a changed table is in force from the next start on, and each start says why")
  void isInForceAtOnce(CapturedOutput output) throws Exception {
    start(
        context -> assertThat(context.getBean(AgreementInForce.class).now().number()).isEqualTo(1));
    assertThat(output).containsOnlyOnce(OFF);

    changeThePolicy();
    start(
        context -> {
          var inForce = context.getBean(AgreementInForce.class).now();
          assertThat(inForce.number()).isEqualTo(2);
          assertThat(inForce.table("contactPolicy").orElseThrow().version()).isEqualTo(2);
          assertThat(inForce.signatures())
              .hasSize(2)
              .allSatisfy(
                  signature -> {
                    assertThat(signature.person()).isNull();
                    assertThat(signature.words())
                        .isEqualTo("Signing is turned off: nobody has signed.");
                  });
          var proposal = context.getBean(Proposals.class).find(2).orElseThrow();
          assertThat(proposal.origin()).isEqualTo(Origin.TABLE);
          assertThat(proposal.state()).isEqualTo(State.AGREED);
        });
    assertThat(output.toString().split(java.util.regex.Pattern.quote(OFF), -1)).hasSize(3);
  }

  private void changeThePolicy() throws Exception {
    var shipped = ModelFiles.overlaid(null, getClass().getClassLoader());
    var changed = folder.resolve(POLICY);
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, shipped.text(POLICY).replace("<text>5</text>", "<text>6</text>"));
  }

  private void start(Consumer<ConfigurableApplicationContext> work) {
    try (var context =
        SpringApplication.run(
            LeadrelayApplication.class,
            "--server.port=0",
            "--leadrelay.data=" + data,
            "--leadrelay.admin.password=Signing-turned-off-1",
            "--leadrelay.agreement.signing=false",
            "--leadrelay.models=" + folder)) {
      work.accept(context);
    }
  }
}
