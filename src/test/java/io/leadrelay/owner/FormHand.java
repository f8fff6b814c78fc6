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
    var components = (ArrayNode) form.get("components");
    components.insert(place(components, above) + 1, field);
    return this;
  }

  private int place(ArrayNode components, String label) {
    for (var n = 0; n < components.size(); n++) {
      if (components.get(n).path("label").asText().equals(label)) {
        return n;
      }
    }
    throw new AssertionError(file + " has no field " + label);
  }

  void save() throws IOException {
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), form);
  }
}
