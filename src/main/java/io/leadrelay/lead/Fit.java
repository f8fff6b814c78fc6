package io.leadrelay.lead;

/** Whether a lead matches our target customer. */
public enum Fit {
  FITS,
  NO_FIT,
  /** A must-have trait is not known: marketing researches it. */
  UNKNOWN
}
