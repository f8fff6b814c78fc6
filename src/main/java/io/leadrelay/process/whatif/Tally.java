package io.leadrelay.process.whatif;

import io.leadrelay.process.whatif.LeadEnds.End;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts leads as they come by, all of one lead in a row, so that nothing of a million leads has to
 * be remembered.
 */
final class Tally {

  private @Nullable UUID lead;
  private boolean judged;
  private boolean unknown;
  private boolean otherwise;

  private long again;
  private long leadsJudged;
  private long leadsUnknown;
  private long leadsOtherwise;
  private long incomplete;
  private long alreadyInForce;
  private final EndTally ends = new EndTally();

  /** A judgement or a handoff that was looked at again. */
  void judged(UUID of) {
    next(of);
    again++;
    leadsJudged += judged ? 0 : 1;
    judged = true;
  }

  /** A judgement whose facts are not known. */
  void unknown(UUID of) {
    next(of);
    leadsUnknown += unknown ? 0 : 1;
    unknown = true;
  }

  void incomplete() {
    incomplete++;
  }

  /**
   * @param end how the lead really ended
   * @param already whether the tables in force would judge so too
   * @return whether it is the first of this lead
   */
  boolean otherwise(UUID of, End end, boolean already) {
    next(of);
    alreadyInForce += already ? 1 : 0;
    if (otherwise) {
      return false;
    }
    otherwise = true;
    leadsOtherwise++;
    ends.add(end);
    return true;
  }

  private void next(UUID of) {
    if (!of.equals(lead)) {
      lead = of;
      judged = false;
      unknown = false;
      otherwise = false;
    }
  }

  /** How many judgements or handoffs were looked at again. */
  long again() {
    return again;
  }

  long leadsJudged() {
    return leadsJudged;
  }

  long leadsUnknown() {
    return leadsUnknown;
  }

  long leadsOtherwise() {
    return leadsOtherwise;
  }

  long incompleteJudgements() {
    return incomplete;
  }

  long alreadyInForce() {
    return alreadyInForce;
  }

  /** How the leads that would be judged otherwise ended. */
  EndTally ends() {
    return ends;
  }
}
