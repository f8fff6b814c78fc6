package io.leadrelay.reporting;

import io.leadrelay.lead.Refusal;
import io.leadrelay.reporting.MissedTerm.Term;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of the leads behind missed terms are wanted.
 *
 * @param term of one term only; null for those of all
 * @param after leads after that handoff; null for the first page
 * @param limit at most so many for each term
 */
public record ScorecardPage(@Nullable Term term, @Nullable UUID after, int limit) {

  public static final int MOST = 500;

  /** What is wrong with any other limit. */
  public static final String LIMIT = "This must be a whole number from 1 to " + MOST + ".";

  /** The first leads of each term. */
  public static final ScorecardPage FIRST = new ScorecardPage(null, null, 20);

  /**
   * Checks what was asked for.
   *
   * @throws Refusal of the field {@code limit} if it is not from 1 to {@link #MOST}, or of {@code
   *     after} if it names no term
   */
  public ScorecardPage {
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalid("limit", LIMIT);
    }
    if (after != null && term == null) {
      throw Refusal.invalid("after", "Name the term whose leads go on here.");
    }
  }
}
