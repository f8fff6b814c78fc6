package io.leadrelay.terms;

import java.util.Locale;

/** The two teams that agree. */
public enum Side {
  MARKETING,
  SALES;

  /** Its name in the database, over HTTP and in message keys: {@code marketing}, {@code sales}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Side of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public Side other() {
    return this == MARKETING ? SALES : MARKETING;
  }
}
