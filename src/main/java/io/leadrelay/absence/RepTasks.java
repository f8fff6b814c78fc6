package io.leadrelay.absence;

import io.leadrelay.lead.LeadId;
import java.util.List;

/** The open tasks with the leads of a rep: to contact, to follow up, to pursue. */
public interface RepTasks {

  /**
   * Gives all tasks with the leads of a rep to somebody; the leads stay the rep's. Takes part in
   * the caller's transaction.
   *
   * @param assignee the rep or who acts for them
   * @return the leads whose task was with somebody else before
   */
  List<LeadId> give(String rep, String assignee);
}
