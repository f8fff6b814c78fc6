package io.leadrelay.mail;

import static io.leadrelay.mail.OutboxUnderTest.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.Mail;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Without a mail server, a mail")
class MailAsFilesTest {

  private Path data;

  @BeforeEach
  void in(@TempDir Path folder) {
    data = folder;
  }

  @Test
  void becomesAFileThatMailProgramsRead() throws Exception {
    try (var outbox = newOutbox()) {
      outbox.post(
          new Mail(null, "reminder", "rep@example.org", "Für Sie", "Schöne\nGrüße", "step-1"));

      outbox.sendDue();

      var id = outbox.rows().get(0).get("id");
      assertThat(files()).hasSize(1);
      var file = files().get(0);
      assertThat(file).hasFileName("20260302T081530123Z-" + id + ".eml");
      try (var in = Files.newInputStream(file)) {
        var message = new MimeMessage(Session.getInstance(new Properties()), in);
        assertThat(message.getMessageID()).isEqualTo("<" + id + "@localhost.localdomain>");
        assertThat(message.getSubject()).isEqualTo("Für Sie");
        assertThat(message.getContent()).isEqualTo("Schöne\r\nGrüße");
        assertThat(message.getAllRecipients()[0]).hasToString("rep@example.org");
      }
    }
  }

  @Test
  void sortsByTheTimeItWasPosted() throws Exception {
    try (var outbox = newOutbox()) {
      outbox.post(mail("step-1"));
      outbox.advance(Duration.ofHours(20));
      outbox.post(mail("step-2"));

      outbox.sendDue();

      assertThat(files())
          .extracting(file -> file.getFileName().toString().substring(0, 11))
          .containsExactly("20260302T08", "20260303T04");
    }
  }

  @Test
  void waitsWhileTheFolderCannotBeWritten() throws Exception {
    Files.writeString(data.resolve("mail"), "a file where the folder should be");
    try (var outbox = newOutbox()) {
      outbox.post(mail("step-1"));
      outbox.sendDue();
      assertThat(outbox.statuses()).containsExactly("WAITING");

      Files.delete(data.resolve("mail"));
      outbox.advance(Duration.ofMinutes(1));
      outbox.sendDue();

      assertThat(outbox.statuses()).containsExactly("SENT");
      assertThat(files()).hasSize(1);
    }
  }

  private OutboxUnderTest newOutbox() throws Exception {
    return new OutboxUnderTest(OutboxDatabase.H2, "leadrelay.data=" + data);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(data.resolve("mail"))) {
      return files.sorted().toList();
    }
  }
}
