package io.leadrelay.lead;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a lead.
 *
 * @param cycle the run of the lead through the process in which it happened, 0 before the first
 * @param actor the user id, or {@code system}
 * @param text what happened, as a sentence
 * @param note what somebody wrote about it
 * @param precedent on which it rests
 */
public record TimelineEntry(
    Instant at,
    int cycle,
    EventType type,
    String actor,
    String text,
    @Nullable String note,
    @Nullable UUID precedent) {}
