package io.leadrelay.contact;

import io.leadrelay.lead.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds out whether an attempt is one that is on record already, told once by the rep and once by a
 * system, so that it counts once.
 *
 * <p>The rep says in the form which logged attempt it is. Where nothing was said, it is the newest
 * on the same channel that waits for the rep's word: one call must not count twice. What a system
 * tells after the rep is recognised by the time that the rep gave, or by that of typing.
 */
final class SameAttempt {

  private SameAttempt() {}

  /**
   * The attempt on record of which the rep tells now.
   *
   * @param onRecord newest first
   * @throws Refusal if the rep names an attempt that does not wait for their word
   */
  static Optional<LoggedAttempt> typed(
      ContactAttempt attempt, WhichAttempt which, List<LoggedAttempt> onRecord) {
    var open = LoggedAttempt.leftToTheRep(onRecord);
    if (which.logged() != null) {
      return Optional.of(named(which.logged(), open));
    }
    if (which.isAnother()) {
      return Optional.empty();
    }
    return open.stream()
        .filter(known -> known.attempt().channel().equals(attempt.channel()))
        .filter(known -> attempt.saidAt() == null || attempt.mayTellOf(known.attempt().at()))
        .min(Comparator.comparing(known -> attempt.distanceTo(known.attempt().at())));
  }

  private static LoggedAttempt named(UUID id, List<LoggedAttempt> open) {
    return open.stream()
        .filter(known -> known.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    WhichAttempt.FIELD,
                    "This logged attempt does not wait for your word any more. Open the task"
                        + " again."));
  }

  /** The attempt of which the rep has told before a system does. */
  static Optional<LoggedAttempt> logged(ContactAttempt attempt, List<LoggedAttempt> onRecord) {
    var toldByBoth =
        onRecord.stream()
            .map(LoggedAttempt::sameAs)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return onRecord.stream()
        .filter(known -> known.attempt().isTyped() && !toldByBoth.contains(known.id()))
        .filter(known -> known.attempt().channel().equals(attempt.channel()))
        .filter(known -> known.attempt().mayTellOf(attempt.at()))
        .filter(
            known -> attempt.outcome() == null || attempt.outcome() == known.attempt().outcome())
        .min(Comparator.comparing(known -> known.attempt().distanceTo(attempt.at())));
  }
}
