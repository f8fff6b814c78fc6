package io.leadrelay.qualification;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a country by what people and systems write: its ISO 3166-1 code of two or three
 * letters, or its English, German or French name as the Java platform knows it.
 */
final class Countries {

  private static final Map<String, String> CODES = codes();

  private Countries() {}

  /** The code of two letters where the country is recognised, else the text as given. */
  static @Nullable String codeOrName(@Nullable String text) {
    return text == null ? null : CODES.getOrDefault(key(text), text);
  }

  private static Map<String, String> codes() {
    var codes = new HashMap<String, String>();
    for (var code : Locale.getISOCountries()) {
      var country = new Locale.Builder().setRegion(code).build();
      for (var language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH)) {
        codes.put(key(country.getDisplayCountry(language)), code);
      }
      codes.put(key(country.getISO3Country()), code);
    }
    for (var code : Locale.getISOCountries()) {
      codes.put(key(code), code);
    }
    codes.put(key("UK"), "GB");
    codes.put(key("USA"), "US");
    codes.put(key("United States of America"), "US");
    codes.put(key("Holland"), "NL");
    codes.put(key("BRD"), "DE");
    return codes;
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
