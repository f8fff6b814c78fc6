package io.leadrelay.terms;

import org.jspecify.annotations.Nullable;

/** When the time until the first contact with a lead runs, as the signed table names it. */
public enum ContactHours {
  ROUND_THE_CLOCK,
  /** In the company's working hours, without public holidays and closing days. */
  WORKING_TIME,
  /** While at least one rep who comes into question is on duty. */
  ON_DUTY;

  /**
   * As a signed table names it.
   *
   * @param word null in a table that was signed before there was a choice
   * @throws IllegalArgumentException if there is none of that name
   */
  public static ContactHours of(@Nullable Object word) {
    return word == null ? ROUND_THE_CLOCK : valueOf(word.toString());
  }
}
