package io.leadrelay.lead;

/** There is no such lead. */
public class UnknownLead extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownLead(LeadId id) {
    super("There is no lead " + id + ".");
  }
}
