package io.leadrelay.handoff;

/** Why a handoff ended. */
public enum HandoffEnd {
  /** The first contact did not come in time; another rep tries. */
  OVERDUE,
  /** The rep gave the lead back with a reason. */
  REJECTED,
  /** The prospect does not want to be contacted. */
  PROSPECT_SAYS_NO,
  /** The rep gave up after the minimum of attempts. */
  GIVEN_UP,
  CADENCE_USED_UP,
  POSTPONED,
  WON,
  LOST,
  /** The sales lead gave it to another rep. */
  PASSED_ON,
  /** It was returned to marketing: by the sales lead, or by a step of the owners' own. */
  BACK_TO_MARKETING,
  /** The lead was merged, erased, or its process cancelled. */
  CYCLE_ENDED
}
