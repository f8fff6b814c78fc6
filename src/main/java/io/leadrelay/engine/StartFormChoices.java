package io.leadrelay.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadrelay.engine.FormData.Choice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes what can be chosen into a start form: Tasklist asks for no data before a process runs. */
final class StartFormChoices {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StartFormChoices() {}

  static InputStream fill(InputStream form, Map<String, List<Choice>> choices) {
    try (form) {
      var root = JSON.readTree(form);
      if (root.path("components") instanceof ArrayNode components) {
        for (var n = components.size() - 1; n >= 0; n--) {
          var options = choices.get(components.get(n).path("key").asText());
          if (options != null && options.isEmpty()) {
            components.remove(n);
          } else if (options != null && components.get(n) instanceof ObjectNode field) {
            field.remove(List.of("valuesExpression", "valuesKey"));
            field.set("values", JSON.valueToTree(options));
          }
        }
      }
      return new ByteArrayInputStream(JSON.writeValueAsBytes(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
