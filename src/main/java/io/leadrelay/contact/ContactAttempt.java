package io.leadrelay.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One logged outreach, reached or not.
 *
 * @param channel PHONE, EMAIL, MEETING or OTHER
 * @param outcome what came of it, null if only the call itself is known
 * @param source {@link #TYPED} or the system that logged it
 * @param callBackAt when the prospect agreed to be called again
 */
public record ContactAttempt(
    Instant at,
    String channel,
    boolean reached,
    @Nullable ContactOutcome outcome,
    String source,
    @Nullable Instant callBackAt,
    @Nullable String note) {

  /** The source of an attempt that the rep typed in. */
  public static final String TYPED = "TYPED";

  boolean isTyped() {
    return source.equals(TYPED);
  }

  /** The same attempt as a system has seen it. */
  ContactAttempt seenBy(String system, Instant when) {
    return new ContactAttempt(when, channel, reached, outcome, system, callBackAt, note);
  }
}
