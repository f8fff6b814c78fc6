package io.leadrelay.engine;

import java.util.Date;

/**
 * What a timer was to do was overtaken while its job already ran: nothing of it is done, and the
 * job is put off instead of being tried again.
 */
public class NoLongerDue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Date until;

  /**
   * @param until when the job is due instead
   */
  public NoLongerDue(String reason, Date until) {
    super(reason);
    this.until = new Date(until.getTime());
  }

  Date until() {
    return new Date(until.getTime());
  }
}
