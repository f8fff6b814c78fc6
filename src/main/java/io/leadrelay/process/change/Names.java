package io.leadrelay.process.change;

import java.util.Locale;

/** Makes a name that code uses readable. */
final class Names {

  private Names() {}

  /** {@code contactLead} and {@code contact-lead} become "Contact lead". */
  static String spaced(String name) {
    var words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("[-_]+", " ").strip();
    var lower = words.toLowerCase(Locale.ROOT);
    return lower.isEmpty() ? name : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }

  /** The name of a file without its folders and its last ending. */
  static String ofFile(String file) {
    var name = file.substring(file.lastIndexOf('/') + 1);
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
  }
}
