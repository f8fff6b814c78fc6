package io.leadrelay.engine.migration;

import io.leadrelay.lead.Words;
import java.util.List;
import java.util.Locale;

/**
 * Why a lead stays on the version that it runs on.
 *
 * @param key of the sentence in {@code messages-migration}
 * @param details what the sentence names
 */
public record Stay(String key, List<String> details) {

  static final String SENTENCES = "messages-migration";

  static Stay stepGone() {
    return new Stay("stay.step-gone", List.of());
  }

  static Stay otherKind() {
    return new Stay("stay.other-kind", List.of());
  }

  static Stay elsewhere() {
    return new Stay("stay.elsewhere", List.of());
  }

  static Stay background() {
    return new Stay("stay.background", List.of());
  }

  static Stay factMissing(String timer, String fact) {
    return new Stay("stay.fact-missing", List.of(timer, fact));
  }

  /** What nobody has foreseen, in the engine's own words. */
  static Stay engine(String text) {
    return new Stay("stay.engine", List.of(text));
  }

  /** The reason in one plain sentence. */
  public String sentence(Locale language) {
    return Words.of(SENTENCES, language).say(key, details.toArray());
  }
}
