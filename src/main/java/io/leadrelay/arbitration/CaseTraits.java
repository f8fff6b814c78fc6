package io.leadrelay.arbitration;

import io.leadrelay.lead.LeadId;

/** Finds what makes a lead's case like another. */
public interface CaseTraits {

  /** The traits of the lead's firm and the kinds of signals that count for it now. */
  Traits of(LeadId lead);
}
