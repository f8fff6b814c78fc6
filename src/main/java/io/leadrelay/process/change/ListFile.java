package io.leadrelay.process.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of things in YAML, such as the types of signals.
 *
 * @param entries of all lists in the file
 * @param rest what it says beside its lists
 */
record ListFile(String file, List<Entry> entries, String rest) implements OwnersFile<ListFile> {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Lists whose entries have a word of their own in the messages. */
  private static final Set<String> KNOWN = Set.of("signalTypes", "attributes");

  private static final Set<String> TITLED = Set.of("signal-types", "lead-attributes");

  static ListFile read(String file, byte[] content) throws Unreadable {
    try {
      var root = YAML.readTree(content);
      var entries = new ArrayList<Entry>();
      var rest = new StringBuilder();
      root.fields()
          .forEachRemaining(
              field -> {
                if (field.getValue().isArray()) {
                  field.getValue().forEach(entry -> entries.add(new Entry(field.getKey(), entry)));
                } else if (!field.getValue().isNull()) {
                  // A list that is still empty is written without a value.
                  rest.append(field);
                }
              });
      return new ListFile(file, entries, root.isObject() ? rest.toString() : root.toString());
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public Phrase title() {
    var name = Names.ofFile(file);
    if (TITLED.contains(name)) {
      return Phrase.of("title." + name);
    }
    return name.endsWith(".moves")
        ? Phrase.of("title.moves")
        : Phrase.asWritten(Names.spaced(name));
  }

  @Override
  public List<Change> since(ListFile before) {
    var changes = new ArrayList<Change>();
    var differences = Differences.between(before.entries, entries, Entry::name);
    differences
        .added()
        .forEach(entry -> changes.add(Change.of(entry.word() + ".added", entry.label())));
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
        .forEach(entry -> changes.add(Change.of(entry.word() + ".removed", entry.label())));
    if (!rest.equals(before.rest)) {
      changes.add(Change.of("list.other"));
    }
    return changes;
  }

  /**
   * @param list the name of the list in which it stands
   */
  private record Entry(String list, JsonNode json) {

    private static final Set<String> NAMED = Set.of("days", "label", "fact", "decides", "type");

    String word() {
      return KNOWN.contains(list) ? list : "entry";
    }

    String name() {
      return list
          + " "
          + Stream.of("type", "name", "id", "key")
              .map(this::text)
              .filter(text -> text != null)
              .findFirst()
              .orElse(json.toString());
    }

    Phrase label() {
      var label = text("label");
      return Parts.shown(label == null ? name().substring(list.length() + 1) : label);
    }

    private @Nullable String text(String property) {
      return json.hasNonNull(property) ? json.get(property).asText() : null;
    }

    Parts since(Entry before) {
      var parts = new Parts();
      var properties = new TreeSet<String>();
      before.json.fieldNames().forEachRemaining(properties::add);
      json.fieldNames().forEachRemaining(properties::add);
      for (var property : properties) {
        parts.differs(
            NAMED.contains(property)
                ? Phrase.of("property." + property)
                : Phrase.asWritten(property),
            shown(before.json.path(property)),
            shown(json.path(property)));
      }
      return parts;
    }

    private static String shown(JsonNode value) {
      return value.isValueNode() ? value.asText() : value.isMissingNode() ? "" : value.toString();
    }
  }
}
