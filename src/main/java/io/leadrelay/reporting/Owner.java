package io.leadrelay.reporting;

import java.util.Locale;

/** Whose figure it is: each stands for one of the lanes of the diagram. */
public enum Owner {
  MARKETING,
  SALES,
  ARBITRATION;

  /** Its name in message keys. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
