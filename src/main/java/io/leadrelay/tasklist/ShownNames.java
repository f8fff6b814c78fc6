package io.leadrelay.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.leadrelay.process.TaskName;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The names of tasks, filters and processes in what the engine's REST answers or is told. */
final class ShownNames {

  private ShownNames() {}

  /** Puts all names below a node into a language; what it does not know stays as it is. */
  static void put(Locale language, JsonNode node) {
    if (node instanceof ObjectNode object) {
      putOwn(language, object);
    }
    node.forEach(each -> put(language, each));
  }

  private static void putOwn(Locale language, ObjectNode object) {
    if (object.has("taskDefinitionKey")) {
      replace(object, "name", name -> TaskName.in(language, name));
    } else if (object.has("resourceType") && object.has("properties")) {
      UnaryOperator<String> shown = text -> TaskName.phrase(language, "filter.", text);
      replace(object, "name", shown);
      if (object.get("properties") instanceof ObjectNode properties) {
        replace(properties, "description", shown);
      }
    } else if (object.has("key") && object.has("versionTag")) {
      replace(object, "name", name -> TaskName.phrase(language, "process.", name));
    }
  }

  private static void replace(ObjectNode object, String field, UnaryOperator<String> shown) {
    if (object.get(field) instanceof TextNode text) {
      object.put(field, shown.apply(text.textValue()));
    }
  }
}
