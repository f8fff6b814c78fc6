package io.leadrelay.contact;

import io.leadrelay.lead.LeadId;

/** The first contact came in at the very moment in which the lead was to be taken from its rep. */
public class AlreadyContacted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AlreadyContacted(LeadId lead) {
    super("The first contact with lead " + lead + " is on record: it stays with its rep");
  }
}
