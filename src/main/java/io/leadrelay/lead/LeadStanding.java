package io.leadrelay.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead together with where it stands in its open cycle and handoff.
 *
 * @param lead the lead; its attributes are left out where many leads are read at once
 * @param waitingForRoom whether it is ready and sales has no room for it yet
 * @param contactDueAt until when the rep who has it owes the first contact, null if nobody has it
 *     or the deadline is switched off
 * @param firstContactAt when that rep first tried, null if not yet
 */
public record LeadStanding(
    Lead lead,
    boolean waitingForRoom,
    @Nullable Instant contactDueAt,
    @Nullable Instant firstContactAt) {

  /** Whether the first contact is still owed although its deadline has passed. */
  public boolean isOverdue(Instant now) {
    return contactDueAt != null && firstContactAt == null && contactDueAt.isBefore(now);
  }
}
