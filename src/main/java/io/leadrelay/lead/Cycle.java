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
 * @param routing what the routing table asked of the rep, null before it was asked and where it
 *     named nobody
 */
public record Cycle(
    LeadId lead,
    int number,
    @Nullable String processInstance,
    Instant openedAt,
    int piecesSent,
    @Nullable Instant nextPieceAt,
    @Nullable Instant waitingSince,
    @Nullable Routing routing) {

  /**
   * What the routing table asks of a rep; {@code any} asks for nothing.
   *
   * @param language as a BCP 47 tag
   * @param segment the kind of firms the rep sells to
   */
  public record Routing(String territory, String language, String segment) {}
}
