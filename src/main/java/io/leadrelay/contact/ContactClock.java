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
 * @param endedAt when the handoff ended, null while the rep has the lead
 * @param reminderFiredAt when the reminder was sent or skipped
 * @param overdueAt when the deadline was seen to have passed without a first contact
 * @param attemptsMade the attempts of this handoff and of those before it that were passed on, each
 *     once, whoever has told of it
 */
public record ContactClock(
    UUID handoff,
    String rep,
    int agreement,
    @Nullable ContactHours hours,
    Instant handedOffAt,
    @Nullable Instant endedAt,
    @Nullable Instant reminderAt,
    @Nullable Instant contactDueAt,
    @Nullable Instant reassignAt,
    @Nullable Instant reminderFiredAt,
    @Nullable Instant firstContactAt,
    @Nullable Instant overdueAt,
    int handoffs,
    int maximumHandoffs,
    int minimumAttempts,
    int plannedAttempts,
    int attemptsMade) {

  /** Whether the deadline, if there is one, has passed. */
  boolean isDeadlineOver(Instant now) {
    return isOver(contactDueAt, now);
  }

  boolean isReminderDue(Instant now) {
    return isOver(reminderAt, now);
  }

  /** Whether the breach was on record before the reminder's time came. */
  boolean wasOverdueBeforeTheReminder() {
    return overdueAt != null && reminderAt != null && overdueAt.isBefore(reminderAt);
  }

  /** Whether the time to take the lead back, if there is one, has come. */
  boolean isReassignmentDue(Instant now) {
    return isOver(reassignAt, now);
  }

  private static boolean isOver(@Nullable Instant rung, Instant now) {
    return rung != null && !now.isBefore(rung);
  }

  /** How many attempts must still be made before the rep may give up. */
  public int attemptsMissing() {
    return Math.max(0, minimumAttempts - attemptsMade);
  }

  public int attemptsLeft() {
    return Math.max(0, plannedAttempts - attemptsMade);
  }
}
