package io.leadrelay.mail;

/** The mail can never be delivered; the message may hold the address, {@code reason} does not. */
class MailRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  MailRefused(String reason, Exception cause) {
    super(cause.getMessage(), cause);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
