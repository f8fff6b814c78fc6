package io.leadrelay.reporting;

import io.leadrelay.arbitration.RejectionReason;

/**
 * The leads handed over in a month that a rep has given back for one reason, whenever that was.
 *
 * @param made all of them
 * @param upheld the rep was right: the lead left the count
 * @param overruled the lead was good
 * @param byPrecedent of those ruled, how many a precedent settled
 */
public record Rejections(
    RejectionReason reason, int made, int upheld, int overruled, int byPrecedent) {

  /** Those not ruled yet. */
  public int open() {
    return made - upheld - overruled;
  }
}
