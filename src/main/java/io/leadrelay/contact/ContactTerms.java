package io.leadrelay.contact;

import io.leadrelay.terms.ContactHours;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the agreement says of the contact with a lead of one grade. The rungs count from the
 * handoff; one that is switched off is null.
 *
 * @param clock by which the rungs count
 * @param maximumHandoffs after so many overdue handoffs in a cycle the sales lead steps in
 * @param minimumAttempts so many before a rep may give up
 * @param plannedAttempts so many in the whole cadence
 */
public record ContactTerms(
    ContactHours clock,
    @Nullable Duration reminder,
    @Nullable Duration deadline,
    @Nullable Duration reassignment,
    int maximumHandoffs,
    int minimumAttempts,
    int plannedAttempts) {}
