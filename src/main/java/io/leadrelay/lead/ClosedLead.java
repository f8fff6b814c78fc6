package io.leadrelay.lead;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead of the past whose outcome is known.
 *
 * @param outcome {@code CUSTOMER} or {@code LOST}
 * @param closedAt when it ended, or null if nobody knows
 */
public record ClosedLead(
    LeadId id,
    LeadDetails details,
    Instant receivedAt,
    List<Signal> signals,
    LifecycleStage outcome,
    @Nullable Instant closedAt) {}
