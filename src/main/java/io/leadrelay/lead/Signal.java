package io.leadrelay.lead;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Something a lead did.
 *
 * @param type what it did, for example {@code ebook-download}
 * @param at when it did it; where that is not known, when we were told
 * @param dated whether {@code at} is the real time of the deed
 */
public record Signal(String type, Instant at, boolean dated) {

  /** What is wrong with a type that {@link #isType} refuses. */
  public static final String TYPE_RULE =
      "A signal type starts with a small letter and holds small letters, digits and hyphens, at most 60.";

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,59}");

  /**
   * @throws IllegalArgumentException if the type is not one that {@link #isType} accepts
   */
  public Signal {
    if (!isType(type)) {
      throw new IllegalArgumentException(TYPE_RULE);
    }
  }

  /** Tells whether a text can be a signal type. */
  public static boolean isType(String text) {
    return TYPE.matcher(text).matches();
  }
}
