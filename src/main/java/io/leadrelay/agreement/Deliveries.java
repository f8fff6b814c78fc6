package io.leadrelay.agreement;

import io.leadrelay.lead.Grade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What marketing has handed over.
 *
 * <p>A lead counts once in each of its cycles, at the first handoff of that cycle that counts, with
 * the grade and the version of the agreement that this handoff has: whatever becomes of it, and
 * whoever gets it afterwards, it is not counted again. An upheld rejection takes all handoffs of
 * the cycle up to then from the count, so that the lead is subtracted where it was counted; if it
 * is qualified once more, it counts at that later handoff.
 */
public interface Deliveries {

  /**
   * The leads of a time, by version and grade; in one statement.
   *
   * @param from the first moment
   * @param to the first moment after it
   */
  List<Delivered> between(Instant from, Instant to);

  /**
   * The leads of one grade that were handed over under one version.
   *
   * @param agreement the version's number
   * @param weight what that version lets a lead of that grade count
   * @param leads those that count
   * @param subtracted those that counted here until a rejection was upheld
   */
  record Delivered(int agreement, Grade grade, BigDecimal weight, int leads, int subtracted) {

    /** What the leads count together. */
    public BigDecimal points() {
      return weight.multiply(BigDecimal.valueOf(leads));
    }
  }
}
