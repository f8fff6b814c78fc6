package io.leadrelay.process.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form.
 *
 * @param rest what it says beside its fields
 */
record FormFile(String id, List<Field> fields, JsonNode rest) implements OwnersFile<FormFile> {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Who wrote the form, and where its fields lie, says nothing to who fills it in. */
  private static final Set<String> LAYOUT = Set.of("layout", "exporter", "schemaVersion");

  static FormFile read(byte[] content) throws Unreadable {
    try {
      if (JSON.readTree(content) instanceof ObjectNode form) {
        var fields = new ArrayList<Field>();
        collect(form, fields);
        form.remove("components");
        form.remove(LAYOUT);
        return new FormFile(form.path("id").asText(), fields, form);
      }
      throw new Unreadable(new IOException("A form is a JSON object"));
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }

  private static void collect(JsonNode parent, List<Field> fields) {
    for (var component : parent.path("components")) {
      if (component instanceof ObjectNode field) {
        var nested = field.deepCopy();
        field.remove("components");
        field.remove(LAYOUT);
        fields.add(new Field(field));
        collect(nested, fields);
      }
    }
  }

  @Override
  public Phrase title() {
    return Phrase.of("title.form", Names.spaced(id));
  }

  @Override
  public List<Change> since(FormFile before) {
    var changes = new ArrayList<Change>();
    var differences = Differences.between(before.fields, fields, Field::id, Field::key);
    differences
        .added()
        .forEach(field -> changes.add(Change.of(field.word() + ".added", field.label())));
    differences
        .same()
        .forEach(
            (was, is) -> {
              var parts = is.since(was);
              if (!parts.isEmpty()) {
                changes.add(Change.of(is.word() + ".changed", was.label(), parts.said()));
              }
            });
    differences
        .removed()
        .forEach(field -> changes.add(Change.of(field.word() + ".removed", field.label())));
    if (differences.reordered(before.fields)) {
      changes.add(Change.of("field.reordered"));
    }
    if (!rest.equals(before.rest)) {
      changes.add(Change.of("form.other"));
    }
    return changes;
  }

  /** A question, or a text between the questions. */
  private record Field(JsonNode json) {

    private static final Set<String> TEXTS = Set.of("text", "html", "image", "separator", "spacer");

    /** By the key of their names in the messages. */
    private static final List<String> SETTINGS =
        List.of("label", "description", "type", "key", "defaultValue");

    private static final Set<String> SEPARATE =
        Set.of(
            "label",
            "description",
            "type",
            "key",
            "defaultValue",
            "id",
            "values",
            "text",
            "content");

    @Nullable String id() {
      return text("id");
    }

    @Nullable String key() {
      return text("key");
    }

    private @Nullable String text(String name) {
      var value = json.path(name);
      return value.isValueNode() && !value.asText().isBlank() ? value.asText() : null;
    }

    String word() {
      return TEXTS.contains(json.path("type").asText()) ? "text" : "field";
    }

    Phrase label() {
      for (var name : List.of("label", "dateLabel", "timeLabel")) {
        var label = text(name);
        // One that is worked out from the answers would be a formula.
        if (label != null && !label.startsWith("=")) {
          return Parts.shown(label);
        }
      }
      var name = key() == null ? id() : key();
      return name == null ? Phrase.of("nothing") : Phrase.asWritten(Names.spaced(name));
    }

    Parts since(Field before) {
      var parts = new Parts();
      for (var setting : SETTINGS) {
        parts.differs(
            Phrase.of("field." + setting),
            before.json.path(setting).asText(),
            json.path(setting).asText());
      }
      var was = before.json.path("validate").path("required").asBoolean();
      var is = json.path("validate").path("required").asBoolean();
      parts.differs(Phrase.of("field.required." + is), was != is);
      choices(before, parts);
      for (var wording : List.of("text", "content")) {
        parts.differs(
            Phrase.of("field.wording"), !json.path(wording).equals(before.json.path(wording)));
      }
      parts.differs(Phrase.of("setting.other"), !rest().equals(before.rest()));
      return parts;
    }

    private void choices(Field before, Parts parts) {
      var was = before.choices();
      var is = choices();
      is.forEach(
          (value, label) -> {
            var old = was.get(value);
            if (old == null) {
              parts.add(Phrase.of("choice.added", label));
            } else if (!old.equals(label)) {
              parts.add(Phrase.of("choice.renamed", old, label));
            }
          });
      was.forEach(
          (value, label) ->
              parts.differs(Phrase.of("choice.removed", label), !is.containsKey(value)));
      var common = is.keySet().stream().filter(was::containsKey).toList();
      parts.differs(
          Phrase.of("choice.reordered"),
          !common.equals(was.keySet().stream().filter(is::containsKey).toList()));
    }

    private Map<String, String> choices() {
      var choices = new LinkedHashMap<String, String>();
      for (var choice : json.path("values")) {
        choices.put(choice.path("value").asText(), choice.path("label").asText());
      }
      return choices;
    }

    private JsonNode rest() {
      var rest = ((ObjectNode) json).deepCopy();
      rest.remove(SEPARATE);
      if (rest.path("validate") instanceof ObjectNode rules) {
        rules.remove("required");
        if (rules.isEmpty()) {
          rest.remove("validate");
        }
      }
      return rest;
    }
  }
}
