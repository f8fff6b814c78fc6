package io.leadrelay.lead;

/** How a qualified lead came to be ready. */
public enum Grade {
  /** Qualified by the list of signals. */
  STANDARD,
  /** Asked for a sales talk. */
  HOT
}
