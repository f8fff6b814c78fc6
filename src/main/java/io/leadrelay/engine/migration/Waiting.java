package io.leadrelay.engine.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Where an instance waits, and which of the facts that were asked for it has.
 *
 * @param tokens what waits, by the id of its step
 */
record Waiting(List<Token> tokens, Set<String> facts) {

  private static final String OUTSIDE = "~";

  /**
   * Something that waits.
   *
   * @param entered false while it waits at the step's edge for its turn in the background
   */
  record Token(String step, boolean entered) {}

  /**
   * Reads what {@link FlightSql} has put together.
   *
   * @param tokens ids of steps, separated by blanks, each with a tilde if it is not entered
   * @param facts names of facts, separated by blanks
   */
  static Waiting of(String tokens, String facts) {
    return new Waiting(
        words(tokens).stream().map(Waiting::token).toList(), Set.copyOf(words(facts)));
  }

  private static Token token(String word) {
    return word.endsWith(OUTSIDE)
        ? new Token(word.substring(0, word.length() - OUTSIDE.length()), false)
        : new Token(word, true);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).distinct().toList();
  }
}
