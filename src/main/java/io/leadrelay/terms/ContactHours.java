package io.leadrelay.terms;

/** When the time until the first contact with a lead runs, as the signed table names it. */
public enum ContactHours {
  ROUND_THE_CLOCK,
  /** In the company's working hours, without public holidays and closing days. */
  WORKING_TIME,
  /** While at least one rep who comes into question is on duty. */
  ON_DUTY
}
