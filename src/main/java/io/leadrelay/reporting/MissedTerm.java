package io.leadrelay.reporting;

import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A term of the agreement that was not kept, with the leads behind it.
 *
 * @param owed by the owner of the term
 * @param actual what was done of it
 * @param total how many leads stand behind it
 * @param leads a page of them, in the order of the ids of their handoffs
 * @param next the handoff after which the next page begins; null on the last
 */
public record MissedTerm(
    Term term,
    BigDecimal owed,
    BigDecimal actual,
    int total,
    List<LeadBehind> leads,
    @Nullable UUID next) {

  /** What is owed, and by whom. */
  public enum Term {
    /** Points. Behind it stand the leads that were taken off as a rejection was upheld. */
    MONTHLY_TARGET(Owner.MARKETING),
    /** Handoffs whose first contact was due. Behind it stand those that were not tried in time. */
    FIRST_CONTACT(Owner.SALES),
    /**
     * Handoffs that ended with the lead given up, or with the cadence used up: each after the
     * minimum of attempts. Behind it stand those with fewer.
     */
    MINIMUM_ATTEMPTS(Owner.SALES);

    private final Owner owner;

    Term(Owner owner) {
      this.owner = owner;
    }

    public Owner owner() {
      return owner;
    }
  }

  /** What became of a lead for which a term was not kept. */
  public enum What {
    /** Its first contact was tried, but late. */
    TRIED_LATE,
    /** Its first contact is overdue and still owed. */
    NOT_TRIED_YET,
    /** Its handoff ended late, without a first contact. */
    NEVER_TRIED,
    /** It was given up too soon. */
    GIVEN_UP,
    /** Its cadence was used up before the minimum was reached. */
    CADENCE_USED_UP,
    /** Its rejection was upheld. */
    TAKEN_OFF
  }

  /**
   * A lead for which it was not kept.
   *
   * @param handedOffAt when that handoff was
   * @param at when the first contact was due, when the lead was given up, or when the board ruled
   * @param by how much: minutes overdue, counted round the clock; attempts that are missing; points
   *     that were taken off
   */
  public record LeadBehind(
      LeadId lead,
      UUID handoff,
      String rep,
      Grade grade,
      Instant handedOffAt,
      Instant at,
      What what,
      BigDecimal by) {}

  public Owner owner() {
    return term.owner();
  }
}
