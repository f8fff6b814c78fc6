package io.leadrelay.process.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The texts of a form that people read. */
public final class FormTexts {

  /** Where a form holds them, in a component or in one of its choices or columns. */
  private static final Set<String> READ =
      Set.of(
          "label",
          "description",
          "dateLabel",
          "timeLabel",
          "text",
          "content",
          "placeholder",
          "alt",
          "title",
          "prefixAdorner",
          "suffixAdorner");

  private FormTexts() {}

  /** The texts in their order, each once. */
  public static Set<String> of(JsonNode form) {
    var texts = new LinkedHashSet<String>();
    replace(
        form.path("components").deepCopy(),
        new TextParts(
            text -> {
              texts.add(text);
              return text;
            }));
    return texts;
  }

  /**
   * Replaces the texts in place.
   *
   * @param words gives for a text what takes its place
   */
  static void replace(JsonNode form, UnaryOperator<String> words) {
    replace(form.path("components"), new TextParts(words));
  }

  private static void replace(JsonNode node, TextParts parts) {
    if (node instanceof ObjectNode object) {
      for (var field : object.properties()) {
        if (field.getValue().isTextual() && READ.contains(field.getKey())) {
          object.put(field.getKey(), parts.replaced(field.getValue().asText()));
        }
      }
    }
    node.forEach(
        child -> {
          if (child.isContainerNode()) {
            replace(child, parts);
          }
        });
  }
}
