package io.leadrelay.agreement;

import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of the agreement from the day on which it is proposed.
 *
 * @param number becomes the agreement's number
 * @param proposedBy the user id; null where no person did it
 * @param reason what the proposer says why
 * @param comparedWith the version that was the latest to be agreed by then; null for the first
 * @param wantedFrom from when it is to be in force
 * @param inForceFrom from when it is in force; null unless it was agreed
 * @param signBy when it lapses; null until the process has set it
 * @param decisionReason why it was refused or withdrawn
 * @param effect what would have been otherwise, see {@link PastEffect}; null until that is known
 */
public record Proposal(
    int number,
    State state,
    Origin origin,
    @Nullable String proposedBy,
    Instant proposedAt,
    @Nullable String reason,
    @Nullable Integer comparedWith,
    Instant wantedFrom,
    @Nullable Instant inForceFrom,
    @Nullable Instant signBy,
    @Nullable Instant decidedAt,
    @Nullable String decisionReason,
    @Nullable String effect,
    Terms terms,
    List<Signature> signatures) {

  /** What became of it. */
  public enum State {
    OPEN,
    AGREED,
    REFUSED,
    LAPSED,
    WITHDRAWN
  }

  /** Whence it comes. */
  public enum Origin {
    SET_UP,
    FORM,
    TABLE,
    RULING,
    GOAL
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** What that side has said. */
  public Optional<Signature> signature(Side side) {
    return signatures.stream().filter(signature -> signature.side() == side).findFirst();
  }
}
