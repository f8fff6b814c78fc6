package io.leadrelay.process.whatif;

import io.leadrelay.process.whatif.LeadEnds.End;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
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

  private long leadsJudged;
  private long leadsUnknown;
  private long leadsOtherwise;
  private long incomplete;
  private long alreadyInForce;
  private final Map<End, Long> ends =
      new TreeMap<>(Comparator.comparing(End::stage).thenComparing(End::upheld));
  private final Map<String, BigDecimal> won = new TreeMap<>();

  void judged(UUID of) {
    next(of);
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
    ends.merge(end, 1L, Long::sum);
    if (end.amount() != null && end.currency() != null) {
      won.merge(end.currency(), end.amount(), BigDecimal::add);
    }
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

  /** How many of the leads that would be judged otherwise ended in which way. */
  Map<End, Long> ends() {
    return ends;
  }

  /** What they bought, by currency. */
  Map<String, BigDecimal> won() {
    return won;
  }
}
