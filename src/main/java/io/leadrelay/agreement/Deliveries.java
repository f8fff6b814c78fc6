package io.leadrelay.agreement;

import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
   * The leads of several spans of time that follow one another, weighted; in one statement.
   *
   * @param bounds the first moment of each span, then the first moment after the last, in order
   * @return those spans in which a lead was handed over that counts, in any order
   */
  List<Sum> sums(List<Instant> bounds);

  /**
   * The leads that counted at a time until a rejection was upheld; in one statement.
   *
   * @param from the first moment
   * @param to the first moment after it
   * @param after handoffs with a higher id than this only; null for all
   * @param limit at most so many
   * @return in the order of the handoffs' ids
   */
  List<Subtracted> subtracted(Instant from, Instant to, @Nullable UUID after, int limit);

  /** The leads that count in one span, by its first moment. */
  record Sum(Instant from, int leads, BigDecimal points) {}

  /**
   * A lead that was taken off the count.
   *
   * @param handoff at which it had counted
   * @param ruledAt when the rejection was upheld
   * @param points what it had counted
   */
  record Subtracted(
      LeadId lead,
      UUID handoff,
      String rep,
      Grade grade,
      Instant at,
      Instant ruledAt,
      BigDecimal points) {}

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
