package io.leadrelay.arbitration;

import io.leadrelay.lead.LeadId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sales said no to a lead.
 *
 * @param duplicateOf the lead that it is said to duplicate
 * @param evidence what marketing knew at the handoff, frozen
 */
public record Rejection(
    UUID id,
    LeadId lead,
    UUID handoff,
    String rep,
    Instant at,
    RejectionReason reason,
    @Nullable LeadId duplicateOf,
    String evidence,
    @Nullable String statement) {}
