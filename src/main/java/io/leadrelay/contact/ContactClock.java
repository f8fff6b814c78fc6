package io.leadrelay.contact;

import io.leadrelay.terms.ContactHours;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one handoff.
 *
 * @param agreement the version by which the handoff is measured
 * @param hours when it runs; null until its rungs are set
 * @param handoffs how many reps have had the lead in a row without a first contact, this one
 *     included
 * @param firstContactAt when the rep first tried, null while the clock runs
 * @param overdueAt when the deadline was seen to have passed without a first contact
 */
public record ContactClock(
    UUID handoff,
    String rep,
    int agreement,
    @Nullable ContactHours hours,
    Instant handedOffAt,
    @Nullable Instant reminderAt,
    @Nullable Instant contactDueAt,
    @Nullable Instant reassignAt,
    @Nullable Instant firstContactAt,
    @Nullable Instant overdueAt,
    int handoffs,
    int maximumHandoffs,
    int minimumAttempts,
    int plannedAttempts,
    int attemptsMade) {

  /** How many attempts must still be made before the rep may give up. */
  public int attemptsMissing() {
    return Math.max(0, minimumAttempts - attemptsMade);
  }

  public int attemptsLeft() {
    return Math.max(0, plannedAttempts - attemptsMade);
  }
}
