package io.leadrelay.arbitration;

import java.time.Instant;
import java.util.UUID;

/**
 * A ruling that binds like cases: those with the same reason and the same traits.
 *
 * @param traits what makes a case a like case, readable
 */
public record Precedent(
    UUID id, UUID ruling, RejectionReason reason, Verdict verdict, Traits traits, Instant at) {}
