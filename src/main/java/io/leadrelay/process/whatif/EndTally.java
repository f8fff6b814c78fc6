package io.leadrelay.process.whatif;

import io.leadrelay.process.whatif.LeadEnds.End;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts how leads really ended, and adds up what was won. */
final class EndTally {

  private final SortedMap<End, Long> leads =
      new TreeMap<>(Comparator.comparing(End::stage).thenComparing(End::upheld));
  private final SortedMap<String, BigDecimal> won = new TreeMap<>();

  void add(End end) {
    leads.merge(end, 1L, Long::sum);
    if (end.amount() != null && end.currency() != null) {
      won.merge(end.currency(), end.amount(), BigDecimal::add);
    }
  }

  /**
   * How many leads ended in which way; of an end only its stage and whether it was upheld count.
   */
  SortedMap<End, Long> leads() {
    return leads;
  }

  /** What they bought, by currency. */
  SortedMap<String, BigDecimal> won() {
    return won;
  }
}
