package io.leadrelay.lead;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sentences in the reader's language, from {@code BUNDLE.properties} (English) and {@code
 * BUNDLE_de.properties}: {@link MessageFormat} patterns, so an apostrophe is written twice.
 */
public final class Words {

  private final ResourceBundle bundle;
  private final Locale language;

  private Words(ResourceBundle bundle, Locale language) {
    this.bundle = bundle;
    this.language = language;
  }

  /**
   * The sentences of a bundle.
   *
   * @param language any other than German reads English
   */
  public static Words of(String bundle, Locale language) {
    return new Words(
        ResourceBundle.getBundle(
            bundle,
            language,
            Words.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        language);
  }

  /**
   * The language of the sentences that suits a reader.
   *
   * @param header as in {@code Accept-Language}; one that is none, or that asks for neither German
   *     nor English, reads English
   */
  public static Locale language(@Nullable String header) {
    try {
      var wanted = Locale.LanguageRange.parse(header == null ? "en" : header);
      var known = Locale.lookup(wanted, List.of(Locale.ENGLISH, Locale.GERMAN));
      return known == null ? Locale.ENGLISH : known;
    } catch (IllegalArgumentException unreadable) {
      return Locale.ENGLISH;
    }
  }

  /**
   * Writes a day in full, as readers of that language do: 1 December 2026, 1. Dezember 2026.
   *
   * @param language any other than German reads English
   */
  public static DateTimeFormatter day(Locale language) {
    var german = language.getLanguage().equals("de");
    return DateTimeFormatter.ofPattern(
        german ? "d. MMMM uuuu" : "d MMMM uuuu", german ? Locale.GERMAN : Locale.ENGLISH);
  }

  /**
   * Writes a time to the minute, as readers of that language do: Tue 1 Dec 2026, 09:00 and Di. 1.
   * Dez. 2026, 09:00.
   *
   * @param language any other than German reads English
   */
  public static DateTimeFormatter minute(Locale language) {
    var german = language.getLanguage().equals("de");
    return DateTimeFormatter.ofPattern(
        german ? "EEE d. MMM uuuu, HH:mm" : "EEE d MMM uuuu, HH:mm",
        german ? Locale.GERMAN : Locale.ENGLISH);
  }

  /**
   * Writes a month: December 2026, Dezember 2026.
   *
   * @param language any other than German reads English
   */
  public static DateTimeFormatter month(Locale language) {
    var german = language.getLanguage().equals("de");
    return DateTimeFormatter.ofPattern("MMMM uuuu", german ? Locale.GERMAN : Locale.ENGLISH);
  }

  /**
   * The sentence of that key with its blanks filled in.
   *
   * @throws java.util.MissingResourceException if there is none
   */
  public String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), language).format(arguments);
  }

  /** The keys of all sentences. */
  public Set<String> keys() {
    return bundle.keySet();
  }

  /** The sentence of that key without blanks to fill in, if there is one. */
  public Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(say(key)) : Optional.empty();
  }
}
