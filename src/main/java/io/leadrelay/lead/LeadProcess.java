package io.leadrelay.lead;

import java.util.Collection;
import java.util.Map;

/**
 * The process engine, as the rest of Leadrelay sees it. Every method takes part in the caller's
 * transaction.
 */
public interface LeadProcess {

  /** How a lead's process can end from anywhere. */
  enum End {
    PERSONAL_DATA_ERASED,
    MERGED_INTO_ANOTHER_LEAD
  }

  /** Starts the process of a lead and stores its instance with the open cycle. */
  void start(LeadId lead);

  /** Leaves the start to a job that is retried and shows as an incident when it fails for good. */
  void startLater(LeadId lead);

  /**
   * Wakes a lead that waits for a signal; the caller holds the lock of its row.
   *
   * @return whether it waited
   */
  boolean wake(String processInstance);

  /**
   * Tells a lead that waits for room that there is some.
   *
   * @return whether it waited
   */
  boolean roomInSales(String processInstance);

  void end(String processInstance, End end);

  /** Removes what the engine keeps of instances that have ended. */
  void forget(Collection<String> processInstances);

  /**
   * Completes the contact or follow-up task of a lead with what its form would submit.
   *
   * @return whether there was one
   */
  boolean completeContact(String processInstance, Map<String, Object> values);

  /** Stops the rungs of a contact task whose first contact has been made while it stays open. */
  void stopContactClock(String processInstance);
}
