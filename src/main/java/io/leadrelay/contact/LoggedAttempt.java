package io.leadrelay.contact;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt on record.
 *
 * @param by who made it
 * @param sameAs on what a system logged, the attempt of which the rep has told too
 */
public record LoggedAttempt(UUID id, String by, ContactAttempt attempt, @Nullable UUID sameAs) {

  /**
   * What a system has logged since the last attempt of which somebody has said what came of it: the
   * rep has still to say it of these.
   *
   * @param onRecord newest first
   */
  public static List<LoggedAttempt> leftToTheRep(List<LoggedAttempt> onRecord) {
    return onRecord.stream()
        .takeWhile(known -> known.attempt().outcome() == null)
        .filter(known -> known.sameAs() == null)
        .toList();
  }
}
