package io.leadrelay.terms;

import java.time.Instant;

/** A calendar has no opening within {@link #HORIZON_DAYS} after a time. */
public final class NeverOpens extends IllegalStateException {

  /** So far ahead the next opening is looked for: two years. */
  public static final int HORIZON_DAYS = 731;

  private static final long serialVersionUID = 1L;

  NeverOpens(String whose, Instant after) {
    super("%s: no opening within two years after %s.".formatted(whose, after));
  }
}
