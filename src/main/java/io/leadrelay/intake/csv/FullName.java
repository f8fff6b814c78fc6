package io.leadrelay.intake.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name given in one piece, taken apart: titles in front are dropped, a particle such as "von"
 * begins the last name, a single word is the last name.
 */
record FullName(@Nullable String firstName, String lastName) {

  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "dipl-ing", "ing", "sir");
  private static final Set<String> PARTICLES =
      Set.of(
          "von", "vom", "zu", "zur", "van", "de", "den", "der", "del", "della", "di", "da", "dos",
          "du", "la", "le", "ten", "ter", "al", "bin", "ibn", "el");
  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv");

  static FullName of(String text) {
    var comma = text.indexOf(',');
    if (comma > 0 && comma < text.length() - 1) {
      var behind = text.substring(comma + 1).strip();
      if (!behind.isEmpty() && !SUFFIXES.contains(bare(behind))) {
        return new FullName(behind, text.substring(0, comma).strip());
      }
    }
    var words = new ArrayList<>(List.of(text.replace(",", " ").strip().split("\\s+")));
    while (words.size() > 1 && TITLES.contains(bare(words.get(0)))) {
      words.remove(0);
    }
    var last = words.size() - 1;
    if (last > 1 && SUFFIXES.contains(bare(words.get(last)))) {
      last--;
    }
    // The first word is never a particle: there it is somebody's first name.
    for (var i = 1; i < last; i++) {
      if (PARTICLES.contains(bare(words.get(i)))) {
        last = i;
      }
    }
    var first = String.join(" ", words.subList(0, last));
    return new FullName(
        first.isEmpty() ? null : first, String.join(" ", words.subList(last, words.size())));
  }

  private static String bare(String word) {
    return word.replace(".", "").toLowerCase(Locale.ROOT);
  }
}
