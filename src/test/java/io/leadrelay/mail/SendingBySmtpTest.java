package io.leadrelay.mail;

import static io.leadrelay.mail.OutboxUnderTest.mail;
import static io.leadrelay.mail.OutboxUnderTest.smtp;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.leadrelay.lead.Mail;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.actuate.health.Status;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DisplayName("Where a mail server is set, a mail")
class SendingBySmtpTest {

  private static final String UNSUBSCRIBE =
      "leadrelay.mail.unsubscribe=https://example.org/unsubscribe?lead={lead}";

  private final int port = freePort();
  private final GreenMail server = new GreenMail(new ServerSetup(port, "localhost", "smtp"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @EnumSource
  void arrivesAsItWasPosted(OutboxDatabase database) throws Exception {
    try (var outbox =
        new OutboxUnderTest(
            database, smtp(port, "leadrelay.mail.from=Müllers Büro <leads@müller.example>"))) {
      outbox.post(
          new Mail(
              null,
              "reminder",
              "rep@example.org",
              "Grüße: 5 € für „Straße“",
              "Schöne Grüße\nvon uns — \uD83D\uDE80",
              "step-1"));

      outbox.sendDue();

      var message = onlyMessage();
      var id = outbox.rows().get(0).get("id");
      assertThat(message.getMessageID()).isEqualTo("<" + id + "@xn--mller-kva.example>");
      assertThat(message.getSubject()).isEqualTo("Grüße: 5 € für „Straße“");
      assertThat(((String) message.getContent()).strip())
          .isEqualTo("Schöne Grüße\r\nvon uns — \uD83D\uDE80");
      assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
      assertThat(message.getSentDate())
          .isEqualTo(OutboxUnderTest.START.truncatedTo(ChronoUnit.SECONDS));
      assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Müllers Büro");
      assertThat(message.getAllRecipients())
          .containsExactly(new InternetAddress("rep@example.org"));
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(outbox.statuses()).containsExactly("SENT");
    }
  }

  @Test
  void isPickedUpWithoutBeingAskedFor() throws Exception {
    try (var outbox =
        new OutboxUnderTest(OutboxDatabase.H2, smtp(port, "leadrelay.mail.poll=50ms"))) {
      outbox.post(mail("step-1"));

      assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
    }
  }

  @Test
  void saysHowToUnsubscribeWhenItIsNurturing() throws Exception {
    try (var outbox = new OutboxUnderTest(OutboxDatabase.H2, smtp(port, UNSUBSCRIBE))) {
      var lead = UUID.randomUUID();
      outbox.post(new Mail(lead, Mail.NURTURE, "a@example.org", "News", "…", "step-1"));

      outbox.sendDue();

      assertThat(onlyMessage().getHeader("List-Unsubscribe"))
          .containsExactly("<https://example.org/unsubscribe?lead=" + lead + ">");
    }
  }

  @Test
  void saysNothingOfUnsubscribingWhenItIsNotNurturing() throws Exception {
    try (var outbox = new OutboxUnderTest(OutboxDatabase.H2, smtp(port, UNSUBSCRIBE))) {
      outbox.post(mail("step-1"));

      outbox.sendDue();

      assertThat(onlyMessage().getHeader("List-Unsubscribe")).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void waitsWhileTheServerIsDownAndArrivesAfterwards(OutboxDatabase database) throws Exception {
    try (var outbox = new OutboxUnderTest(database, smtp(port))) {
      server.stop();
      outbox.post(mail("step-1"));
      outbox.sendDue();
      assertThat(outbox.statuses()).containsExactly("WAITING");
      assertThat(outbox.rows().get(0)).containsEntry("attempts", 1);
      server.start();

      outbox.advance(Duration.ofSeconds(59));
      outbox.sendDue();
      assertThat(server.getReceivedMessages()).isEmpty();

      outbox.advance(Duration.ofSeconds(1));
      outbox.sendDue();
      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(outbox.statuses()).containsExactly("SENT");
    }
  }

  @Test
  void failsForGoodAfterTheLastWait() throws Exception {
    try (var outbox = new OutboxUnderTest(OutboxDatabase.H2, smtp(port))) {
      server.stop();
      outbox.post(mail("step-1"));
      outbox.sendDue();
      for (var wait : OutboxSender.BACK_OFF) {
        assertThat(outbox.statuses()).containsExactly("WAITING");
        outbox.advance(wait);
        outbox.sendDue();
      }

      assertThat(outbox.statuses()).containsExactly("FAILED");
      assertThat((String) outbox.rows().get(0).get("last_error")).contains("localhost");
      assertThat(outbox.bean(MailOutboxHealthIndicator.class).health())
          .satisfies(
              health -> {
                assertThat(health.getStatus()).isEqualTo(MailOutboxHealthIndicator.DEGRADED);
                assertThat(health.getDetails()).containsEntry("failedInSevenDays", 1L);
              });
    }
  }

  @Test
  void isUpInHealthWhileItOnlyWaits() throws Exception {
    try (var outbox = new OutboxUnderTest(OutboxDatabase.H2, smtp(port))) {
      outbox.post(mail("step-1"));

      var health = outbox.bean(MailOutboxHealthIndicator.class).health();

      assertThat(health.getStatus()).isEqualTo(Status.UP);
      assertThat(health.getDetails()).containsEntry("unsent", 1L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isSentOnceThoughTwoSendersWorkAtOnce(OutboxDatabase database) throws Exception {
    try (var outbox = new OutboxUnderTest(database, smtp(port))) {
      IntStream.range(0, 200).forEach(number -> outbox.post(mail("step-" + number)));
      var bothReady = new CyclicBarrier(2);
      var threads = Executors.newFixedThreadPool(2);
      Callable<Void> sender =
          () -> {
            bothReady.await();
            while (outbox.bean(Outbox.class).unsent() > 0) {
              outbox.sendDue();
            }
            return null;
          };

      for (var run : threads.invokeAll(List.of(sender, sender))) {
        run.get();
      }
      threads.shutdown();

      var messages = server.getReceivedMessages();
      var messageIds = new HashSet<String>();
      for (var message : messages) {
        messageIds.add(message.getMessageID());
      }
      assertThat(messages).hasSize(200);
      assertThat(messageIds).hasSize(200);
      assertThat(outbox.rows()).allSatisfy(row -> assertThat(row).containsEntry("attempts", 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isClaimedByOneSenderOnly(OutboxDatabase database) throws Exception {
    try (var outbox = new OutboxUnderTest(database, smtp(port))) {
      outbox.post(mail("step-1"));
      assertThat(outbox.bean(Outbox.class).claimDue().mails()).hasSize(1);

      assertThat(outbox.bean(Outbox.class).claimDue().mails()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isSentAgainUnderItsMessageIdAfterASenderDied(OutboxDatabase database) throws Exception {
    try (var outbox = new OutboxUnderTest(database, smtp(port))) {
      outbox.post(mail("step-1"));
      var dying = outbox.bean(Outbox.class).claimDue();
      var mail = outbox.bean(Outbox.class).begin(dying.mails().get(0), dying.id()).orElseThrow();
      outbox
          .bean(MailTransport.class)
          .deliver(mail, outbox.bean(MessageComposer.class).compose(mail));

      outbox.advance(Outbox.LEASE.minusSeconds(1));
      outbox.sendDue();
      assertThat(server.getReceivedMessages()).hasSize(1);
      outbox.advance(Duration.ofSeconds(1));
      outbox.sendDue();

      var messages = server.getReceivedMessages();
      assertThat(messages).hasSize(2);
      assertThat(messages[1].getMessageID()).isEqualTo(messages[0].getMessageID());
      assertThat(messages[1].getSentDate()).isEqualTo(messages[0].getSentDate());
      assertThat(outbox.bean(Outbox.class).sent(mail.id(), dying.id())).isFalse();
    }
  }

  @Test
  void isGivenBackWhenTheSenderStops() throws Exception {
    try (var outbox = new OutboxUnderTest(OutboxDatabase.H2, smtp(port))) {
      outbox.post(mail("step-1"));
      outbox.post(mail("step-2"));
      var answers = new ArrayDeque<>(Arrays.asList(true, true, false));

      outbox.bean(OutboxSender.class).sendDue(answers::remove);

      assertThat(outbox.statuses()).containsExactlyInAnyOrder("SENT", "WAITING");
      outbox.sendDue();
      assertThat(server.getReceivedMessages()).hasSize(2);
    }
  }

  @Test
  void isNotWaitedForLongerThanTenSeconds() throws Exception {
    try (var outbox =
        new OutboxUnderTest(
            OutboxDatabase.H2, smtp(port, "spring.mail.properties.mail.smtp.timeout=3000"))) {
      var properties = outbox.bean(JavaMailSenderImpl.class).getJavaMailProperties();

      assertThat(properties)
          .containsEntry("mail.smtp.timeout", "3000")
          .containsEntry("mail.smtp.connectiontimeout", "10000")
          .containsEntry("mail.smtp.writetimeout", "10000");
    }
  }

  private MimeMessage onlyMessage() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
