package io.leadrelay.lead;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a lead at the moment it was judged, so that another table can judge it later on
 * the same ground. Holds what is known only: a fact that is missing here was not known then, a
 * signal that is missing had not been shown.
 *
 * @param values by the name of the input: texts, numbers and yes or no, nothing else
 * @param incomplete whether something was shortened or left out for want of room
 */
public record FrozenFacts(Map<String, Object> values, boolean incomplete) {

  /** Longer texts are shortened to so many characters. */
  public static final int MAX_TEXT = 200;

  public FrozenFacts {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Freezes the inputs of a decision table: what is not known, and signals that were not shown, are
   * left out, so that a judgement costs few bytes.
   */
  public static FrozenFacts of(
      Map<String, ? extends @Nullable Object> inputs, SignalTypes signals) {
    var values = new LinkedHashMap<String, Object>();
    var shortened = false;
    for (var input : inputs.entrySet()) {
      var value = input.getValue();
      if (value == null || (isNothing(value) && signals.hasFact(input.getKey()))) {
        continue;
      }
      var frozen = value instanceof Number || value instanceof Boolean ? value : text(value);
      shortened |= frozen instanceof String text && text.length() < value.toString().length();
      values.put(input.getKey(), frozen);
    }
    return new FrozenFacts(values, shortened);
  }

  private static boolean isNothing(Object value) {
    return value.equals(false) || value.equals(0);
  }

  /** The database refuses half a character. */
  private static String text(Object value) {
    var text = value.toString();
    if (text.length() <= MAX_TEXT) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT);
  }
}
