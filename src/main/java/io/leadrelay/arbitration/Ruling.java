package io.leadrelay.arbitration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was ruled on a rejection.
 *
 * @param ruledBy the member of the board, or {@code system} where a precedent settled it
 * @param precedent the precedent that settled it, null if the board ruled
 * @param sameRep for an overruled rejection: whether the same rep goes on
 */
public record Ruling(
    UUID id,
    UUID rejection,
    Verdict verdict,
    String ruledBy,
    Instant at,
    @Nullable UUID precedent,
    boolean sameRep,
    @Nullable String reason) {}
