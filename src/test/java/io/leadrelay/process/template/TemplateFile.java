package io.leadrelay.process.template;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file from which Modeler takes the templates. One that has changed gets the next version, or
 * Modeler would not offer the change where an older one is in use.
 */
public final class TemplateFile {

  /** Where Modeler looks, from a diagram upwards. */
  public static final Path PATH = Path.of(".camunda", "element-templates", "leadrelay.json");

  private static final ObjectMapper JSON = new ObjectMapper();

  private TemplateFile() {}

  /** The text of the file with these templates, where {@code before} is the text it has now. */
  public static String text(List<ObjectNode> templates, String before) {
    var known = byId(before);
    var file = JSON.createArrayNode();
    templates.forEach(template -> file.add(versioned(template, known)));
    return print(file);
  }

  /** What stands in the file; an empty list if there is none. */
  public static String current() {
    try {
      return Files.exists(PATH) ? Files.readString(PATH) : "[]";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The templates in a text of the file, by their ids. */
  static Map<String, ObjectNode> byId(String text) {
    try {
      var found = new LinkedHashMap<String, ObjectNode>();
      for (var template : JSON.readTree(text)) {
        found.put(template.get("id").asText(), (ObjectNode) template);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(PATH.toString(), e);
    }
  }

  private static ObjectNode versioned(ObjectNode template, Map<String, ObjectNode> known) {
    var before = known.get(template.get("id").asText());
    var versioned = JSON.createObjectNode();
    template.fields().forEachRemaining(field -> add(versioned, field, version(template, before)));
    return versioned;
  }

  private static int version(ObjectNode template, @Nullable ObjectNode before) {
    if (before == null) {
      return 1;
    }
    var same = before.deepCopy();
    same.remove("version");
    var version = before.get("version").asInt();
    return same.equals(template) ? version : version + 1;
  }

  private static void add(ObjectNode to, Map.Entry<String, JsonNode> field, int version) {
    to.set(field.getKey(), field.getValue());
    if (field.getKey().equals("description")) {
      to.put("version", version);
    }
  }

  private static String print(ArrayNode file) {
    var indented = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(indented);
    printer.indentObjectsWith(indented);
    try {
      return JSON.writer(printer).writeValueAsString(file) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
