package io.leadrelay.lead;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the leads did. */
public interface Signals {

  /**
   * Stores the signals that are not stored yet: the same type at the same time is the same signal,
   * and so is a type without a date that is known without a date. The caller holds the lock of the
   * lead's row, or has just inserted it.
   *
   * @return how many were new
   */
  int add(LeadId lead, Collection<Signal> signals, Instant recordedAt);

  /** The signals of a lead, newest first. */
  List<Signal> of(LeadId lead);

  /**
   * How many signals of each type still count, by one statement.
   *
   * @param above the number of the last signal that is spent
   * @return a number for each of the types, 0 where there is none
   */
  Map<String, Integer> count(
      LeadId lead, int above, Collection<SignalTypes.SignalType> types, Instant now);

  /**
   * Gives the signals of one lead to another and leaves it none; both rows are locked by the
   * caller.
   *
   * @return how many were new to the other
   */
  int move(LeadId from, LeadId to, Instant now);
}
