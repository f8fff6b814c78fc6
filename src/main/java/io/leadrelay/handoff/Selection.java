package io.leadrelay.handoff;

import io.leadrelay.terms.Rep;
import java.util.List;

/**
 * Who comes into question for a lead, and how many were left out and why; each rep who matches is
 * counted once.
 *
 * @param candidates among whom the turn goes round
 * @param matching how many match the routing table
 * @param hadBefore left out because they had the lead in this cycle or once gave it back
 * @param away left out because they are absent
 * @param full left out because they have no room
 * @param offDuty left out because others are on duty sooner
 */
record Selection(
    List<Rep> candidates, int matching, int hadBefore, int away, int full, int offDuty) {

  /** Whether nobody may get the lead at all, now or later. */
  boolean isHopeless() {
    return matching == hadBefore;
  }
}
