package io.leadrelay.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends what is due in the outbox. Any number of senders may work at once. */
@Component
class OutboxSender {

  private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

  /** How long to wait after the first, second … failed attempt; after the last the mail fails. */
  static final List<Duration> BACK_OFF =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(24));

  private final Outbox outbox;
  private final MessageComposer composer;
  private final MailTransport transport;

  OutboxSender(Outbox outbox, MessageComposer composer, MailTransport transport) {
    this.outbox = outbox;
    this.composer = composer;
    this.transport = transport;
  }

  /** Sends until nothing is due. */
  void sendDue() {
    sendDue(() -> true);
  }

  /** Sends until nothing is due or, asked before each mail, it shall not go on. */
  void sendDue(BooleanSupplier goOn) {
    while (goOn.getAsBoolean()) {
      var claim = outbox.claimDue();
      if (claim.mails().isEmpty()) {
        return;
      }
      for (var mail : claim.mails()) {
        if (!goOn.getAsBoolean()) {
          outbox.release(claim);
          return;
        }
        send(mail, claim.id());
      }
    }
  }

  private void send(UUID id, UUID claim) {
    outbox.begin(id, claim).ifPresent(mail -> send(mail, claim));
  }

  private void send(OutgoingMail mail, UUID claim) {
    if (mail.attempt() > BACK_OFF.size() + 1) {
      failForGood(mail, claim, "sending stopped short each time", "No attempt came to an end");
      return;
    }
    try {
      transport.deliver(mail, composer.compose(mail));
    } catch (MailRefused e) {
      failForGood(mail, claim, e.reason(), describe(e, mail));
      return;
    } catch (MessagingException | IOException | RuntimeException e) {
      tryAgain(mail, claim, e);
      return;
    }
    if (!outbox.sent(mail.id(), claim)) {
      transport.removeCopy(new MailTransport.Copy(mail.id(), mail.postedAt()));
    }
  }

  private void tryAgain(OutgoingMail mail, UUID claim, Exception e) {
    if (mail.attempt() > BACK_OFF.size()) {
      failForGood(mail, claim, e.getClass().getSimpleName(), describe(e, mail));
      return;
    }
    var wait = BACK_OFF.get(mail.attempt() - 1);
    outbox.tryAgain(mail.id(), claim, wait, describe(e, mail));
    log.info(
        "Mail {} ({}) was not sent at attempt {}, next in {}: {}",
        mail.id(),
        mail.purpose(),
        mail.attempt(),
        wait,
        e.getClass().getSimpleName());
  }

  private void failForGood(OutgoingMail mail, UUID claim, String reason, String error) {
    outbox.fail(mail.id(), claim, error);
    log.warn(
        "Mail {} ({}) failed for good at attempt {}: {}",
        mail.id(),
        mail.purpose(),
        mail.attempt(),
        reason);
  }

  /** What went wrong in one line; servers like to repeat the address, which must not stay. */
  private static String describe(Exception e, OutgoingMail mail) {
    var address = Pattern.compile(Pattern.quote(mail.recipient()), Pattern.CASE_INSENSITIVE);
    var line = String.format(Locale.ROOT, "%s: %s", e.getClass().getSimpleName(), e.getMessage());
    return address
        .matcher(line)
        .replaceAll(Matcher.quoteReplacement("(recipient)"))
        .replaceAll("\\p{Cntrl}+", " ")
        .strip();
  }
}
