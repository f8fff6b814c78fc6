package io.leadrelay.intake;

/**
 * What became of the rows of an import.
 *
 * @param created leads that were not known before
 * @param merged leads that were known
 * @param refused rows that could not be taken
 * @param blank rows that name nobody
 */
record ImportTally(long created, long merged, long refused, long blank) {

  static final ImportTally NOTHING = new ImportTally(0, 0, 0, 0);

  /** All rows; the four add up to it. */
  long rows() {
    return created + merged + refused + blank;
  }

  static ImportTally taken(boolean created) {
    return created ? new ImportTally(1, 0, 0, 0) : new ImportTally(0, 1, 0, 0);
  }

  static ImportTally refused(long rows) {
    return new ImportTally(0, 0, rows, 0);
  }

  static ImportTally blank(long rows) {
    return new ImportTally(0, 0, 0, rows);
  }

  ImportTally plus(ImportTally other) {
    return new ImportTally(
        created + other.created,
        merged + other.merged,
        refused + other.refused,
        blank + other.blank);
  }
}
