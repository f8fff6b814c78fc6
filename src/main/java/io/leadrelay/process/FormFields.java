package io.leadrelay.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.Set;

/** The fields of a {@code .form} file; needs no engine. */
public final class FormFields {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What has a place in a form, but submits nothing. */
  private static final Set<String> SHOWN_ONLY =
      Set.of(
          "button",
          "documentPreview",
          "group",
          "html",
          "iframe",
          "image",
          "separator",
          "spacer",
          "table",
          "text");

  private FormFields() {}

  /**
   * The keys that a form submits. What is disabled is not submitted.
   *
   * @param form the content of the file
   * @throws IllegalArgumentException if it is no JSON
   */
  public static Set<String> keys(String form) {
    var keys = new LinkedHashSet<String>();
    try {
      collect(JSON.readTree(form), keys);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The form is no JSON: " + e.getOriginalMessage(), e);
    }
    return keys;
  }

  /**
   * The id of a form, empty if it has none.
   *
   * @param form the content of the file
   * @throws IllegalArgumentException if it is no JSON
   */
  public static String id(String form) {
    try {
      return JSON.readTree(form).path("id").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The form is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void collect(JsonNode part, Set<String> keys) {
    for (var component : part.path("components")) {
      if (component.hasNonNull("key")
          && !SHOWN_ONLY.contains(component.path("type").asText())
          && !component.path("disabled").asBoolean()) {
        keys.add(component.get("key").asText());
      }
      collect(component, keys);
    }
  }
}
