package io.leadrelay.pages;

import de.focus_shift.jollyday.core.util.ResourceUtil;
import io.leadrelay.lead.Words;
import java.util.Locale;

/** Whose public holidays are free, by its name. */
final class Region {

  private Region() {}

  /**
   * The name.
   *
   * @param code such as {@code DE} or {@code DE-BY}; one without a known name stays as it is
   */
  static String name(String code, Words say, Locale language) {
    var parts = code.split("-", 2);
    var country = known(parts[0], parts[0], language);
    return parts.length == 1
        ? country
        : say.say("document.region", known(parts[0] + "." + parts[1], parts[1], language), country);
  }

  private static String known(String key, String otherwise, Locale language) {
    var name =
        ResourceUtil.getCountryDescription(
            // The root stands for English: asked for it by name, Java would try the machine's.
            language.getLanguage().equals("de") ? Locale.GERMAN : Locale.ROOT,
            key.toLowerCase(Locale.ROOT));
    return name.equals(ResourceUtil.UNDEFINED) ? otherwise : name;
  }
}
