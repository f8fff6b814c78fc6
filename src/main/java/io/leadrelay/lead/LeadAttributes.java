package io.leadrelay.lead;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.leadrelay.lead.LeadAttribute.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The further traits of leads that the process owners have declared in {@code
 * bpmn/decisions/lead-attributes.yaml}. A lead may have others too; those are texts.
 */
public record LeadAttributes(List<LeadAttribute> all) {

  private static final Pattern CHOICE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
  private static final int LONGEST_LABEL = 100;

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  public LeadAttributes {
    all = List.copyOf(all);
  }

  private record File(@Nullable List<Line> attributes) {}

  private record Line(
      @Nullable String name,
      @JsonProperty("type") @Nullable String type,
      @Nullable String label,
      @Nullable Map<String, @Nullable String> choices) {}

  /** Nothing declared. */
  public static LeadAttributes none() {
    return new LeadAttributes(List.of());
  }

  /**
   * Reads the file of declarations.
   *
   * @throws IllegalArgumentException with a plain sentence if it is broken
   */
  public static LeadAttributes parse(String yaml) {
    @Nullable File file;
    try {
      var read = YAML.readTree(yaml);
      file = read.isMissingNode() ? null : YAML.treeToValue(read, File.class);
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw new IllegalArgumentException(line + e.getOriginalMessage(), e);
    }
    var all = new ArrayList<LeadAttribute>();
    if (file != null && file.attributes() != null) {
      for (var line : file.attributes()) {
        var attribute = attribute(line);
        if (all.stream().anyMatch(other -> other.name().equals(attribute.name()))) {
          throw new IllegalArgumentException("'" + attribute.name() + "' is declared twice");
        }
        all.add(attribute);
      }
    }
    return new LeadAttributes(all);
  }

  private static LeadAttribute attribute(Line line) {
    var name = line.name();
    if (name == null || !LeadDetails.isAttributeName(name)) {
      throw new IllegalArgumentException(
          "'%s' is no name: it starts with a letter and holds letters, digits and _, at most 60"
              .formatted(name));
    }
    var label = line.label();
    if (label == null || label.isBlank() || label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException(
          "'%s' needs a label of at most %d characters".formatted(name, LONGEST_LABEL));
    }
    var type = type(name, line.type());
    return new LeadAttribute(name, type, label.strip(), choices(name, type, line.choices()));
  }

  private static Type type(String name, @Nullable String word) {
    for (var type : Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "'%s' needs a type: text, number, yes-no or choice, not '%s'".formatted(name, word));
  }

  private static Map<String, String> choices(
      String name, Type type, @Nullable Map<String, @Nullable String> given) {
    if (type != Type.CHOICE) {
      if (given != null) {
        throw new IllegalArgumentException("'" + name + "' is no choice, so it has no choices");
      }
      return Map.of();
    }
    if (given == null || given.isEmpty()) {
      throw new IllegalArgumentException("'" + name + "' is a choice and needs choices");
    }
    var choices = new LinkedHashMap<String, String>();
    given.forEach(
        (value, label) -> {
          if (!CHOICE.matcher(value).matches() || label == null || label.isBlank()) {
            throw new IllegalArgumentException(
                "'%s' has the choice '%s'; a choice is a word of letters, digits and _ with a label"
                    .formatted(name, value));
          }
          choices.put(value, label);
        });
    return choices;
  }

  public Optional<LeadAttribute> find(String name) {
    return all.stream().filter(attribute -> attribute.name().equals(name)).findFirst();
  }

  /**
   * Those among some names whose answers go on to the process: the facts that a user task leaves
   * which no code knows, given the keys of its form.
   */
  public List<LeadAttribute> passing(Collection<String> keys) {
    return all.stream()
        .filter(attribute -> attribute.passes() && keys.contains(attribute.name()))
        .toList();
  }

  /**
   * Attributes as they are to be stored.
   *
   * @param given by their names; what is not declared stays as it is
   * @param errors gets one for each value that its attribute does not take
   */
  public Map<String, String> stored(Map<String, String> given, List<FieldError> errors) {
    var stored = new LinkedHashMap<String, String>();
    given.forEach(
        (name, value) -> {
          try {
            var attribute = find(name);
            stored.put(name, attribute.isPresent() ? attribute.get().stored(value) : value);
          } catch (IllegalArgumentException e) {
            errors.add(new FieldError("attributes." + name, String.valueOf(e.getMessage())));
          }
        });
    return stored;
  }

  /**
   * All attributes as tables compare them, by their names: those of the lead, and null for what is
   * declared and not known.
   */
  public Map<String, @Nullable Object> typed(LeadDetails lead) {
    var typed = new LinkedHashMap<String, @Nullable Object>(lead.attributes());
    typed.putAll(declared(lead));
    return typed;
  }

  /** The declared attributes alone as tables compare them; null for what is not known. */
  public Map<String, @Nullable Object> declared(LeadDetails lead) {
    var typed = new LinkedHashMap<String, @Nullable Object>();
    all.forEach(
        attribute ->
            typed.put(attribute.name(), attribute.typed(lead.attributes().get(attribute.name()))));
    return typed;
  }

  /** What is known of a lead in the order of the declarations, then the rest. */
  public List<Known> known(LeadDetails lead) {
    var names = new LinkedHashSet<String>();
    all.forEach(attribute -> names.add(attribute.name()));
    names.retainAll(lead.attributes().keySet());
    names.addAll(lead.attributes().keySet());
    return names.stream()
        .map(name -> known(name, lead.attributes().getOrDefault(name, "")))
        .toList();
  }

  private Known known(String name, String stored) {
    return find(name)
        .map(attribute -> new Known(name, attribute.label(), attribute.shown(stored)))
        .orElseGet(() -> new Known(name, name, stored));
  }

  /** An attribute of a lead as people read it. */
  public record Known(String name, String label, String value) {}
}
