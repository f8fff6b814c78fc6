package io.leadrelay.process.form;

import io.leadrelay.lead.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values that a form submitted. The engine checks none of them, so each is checked here; every
 * refusal names the field.
 */
public final class FormValues {

  /** The longest free text that is stored. */
  static final int LONGEST_NOTE = 4000;

  private final Map<String, @Nullable Object> values;

  private FormValues(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  /**
   * Takes the values of a form.
   *
   * @throws Refusal if there are values that the form does not have
   */
  public static FormValues of(Map<String, ? extends @Nullable Object> submitted, Set<String> keys) {
    var values = new HashMap<String, @Nullable Object>();
    submitted.forEach(
        (name, value) -> {
          if (!keys.contains(name)) {
            throw Refusal.invalid(name, "This form has no field '" + name + "'.");
          }
          values.put(name, value);
        });
    return new FormValues(values);
  }

  /** A text without blanks around it, null if none was given. */
  @Nullable String text(String key, int longest) {
    var value = values.get(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      throw Refusal.invalid(key, "The field '" + key + "' holds no text.");
    }
    if (text.length() > longest) {
      throw Refusal.invalid(
          key,
          "The text has %d characters; at most %d are stored.".formatted(text.length(), longest));
    }
    if (text.indexOf('\0') >= 0) {
      throw Refusal.invalid(key, "The text holds the character U+0000.");
    }
    return text.isBlank() ? null : text.strip();
  }

  /** A text that must be given. */
  String required(String key, int longest, String sentence) {
    var text = text(key, longest);
    if (text == null) {
      throw Refusal.invalid(key, sentence);
    }
    return text;
  }

  /** One of the choices of the field, nothing if none was made. */
  <E extends Enum<E>> Optional<E> choice(String key, Class<E> choices) {
    var text = text(key, 100);
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(choices.getEnumConstants())
            .filter(choice -> choice.name().equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        key,
                        "'%s' is no choice of the field; it takes %s."
                            .formatted(
                                text,
                                Arrays.stream(choices.getEnumConstants())
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", "))))));
  }

  /** One of the choices, which must be made. */
  <E extends Enum<E>> E requiredChoice(String key, Class<E> choices, String sentence) {
    return choice(key, choices).orElseThrow(() -> Refusal.invalid(key, sentence));
  }

  /** One of some texts, which must be given. */
  String requiredOneOf(String key, List<String> choices, String sentence) {
    var text = required(key, 100, sentence);
    if (!choices.contains(text)) {
      throw Refusal.invalid(
          key,
          "'%s' is no choice of the field; it takes %s."
              .formatted(text, String.join(", ", choices)));
    }
    return text;
  }

  /** Whether a box was ticked. */
  boolean ticked(String key) {
    var value = values.get(key);
    if (value != null && !(value instanceof Boolean)) {
      throw Refusal.invalid(key, "The field '" + key + "' is a box to tick: true or false.");
    }
    return Boolean.TRUE.equals(value);
  }

  /** A number as typed, null if none was given. */
  @Nullable BigDecimal number(String key) {
    var value = values.get(key);
    if (value == null || (value instanceof String text && text.isBlank())) {
      return null;
    }
    try {
      return new BigDecimal(value.toString().strip());
    } catch (NumberFormatException e) {
      throw Refusal.invalid(key, "The field '" + key + "' holds no number.");
    }
  }

  /**
   * A point in time as the form's date picker gives it, null if none was given.
   *
   * @param zone the zone of a time that comes without an offset
   */
  @Nullable Instant time(String key, ZoneId zone) {
    var text = text(key, 40);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException withoutOffset) {
      try {
        return LocalDateTime.parse(text).atZone(zone).toInstant();
      } catch (DateTimeException e) {
        throw Refusal.invalid(key, "'" + text + "' is no date with a time.");
      }
    }
  }
}
