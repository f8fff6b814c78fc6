package io.leadrelay.review;

import io.leadrelay.lead.LeadId;
import io.leadrelay.terms.Side;
import java.util.List;

/**
 * A term that a side did not keep in a month.
 *
 * @param sentence what was owed and what came of it
 * @param total how many leads are behind it; none where it was missed for want of leads
 * @param leads the first of them
 */
public record MissedTerm(Side side, String sentence, int total, List<LeadBehind> leads) {

  /**
   * A lead for which the term was not kept.
   *
   * @param said what was not kept, without personal data of the lead
   */
  public record LeadBehind(LeadId lead, String said) {}
}
