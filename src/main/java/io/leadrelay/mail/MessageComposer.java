package io.leadrelay.mail;

import io.leadrelay.lead.Mail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Makes a MIME message of a mail: the same bytes at every attempt. */
@Component
class MessageComposer {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Session session = Session.getInstance(new Properties());
  private final InternetAddress from;
  private final String domain;
  private final MailSettings settings;

  /**
   * @throws IllegalStateException if {@code leadrelay.mail.from} is not one address
   */
  MessageComposer(MailSettings settings) {
    this.settings = settings;
    try {
      this.from = address(settings.from());
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new IllegalStateException("leadrelay.mail.from must be one e-mail address.", e);
    }
    this.domain = domainOf(from);
  }

  /**
   * @throws MailRefused if the recipient is not exactly one e-mail address
   */
  MimeMessage compose(OutgoingMail mail)
      throws MailRefused, MessagingException, UnsupportedEncodingException {
    var message = new MessageWithFixedId(session, "<" + mail.id() + "@" + domain + ">");
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, recipient(mail));
    message.setSubject(mail.subject(), UTF_8);
    message.setSentDate(Date.from(mail.postedAt()));
    message.setHeader("Auto-Submitted", "auto-generated");
    if (mail.purpose().equals(Mail.NURTURE) && settings.unsubscribe() != null) {
      message.setHeader("List-Unsubscribe", "<" + unsubscribe(settings.unsubscribe(), mail) + ">");
    }
    message.setText(mail.text().replaceAll("\\r\\n|\\r|\\n", "\r\n"), UTF_8);
    message.saveChanges();
    return message;
  }

  private static String unsubscribe(String address, OutgoingMail mail) {
    return address.replace("{lead}", mail.lead() == null ? "" : mail.lead().toString());
  }

  private static InternetAddress recipient(OutgoingMail mail)
      throws MailRefused, UnsupportedEncodingException {
    try {
      return address(mail.recipient());
    } catch (AddressException e) {
      throw new MailRefused("the recipient is not an e-mail address", e);
    }
  }

  private static InternetAddress address(String text)
      throws AddressException, UnsupportedEncodingException {
    var address = new InternetAddress(text, true);
    if (address.isGroup() || address.getAddress().indexOf('@') < 0) {
      throw new AddressException("Not a single address");
    }
    if (address.getPersonal() != null) {
      address.setPersonal(address.getPersonal(), UTF_8);
    }
    address.setAddress(localPartOf(address) + "@" + inAscii(domainOf(address)));
    return address;
  }

  private static String localPartOf(InternetAddress address) {
    return address.getAddress().substring(0, address.getAddress().lastIndexOf('@'));
  }

  private static String domainOf(InternetAddress address) {
    return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
  }

  private static String inAscii(String domain) throws AddressException {
    try {
      // An address literal such as [192.0.2.1] is no name.
      return domain.startsWith("[") ? domain : IDN.toASCII(domain);
    } catch (IllegalArgumentException e) {
      throw new AddressException("Not a domain");
    }
  }

  /** Keeps its Message-ID when it is saved, where a plain message would take a new one. */
  private static final class MessageWithFixedId extends MimeMessage {

    private final String id;

    MessageWithFixedId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
