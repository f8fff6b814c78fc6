package io.leadrelay.contact;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out whether an attempt is one that is on record already, told once by the rep and once by a
 * system. A rep types after the call, so what a system has seen within the ten minutes before, on
 * the same channel and without a contradiction, is the same; a minute later is allowed for clocks
 * that differ.
 */
final class SameAttempt {

  private static final Duration BEFORE_TYPING = Duration.ofMinutes(10);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private SameAttempt() {}

  /** The nearest attempt on record that is the same and not yet told by both. */
  static Optional<LoggedAttempt> of(ContactAttempt attempt, List<LoggedAttempt> onRecord) {
    var toldByBoth =
        onRecord.stream()
            .map(LoggedAttempt::sameAs)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return onRecord.stream()
        .filter(known -> known.sameAs() == null && !toldByBoth.contains(known.id()))
        .filter(known -> isSame(attempt, known.attempt()))
        .min(Comparator.comparing(known -> distance(attempt, known.attempt())));
  }

  private static boolean isSame(ContactAttempt later, ContactAttempt known) {
    if (later.isTyped() == known.isTyped() || !later.channel().equals(known.channel())) {
      return false;
    }
    var typed = later.isTyped() ? later : known;
    var logged = later.isTyped() ? known : later;
    return !logged.at().isBefore(typed.at().minus(BEFORE_TYPING))
        && !logged.at().isAfter(typed.at().plus(CLOCKS_DIFFER))
        && (later.isTyped() ? leftToTheRep(logged) : agrees(logged, typed));
  }

  /** With an outcome, what a system logs has done the rep's task: whatever is typed is another. */
  private static boolean leftToTheRep(ContactAttempt logged) {
    return logged.outcome() == null;
  }

  private static boolean agrees(ContactAttempt logged, ContactAttempt typed) {
    return logged.outcome() == null || logged.outcome() == typed.outcome();
  }

  private static Duration distance(ContactAttempt one, ContactAttempt other) {
    return Duration.between(one.at(), other.at()).abs();
  }
}
