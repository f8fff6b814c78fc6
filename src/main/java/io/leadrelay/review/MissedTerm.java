package io.leadrelay.review;

import io.leadrelay.lead.LeadId;
import io.leadrelay.terms.Side;
import java.util.List;

/**
 * A term that a side did not keep in a month.
 *
 * @param sentence what was owed and what came of it
 * @param leads that are behind it; none where it is missed for want of leads
 */
public record MissedTerm(Side side, String sentence, List<LeadId> leads) {}
