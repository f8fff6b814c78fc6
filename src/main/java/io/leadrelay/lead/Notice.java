package io.leadrelay.lead;

import java.util.UUID;

/**
 * Something that a person of sales is to be told of a lead that was handed off.
 *
 * @param recipient the user id
 * @param handoff what it is about; each person is told of a handoff once by each kind
 * @param urgent whether it must not wait for others that can be told with it
 */
public record Notice(Kind kind, String recipient, LeadId lead, UUID handoff, boolean urgent) {

  /** What it tells. */
  public enum Kind {
    /** The lead is with the recipient now. */
    HANDOFF,
    /** The first contact is due. */
    REMINDER,
    /** The first contact is overdue with a rep. */
    OVERDUE
  }
}
