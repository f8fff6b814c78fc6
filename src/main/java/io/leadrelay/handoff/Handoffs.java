package io.leadrelay.handoff;

import io.leadrelay.lead.LeadId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The record of handoffs. */
public interface Handoffs {

  void open(Handoff handoff);

  /** The handoff of a lead that has not ended. */
  Optional<Handoff> findOpen(LeadId lead);

  /** The handoffs of one cycle, oldest first. */
  List<Handoff> ofCycle(LeadId lead, int cycle);

  /** Ends the open handoff of a lead, if there is one. */
  void end(LeadId lead, Instant at, HandoffEnd reason);

  /** The open handoff has become an opportunity: it no longer takes up room. */
  void pursue(LeadId lead, Instant at);

  /** The reps who had the lead in this cycle, and those who rejected it in any. */
  Set<String> repsToAvoid(LeadId lead, int cycle);

  /** For each rep with any, how many leads take up room. */
  Map<String, Integer> load();

  /**
   * Takes the lock that makes handoffs take turns, until the transaction ends.
   *
   * @return for each rep the turn that is next, as {@link #giveTurn} left it
   */
  Turns lockTurns();

  /** Records that a rep had a turn: their own next one, and the latest given to anybody. */
  void giveTurn(String rep, long next, long latest);

  /**
   * @param latest the turn that was given last
   * @param byRep each rep's next turn
   */
  record Turns(long latest, Map<String, Long> byRep) {}
}
