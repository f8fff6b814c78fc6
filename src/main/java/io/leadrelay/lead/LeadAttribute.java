package io.leadrelay.lead;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A further trait of leads that the process owners have declared. It is stored as a text, see
 * {@link #stored(String)}.
 *
 * @param name as tables, forms, imports and the API name it
 * @param label its name for people
 * @param choices for a choice: each value with its name for people; else empty
 */
public record LeadAttribute(String name, Type type, String label, Map<String, String> choices) {

  private static final Set<String> YES = Set.of("true", "yes", "ja", "1");
  private static final Set<String> NO = Set.of("false", "no", "nein", "0");
  private static final int MOST_DIGITS = 15;
  private static final int MOST_DECIMALS = 6;

  public LeadAttribute {
    choices = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(choices));
  }

  /** What an attribute can hold. */
  public enum Type {
    TEXT,
    NUMBER,
    YES_NO,
    CHOICE
  }

  /** Whether an answer to it goes on to the process, so that a gateway right behind may read it. */
  public boolean passes() {
    return type != Type.TEXT;
  }

  /**
   * The text by which a value is stored: a number in plain digits, {@code true} or {@code false},
   * the value of a choice, or the text itself.
   *
   * @param given as somebody typed it; a choice also by its name for people, yes and no also in
   *     German
   * @throws IllegalArgumentException with a plain sentence if the attribute does not take it
   */
  public String stored(String given) {
    var text = given.strip();
    return switch (type) {
      case TEXT -> text;
      case NUMBER -> number(text);
      case YES_NO -> yesOrNo(text);
      case CHOICE -> choice(text);
    };
  }

  private String number(String text) {
    try {
      var number = text.length() > 40 ? null : new BigDecimal(text).stripTrailingZeros();
      if (number != null
          && number.precision() - number.scale() <= MOST_DIGITS
          && number.scale() <= MOST_DECIMALS) {
        return number.toPlainString();
      }
    } catch (NumberFormatException e) {
      throw notTaken(text, "a number, such as 12 or 2.5", e);
    }
    throw notTaken(
        text,
        "a number of at most %d digits and %d decimals".formatted(MOST_DIGITS, MOST_DECIMALS));
  }

  private String yesOrNo(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (YES.contains(lower)) {
      return "true";
    }
    if (NO.contains(lower)) {
      return "false";
    }
    throw notTaken(text, "yes or no");
  }

  private String choice(String text) {
    return choices.entrySet().stream()
        .filter(
            choice ->
                choice.getKey().equalsIgnoreCase(text) || choice.getValue().equalsIgnoreCase(text))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> notTaken(text, "one of " + String.join(", ", choices.keySet())));
  }

  private IllegalArgumentException notTaken(String text, String expected) {
    return notTaken(text, expected, null);
  }

  private IllegalArgumentException notTaken(
      String text, String expected, @Nullable Throwable cause) {
    var shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return new IllegalArgumentException(
        "'%s' is not what %s takes: %s.".formatted(shown, label, expected), cause);
  }

  /**
   * A stored value as tables and gateways compare it: a text, a number or a truth value; null if it
   * is not known, or was stored when the attribute was declared otherwise.
   */
  public @Nullable Object typed(@Nullable String stored) {
    if (stored == null) {
      return null;
    }
    try {
      var text = stored(stored);
      return switch (type) {
        case TEXT, CHOICE -> text;
        case YES_NO -> Boolean.valueOf(text);
        case NUMBER -> plain(new BigDecimal(text));
      };
    } catch (IllegalArgumentException declaredOtherwise) {
      return null;
    }
  }

  private static Number plain(BigDecimal number) {
    if (number.scale() > 0) {
      return number.doubleValue();
    }
    var whole = number.longValueExact();
    return whole == (int) whole ? (Number) (int) whole : (Number) whole;
  }

  /** A stored value as people read it. */
  public String shown(String stored) {
    return switch (type) {
      case TEXT, NUMBER -> stored;
      case CHOICE -> choices.getOrDefault(stored, stored);
      case YES_NO ->
          switch (stored) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> stored;
          };
    };
  }
}
