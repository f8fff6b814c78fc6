package io.leadrelay.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** Takes a finished message out of the house. */
interface MailTransport {

  /**
   * Passes the message on; returns once it is out of our hands.
   *
   * @throws MailRefused if trying again is of no use
   * @throws MessagingException or IOException if a later attempt may succeed
   */
  void deliver(OutgoingMail mail, MimeMessage message)
      throws MailRefused, MessagingException, IOException;

  /**
   * Removes what {@link #deliver} may have left within our own reach; nothing there is no error.
   */
  void removeCopy(Copy copy);

  /** Names what a delivered mail left behind. */
  record Copy(UUID mail, Instant postedAt) {}
}
