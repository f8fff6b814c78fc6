package io.leadrelay.contact;

import io.leadrelay.lead.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rep says of the attempts that a system has logged: which of them it is of which they tell.
 *
 * @param logged the logged attempt, null if it is another one or nothing was said
 * @param isAnother whether it is one that no system has logged
 */
public record WhichAttempt(@Nullable UUID logged, boolean isAnother) {

  /** The key of the form's field. */
  public static final String FIELD = "loggedAttempt";

  /** The choice that stands for an attempt that no system has logged. */
  public static final String ANOTHER = "ANOTHER";

  static final WhichAttempt UNSAID = new WhichAttempt(null, false);

  /**
   * What the form's field holds.
   *
   * @throws Refusal if it is neither {@link #ANOTHER} nor an id
   */
  public static WhichAttempt of(@Nullable String said) {
    if (said == null) {
      return UNSAID;
    }
    if (said.equals(ANOTHER)) {
      return new WhichAttempt(null, true);
    }
    try {
      return new WhichAttempt(UUID.fromString(said), false);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(FIELD, "'" + said + "' is no logged attempt.");
    }
  }
}
