package io.leadrelay.reporting;

/**
 * The rulings of a month by the time they were made, whenever the lead was handed over.
 *
 * @param upheld the rep was right
 * @param overruled the lead was good
 * @param byPrecedent of all of them, how many a precedent settled; the board made the others
 */
public record Rulings(int upheld, int overruled, int byPrecedent) {

  public int made() {
    return upheld + overruled;
  }
}
