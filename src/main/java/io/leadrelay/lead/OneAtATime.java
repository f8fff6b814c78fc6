package io.leadrelay.lead;

/** Work that only one node does at a time, and one thread of it. */
public interface OneAtATime {

  /**
   * Does the work unless somebody else is at it. The lock is held by a transaction of its own, so
   * it is free again whatever becomes of the node; the work must open transactions of its own.
   *
   * @param job the work's row in the table {@code job_lock}
   * @return whether it was done
   */
  boolean tryTo(String job, Runnable work);
}
