package io.leadrelay.process.change;

import io.leadrelay.lead.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Something to say, once the reader's language is known. */
@FunctionalInterface
interface Phrase {

  String SENTENCES = "messages-change";

  String in(Locale language);

  /** The sentence of that key; blanks that are phrases are said in the same language. */
  static Phrase of(String key, Object... blanks) {
    return language ->
        Words.of(SENTENCES, language)
            .say(
                key,
                Arrays.stream(blanks)
                    .map(blank -> blank instanceof Phrase phrase ? phrase.in(language) : blank)
                    .toArray());
  }

  /** What the owners wrote, the same in every language. */
  static Phrase asWritten(String text) {
    return language -> text;
  }

  static Phrase joined(String between, List<Phrase> phrases) {
    return language ->
        phrases.stream().map(phrase -> phrase.in(language)).collect(Collectors.joining(between));
  }
}
