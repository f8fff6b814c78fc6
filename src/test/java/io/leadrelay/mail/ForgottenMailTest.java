package io.leadrelay.mail;

import static io.leadrelay.mail.OutboxUnderTest.mail;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("When a lead is forgotten")
class ForgottenMailTest {

  private static final UUID LEAD = UUID.randomUUID();

  private Path data;

  @BeforeEach
  void in(@TempDir Path folder) {
    data = folder;
  }

  @ParameterizedTest
  @EnumSource
  void itsMailsLoseWhatIsPersonalAndUnsentOnesAreCancelled(OutboxDatabase database)
      throws Exception {
    try (var outbox = new OutboxUnderTest(database, "leadrelay.data=" + data)) {
      outbox.post(mail(LEAD, "sent"));
      outbox.sendDue();
      outbox.post(mail(LEAD, "unsent"));

      outbox.inTransaction(() -> outbox.mailbox().forget(LEAD));
      outbox.sendDue();

      assertThat(outbox.statuses()).containsExactly("SENT", "CANCELLED");
      assertThat(outbox.rows())
          .allSatisfy(
              row -> {
                assertThat(row).containsEntry("recipient", null);
                assertThat(row).containsEntry("subject", null);
                assertThat(row).containsEntry("body", null);
              });
      assertThat(data.resolve("mail")).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theMailsOfOthersStay(OutboxDatabase database) throws Exception {
    try (var outbox = new OutboxUnderTest(database, "leadrelay.data=" + data)) {
      outbox.post(mail(UUID.randomUUID(), "another-lead"));
      outbox.post(mail("nobody"));

      outbox.inTransaction(() -> outbox.mailbox().forget(LEAD));
      outbox.sendDue();

      assertThat(outbox.statuses()).containsExactly("SENT", "SENT");
      assertThat(outbox.rows())
          .allSatisfy(row -> assertThat(row).containsEntry("recipient", "rep@example.org"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMailInASendersHandsIsNotSentAndLeavesNoFile(OutboxDatabase database) throws Exception {
    try (var outbox = new OutboxUnderTest(database, "leadrelay.data=" + data)) {
      outbox.post(mail(LEAD, "claimed"));
      var claim = outbox.bean(Outbox.class).claimDue();

      outbox.inTransaction(() -> outbox.mailbox().forget(LEAD));

      assertThat(outbox.bean(Outbox.class).begin(claim.mails().get(0), claim.id())).isEmpty();
      assertThat(outbox.statuses()).containsExactly("CANCELLED");
      assertThat(Files.exists(data.resolve("mail"))).isFalse();
    }
  }
}
