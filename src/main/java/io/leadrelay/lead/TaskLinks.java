package io.leadrelay.lead;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Addresses that open a task in Tasklist, for mails; they work after the login too. */
public interface TaskLinks {

  /**
   * The address of the open task with each lead, or of Tasklist's list for one that has none or
   * several at this moment.
   */
  Map<LeadId, String> toLeads(Collection<LeadId> leads);

  /** The address of the open task with one lead. */
  default String toLead(LeadId lead) {
    return Objects.requireNonNull(toLeads(Set.of(lead)).get(lead));
  }

  /**
   * The address that opens the reader's task about something, which may not be there yet.
   *
   * @param about the business key of its process
   */
  String toTaskAbout(String about);
}
