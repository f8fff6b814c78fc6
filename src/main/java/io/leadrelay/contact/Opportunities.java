package io.leadrelay.contact;

import io.leadrelay.lead.LeadId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The record of how opportunities ended. */
public interface Opportunities {

  /** How an opportunity can end. */
  enum Outcome {
    WON,
    LOST,
    POSTPONED
  }

  /**
   * Stores how the opportunity of a lead's open handoff ended.
   *
   * @param amount what was won, with its currency; null if nothing was
   * @param currency an ISO 4217 code
   */
  void ended(
      LeadId lead,
      Outcome outcome,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      @Nullable String lostReason,
      @Nullable String note);
}
