package io.leadrelay.lead;

/** Merges two records of the same person or firm. */
public interface Merging {

  /**
   * Merges a lead into another, as the board has ruled; the process of {@code from} is about to end
   * by itself.
   */
  void mergeAsRuled(LeadId from, LeadId into);
}
