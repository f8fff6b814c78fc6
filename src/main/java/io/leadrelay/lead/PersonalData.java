package io.leadrelay.lead;

import java.time.Instant;
import java.util.List;

/** What our tables hold of a person. Every method takes part in the caller's transaction. */
public interface PersonalData {

  /**
   * All leads that are the same person as this one: the lead it was merged into, if it was, and
   * whatever was merged into that, in the order in which their rows are to be locked.
   */
  List<LeadId> samePerson(LeadId lead);

  /**
   * Takes everything that says who a lead is, and every word somebody wrote about it, out of our
   * tables; mails and the engine's history are not among them. What stays: the lead's id, source,
   * stage, grade and points, and the figures and times of its events, signals, handoffs and
   * opportunities.
   */
  void erase(LeadId lead, Instant at);
}
