package io.leadrelay.process.check;

import io.leadrelay.lead.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of a finding that reads otherwise in another language, such as an example of a lead. */
interface Wording {

  /** What stands in the sentence of that language. */
  String in(Locale language);

  /** The phrase of that key in {@code messages-check}, with its blanks filled in. */
  static Wording phrase(String key, Object... blanks) {
    return language ->
        Words.of(Finding.SENTENCES, language)
            .say(
                key,
                List.of(blanks).stream()
                    .map(blank -> blank instanceof Wording wording ? wording.in(language) : blank)
                    .toArray());
  }

  /** Parts one after the other. */
  static Wording list(List<? extends Wording> parts, String between) {
    return language ->
        parts.stream().map(part -> part.in(language)).collect(Collectors.joining(between));
  }
}
