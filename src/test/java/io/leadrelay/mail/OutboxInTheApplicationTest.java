package io.leadrelay.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.engine.EngineClock;
import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Mailbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@LeadrelayTest
@Tag("database")
@DisplayName("In the whole application, a mail")
class OutboxInTheApplicationTest {

  @RegisterExtension final EngineClock clock = new EngineClock();

  @Autowired Mailbox mailbox;
  @Autowired OutboxSender sender;
  @Autowired PlatformTransactionManager transactions;
  @Autowired HealthEndpoint health;
  @Autowired MeterRegistry meters;
  @Autowired JdbcClient jdbc;
  @Autowired Environment settings;

  @Test
  @DisplayName("lands as a file in the data folder where no server is set")
  void landsInTheDataFolder() throws Exception {
    var key = post("rep@example.org");

    sender.sendDue();

    var id = jdbc.sql("select id from mail_outbox where dedupe_key = ?").param(key);
    var ending = "-" + id.query(UUID.class).single() + ".eml";
    try (var files = Files.list(Path.of(settings.getRequiredProperty("leadrelay.data"), "mail"))) {
      assertThat(files).anyMatch(file -> file.getFileName().toString().endsWith(ending));
    }
  }

  @Test
  @DisplayName("that failed for good shows in the figures and in the health, not in the readiness")
  void showsWhenItFailed() {
    double failedBefore = failed();
    post("nobody");

    sender.sendDue();

    assertThat(failed()).isEqualTo(failedBefore + 1);
    assertThat(health.healthForPath("mailOutbox").getStatus())
        .isEqualTo(MailOutboxHealthIndicator.DEGRADED);
    assertThat(health.healthForPath("readiness").getStatus()).isEqualTo(Status.UP);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  private double failed() {
    return meters.get("leadrelay.mail.failed").gauge().value();
  }

  private String post(String recipient) {
    var key = "outbox-in-the-application-" + UUID.randomUUID();
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status ->
                mailbox.post(new Mail(null, "reminder", recipient, "A lead waits", "Call.", key)));
    return key;
  }
}
