package io.leadrelay.process.whatif;

import org.jspecify.annotations.Nullable;

/**
 * How a lead is judged.
 *
 * @param word one of {@code FITS}, {@code NO_FIT}, {@code UNKNOWN} for its fit, {@code HOT}, {@code
 *     STANDARD}, {@code NOT_READY} for its readiness, or {@value #NONE} where a table has no answer
 * @param points what its signals are worth, null where that was not asked
 * @param why the sentence of the rule; empty if it has none or is not known any more
 */
record Verdict(String word, @Nullable Integer points, String why) {

  static final String NONE = "NONE";

  boolean sameAs(Verdict other) {
    return word.equals(other.word);
  }
}
