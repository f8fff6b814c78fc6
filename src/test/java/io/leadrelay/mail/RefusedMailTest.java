package io.leadrelay.mail;

import static io.leadrelay.mail.OutboxUnderTest.mail;
import static io.leadrelay.mail.OutboxUnderTest.smtp;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.Mail;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("A mail whose recipient is refused")
@ExtendWith(OutputCaptureExtension.class)
class RefusedMailTest {

  @ParameterizedTest
  @EnumSource
  void failsAtOnceIfTheRefusalIsPermanent(OutboxDatabase database) throws Exception {
    try (var server = new ScriptedSmtpServer("550 5.1.1 <REP@example.org> no such user");
        var outbox = new OutboxUnderTest(database, smtp(server.port()))) {
      outbox.post(mail("step-1"));

      outbox.sendDue();
      outbox.advance(Duration.ofDays(3));
      outbox.sendDue();

      assertThat(outbox.statuses()).containsExactly("FAILED");
      assertThat(server.recipientsSeen()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"450 4.2.1 try later", "552 5.2.2 mailbox full", "530 log in first"})
  void isTriedAgainIfTheRefusalMayPass(String reply) throws Exception {
    try (var server = new ScriptedSmtpServer(reply);
        var outbox = new OutboxUnderTest(OutboxDatabase.H2, smtp(server.port()))) {
      outbox.post(mail("step-1"));

      outbox.sendDue();
      outbox.advance(Duration.ofMinutes(1));
      outbox.sendDue();

      assertThat(outbox.statuses()).containsExactly("WAITING");
      assertThat(server.recipientsSeen()).isEqualTo(2);
    }
  }

  @Test
  void leavesAWarningAndAnErrorWithoutTheAddress(CapturedOutput output) throws Exception {
    try (var server = new ScriptedSmtpServer("550 5.1.1 <REP@example.org> no such user");
        var outbox = new OutboxUnderTest(OutboxDatabase.H2, smtp(server.port()))) {
      outbox.post(mail("step-1"));

      outbox.sendDue();

      assertThat((String) outbox.rows().get(0).get("last_error"))
          .contains("550 5.1.1", "no such user")
          .doesNotContainIgnoringCase("rep@example.org");
      assertThat(output.getOut())
          .containsPattern("WARN.*failed for good at attempt 1: SMTP 550 for the recipient")
          .doesNotContainIgnoringCase("rep@example.org");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "a@example.org, b@example.org", "all: a@example.org, b@c.de;"})
  void failsAtOnceIfItIsNotOneAddress(String recipient) throws Exception {
    try (var server = new ScriptedSmtpServer("250 ok");
        var outbox = new OutboxUnderTest(OutboxDatabase.H2, smtp(server.port()))) {
      outbox.post(new Mail(null, "reminder", recipient, "Hello", "…", "step-1"));

      outbox.sendDue();

      assertThat(outbox.statuses()).containsExactly("FAILED");
      assertThat(server.recipientsSeen()).isZero();
    }
  }
}
