package io.leadrelay.process.check;

import io.leadrelay.process.StepContract;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the short texts of a {@link StepContract}. */
final class Contract {

  private Contract() {}

  /**
   * What holds under a condition.
   *
   * @param name what the condition looks at; null if it holds always
   * @param word the word that it must have; null if it must be yes
   * @param then what holds then
   */
  record When(@Nullable String name, @Nullable String word, List<String> then) {}

  /** {@code "name: A, B"} by its name. */
  static Map<String, List<String>> lists(String[] texts) {
    var lists = new LinkedHashMap<String, List<String>>();
    for (var text : texts) {
      var parts = text.split(":", 2);
      lists.put(parts[0].strip(), words(parts[1]));
    }
    return lists;
  }

  /** {@code "name=WORD: A, B"}, {@code "name: A, B"} or plainly {@code "A"}. */
  static List<When> whens(String[] texts) {
    return Arrays.stream(texts).map(Contract::when).toList();
  }

  private static When when(String text) {
    var parts = text.split(":", 2);
    if (parts.length == 1) {
      return new When(null, null, words(text));
    }
    var condition = parts[0].split("=", 2);
    return new When(
        condition[0].strip(), condition.length == 1 ? null : condition[1].strip(), words(parts[1]));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
