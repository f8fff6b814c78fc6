package io.leadrelay.terms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one side said to a version.
 *
 * @param person the user id; null where no person signed, as for the first version by the set-up
 * @param name what the person was called when they signed; null with {@code person}
 * @param words what they signed, in their own language, with whatever they added
 */
public record Signature(
    Side side,
    Verdict verdict,
    @Nullable String person,
    @Nullable String name,
    Instant at,
    String words) {

  /** Whether they signed. */
  public enum Verdict {
    SIGNED,
    REFUSED
  }
}
