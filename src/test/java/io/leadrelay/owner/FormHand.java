package io.leadrelay.owner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Edits a form as one does in Modeler. */
final class FormHand {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final ObjectNode form;

  private FormHand(Path file, ObjectNode form) {
    this.file = file;
    this.form = form;
  }

  static FormHand open(Path file) throws IOException {
    return new FormHand(file, (ObjectNode) JSON.readTree(file.toFile()));
  }

  FormHand addBelow(
      String above, String type, String label, String key, Map<String, String> choices) {
    var field = JSON.createObjectNode().put("type", type).put("id", key).put("key", key);
    field.put("label", label);
    var values = field.putArray("values");
    choices.forEach((value, shown) -> values.addObject().put("label", shown).put("value", value));
    if (!insert((ArrayNode) form.get("components"), above, field)) {
      throw new AssertionError(file + " has no field " + above);
    }
    return this;
  }

  /** Into the group where the field stands that it goes below. */
  private static boolean insert(ArrayNode components, String above, ObjectNode field) {
    for (var n = 0; n < components.size(); n++) {
      var component = components.get(n);
      if (component.path("label").asText().equals(above)) {
        components.insert(n + 1, field);
        return true;
      }
      if (component.get("components") instanceof ArrayNode within && insert(within, above, field)) {
        return true;
      }
    }
    return false;
  }

  void save() throws IOException {
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), form);
  }
}
