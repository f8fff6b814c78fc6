package io.leadrelay.engine;

import io.leadrelay.lead.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The refusal that a request met. The engine's REST keeps only its text, wrapped in words of its
 * own, so that whoever answers the request looks here for the sentence and the field.
 */
public final class LastRefusal {

  private static final ThreadLocal<@Nullable Refusal> MET = new ThreadLocal<>();

  private LastRefusal() {}

  static void met(Refusal refusal) {
    MET.set(refusal);
  }

  /** What this thread met since the last {@link #forget}. */
  public static Optional<Refusal> find() {
    return Optional.ofNullable(MET.get());
  }

  /** To be called before and after each request. */
  public static void forget() {
    MET.remove();
  }
}
