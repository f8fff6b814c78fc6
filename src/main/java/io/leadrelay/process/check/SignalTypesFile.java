package io.leadrelay.process.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.lead.Signal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The list of signal types, as far as it can be read. */
final class SignalTypesFile {

  static final String NAME = "bpmn/decisions/signal-types.yaml";

  private static final Set<String> FIELDS = Set.of("type", "fact", "days", "label", "decides");
  private static final Pattern FACT = Pattern.compile("[a-z][A-Za-z0-9]*");

  private final List<Entry> entries = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A kind of signal.
   *
   * @param fact the input that it feeds
   * @param decides whether the fact is yes or no instead of a number
   */
  record Entry(String type, String fact, String label, boolean decides) {}

  SignalTypesFile(ModelFiles files) {
    files.find(NAME).ifPresent(this::read);
  }

  private void read(byte[] content) {
    try {
      var list = new ObjectMapper(new YAMLFactory()).readTree(content).path("signalTypes");
      if (!list.isArray() || list.isEmpty()) {
        findings.add(Finding.error("file-signal-types-empty", NAME, null, null));
      }
      list.forEach(this::readEntry);
    } catch (JsonProcessingException e) {
      var at = Optional.ofNullable(e.getLocation());
      findings.add(
          Finding.error(
              "file-signal-types-unreadable",
              NAME,
              null,
              null,
              at.map(location -> "" + location.getLineNr()).orElse("?"),
              e.getOriginalMessage().lines().findFirst().orElse("")));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    tellTwice();
  }

  private void readEntry(JsonNode node) {
    var type = node.path("type").asText("");
    var fact = node.path("fact").asText("");
    var label = node.path("label").asText("");
    var number = "" + (entries.size() + 1);
    var called = type.isBlank() ? number : type;
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                add("file-signal-type-field-unknown", called, label, called, field);
              }
            });
    if (!Signal.isType(type)) {
      add("file-signal-type-name-wrong", called, label, called);
    }
    if (!FACT.matcher(fact).matches()) {
      add("file-signal-type-fact-wrong", called, label, called, fact);
    } else if (GivenFacts.isTrait(fact)) {
      add("file-signal-type-fact-taken", called, label, called, fact);
    }
    if (!node.path("days").isInt() || node.path("days").asInt() <= 0) {
      add("file-signal-type-days-wrong", called, label, called);
    }
    if (label.isBlank()) {
      add("file-signal-type-label-missing", called, label, called);
    }
    if (node.has("decides") && !node.path("decides").isBoolean()) {
      add("file-signal-type-decides-wrong", called, label, called);
    }
    entries.add(new Entry(type, fact, label, node.path("decides").asBoolean()));
  }

  private void tellTwice() {
    var types = new HashSet<String>();
    var facts = new HashSet<String>();
    for (var entry : entries) {
      if (!types.add(entry.type())) {
        add("file-signal-type-twice", entry.type(), entry.label(), entry.type());
      } else if (!facts.add(entry.fact())) {
        add("file-signal-fact-twice", entry.type(), entry.label(), entry.type(), entry.fact());
      }
    }
  }

  private void add(String rule, String type, String label, Object... details) {
    findings.add(Finding.error(rule, NAME, type, label.isBlank() ? null : label, details));
  }

  List<Finding> findings() {
    return findings;
  }

  /** The types; nothing if the list has flaws, so that no table is blamed for them. */
  Optional<List<Entry>> sound() {
    return findings.isEmpty() ? Optional.of(entries) : Optional.empty();
  }
}
