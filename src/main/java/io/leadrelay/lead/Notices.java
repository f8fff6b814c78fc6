package io.leadrelay.lead;

/** Where a step puts what people of sales are to be told; they get it gathered, by mail. */
public interface Notices {

  /**
   * Files a notice in the caller's transaction. Posting the same once more does nothing, so a
   * repeated step tells once.
   */
  void post(Notice notice);

  /**
   * Removes the notices about a lead and what is personal in all mails about it. What else stood in
   * a mail that was still to be sent is told again, without the lead.
   */
  void forget(LeadId lead);
}
