package io.leadrelay.contact;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the agreement says of the contact with a lead of one grade. The rungs count from the
 * handoff; one that is switched off is null.
 *
 * @param maximumHandoffs after so many overdue handoffs in a cycle the sales lead steps in
 * @param minimumAttempts so many before a rep may give up
 * @param plannedAttempts so many in the whole cadence
 */
public record ContactTerms(
    @Nullable Duration reminder,
    @Nullable Duration deadline,
    @Nullable Duration reassignment,
    int maximumHandoffs,
    int minimumAttempts,
    int plannedAttempts) {}
