package io.leadrelay.handoff;

import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ownership of a lead passed to a rep; one record each time.
 *
 * @param number counts the handoffs within a cycle, from 1
 * @param agreement the version by which it is measured for ever
 * @param evidence what marketing knew, as JSON without personal data
 */
public record Handoff(
    UUID id,
    LeadId lead,
    int cycle,
    int number,
    String rep,
    Grade grade,
    int agreement,
    Instant at,
    @Nullable Instant endedAt,
    String evidence) {}
