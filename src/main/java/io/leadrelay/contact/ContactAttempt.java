package io.leadrelay.contact;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One logged outreach, reached or not.
 *
 * @param channel PHONE, EMAIL, MEETING or OTHER
 * @param outcome what came of it, null if only the call itself is known
 * @param source {@link #TYPED} or the system that logged it
 * @param callBackAt when the prospect agreed to be called again
 * @param saidAt when the rep says it was made, null for just then; it serves to recognise what a
 *     system logs, while the clock goes by {@code at}
 */
public record ContactAttempt(
    Instant at,
    String channel,
    boolean reached,
    @Nullable ContactOutcome outcome,
    String source,
    @Nullable Instant callBackAt,
    @Nullable String note,
    @Nullable Instant saidAt) {

  /** The source of an attempt that the rep typed in. */
  public static final String TYPED = "TYPED";

  /** How far the time that a rep gives from memory may be from that of a system. */
  private static final Duration FROM_MEMORY = Duration.ofMinutes(10);

  private static final Duration BEFORE_TYPING = Duration.ofMinutes(10);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /** An attempt of that very moment. */
  public ContactAttempt(
      Instant at,
      String channel,
      boolean reached,
      @Nullable ContactOutcome outcome,
      String source,
      @Nullable Instant callBackAt,
      @Nullable String note) {
    this(at, channel, reached, outcome, source, callBackAt, note, null);
  }

  /**
   * Whether what was typed may tell of a moment: near the time that the rep gave, or a little
   * before it was typed.
   */
  boolean mayTellOf(Instant moment) {
    var earliest = saidAt == null ? at.minus(BEFORE_TYPING) : saidAt.minus(FROM_MEMORY);
    var latest = saidAt == null ? at.plus(CLOCKS_DIFFER) : saidAt.plus(FROM_MEMORY);
    return !moment.isBefore(earliest) && !moment.isAfter(latest);
  }

  /** How far what was typed is from a moment. */
  Duration distanceTo(Instant moment) {
    return Duration.between(saidAt == null ? at : saidAt, moment).abs();
  }

  boolean isTyped() {
    return source.equals(TYPED);
  }

  /** The same attempt as a system has seen it. */
  ContactAttempt seenBy(String system, Instant when) {
    return new ContactAttempt(when, channel, reached, outcome, system, callBackAt, note, null);
  }
}
