package io.leadrelay.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mail to the server of {@code spring.mail.*}. */
class SmtpTransport implements MailTransport {

  /** Far below the outbox's lease, even if every command of one conversation takes this long. */
  private static final String TIMEOUT_MILLIS = "10000";

  private static final int AUTHENTICATION_REQUIRED = 530;
  private static final int MAILBOX_FULL = 552;

  private final JavaMailSender sender;

  SmtpTransport(JavaMailSender sender) {
    this.sender = sender;
    if (sender instanceof JavaMailSenderImpl configurable) {
      limitWaiting(configurable);
    }
  }

  private static void limitWaiting(JavaMailSenderImpl sender) {
    var properties = sender.getJavaMailProperties();
    for (var protocol : new String[] {"smtp", "smtps"}) {
      for (var phase : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
        properties.putIfAbsent("mail." + protocol + "." + phase, TIMEOUT_MILLIS);
      }
    }
  }

  @Override
  public void deliver(OutgoingMail mail, MimeMessage message)
      throws MailRefused, MessagingException {
    try {
      sender.send(message);
    } catch (MailAuthenticationException e) {
      throw new MessagingException("The mail server refused our login", e);
    } catch (MailSendException e) {
      // The server has the mail if only the goodbye failed: another attempt would send it twice.
      if (!e.getFailedMessages().isEmpty()) {
        throw failureOf(e);
      }
    }
  }

  private static MessagingException failureOf(MailSendException e) throws MailRefused {
    for (Exception failure : e.getFailedMessages().values()) {
      refuseIfPermanent(failure);
      if (failure instanceof MessagingException temporary) {
        return temporary;
      }
    }
    return new MessagingException("The mail could not be sent", e);
  }

  /**
   * Only what the server says of the recipient is final. A refused sender or login is our own
   * setting, which somebody may mend within the hours of the back-off.
   */
  private static void refuseIfPermanent(Exception failure) throws MailRefused {
    Exception next = failure;
    while (next instanceof MessagingException current) {
      if (current instanceof SMTPAddressFailedException address
          && isPermanent(address.getReturnCode())) {
        throw new MailRefused("SMTP " + address.getReturnCode() + " for the recipient", address);
      }
      next = following(current);
    }
  }

  private static @Nullable Exception following(MessagingException failure) {
    return failure.getNextException();
  }

  // A full mailbox is temporary in spite of its number (RFC 5321, section 4.5.3.1.10).
  private static boolean isPermanent(int reply) {
    return reply >= 500 && reply < 600 && reply != AUTHENTICATION_REQUIRED && reply != MAILBOX_FULL;
  }

  @Override
  public void removeCopy(Copy copy) {
    // What a server has taken is out of our reach.
  }
}
