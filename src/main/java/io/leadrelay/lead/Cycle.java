package io.leadrelay.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a lead through the process.
 *
 * @param processInstance the engine's instance, null while the start is still pending
 * @param piecesSent how many pieces of the nurture track were sent
 * @param nextPieceAt when the next piece may follow, null before the first
 * @param waitingSince since when the lead waits for room in sales, null if it does not
 * @param territory what the routing table asked of the rep, null before it was asked
 * @param spokenLanguage the language the rep must speak, null before the table was asked
 */
public record Cycle(
    LeadId lead,
    int number,
    @Nullable String processInstance,
    Instant openedAt,
    int piecesSent,
    @Nullable Instant nextPieceAt,
    @Nullable Instant waitingSince,
    @Nullable String territory,
    @Nullable String spokenLanguage) {}
