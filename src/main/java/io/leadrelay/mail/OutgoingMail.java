package io.leadrelay.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail that a sender has claimed, with {@code attempt} counted from 1. */
record OutgoingMail(
    UUID id,
    @Nullable UUID lead,
    String purpose,
    String recipient,
    String subject,
    String text,
    Instant postedAt,
    int attempt) {

  @Override
  public String toString() {
    return "OutgoingMail[id=" + id + ", purpose=" + purpose + ", attempt=" + attempt + "]";
  }
}
