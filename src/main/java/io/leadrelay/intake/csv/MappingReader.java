package io.leadrelay.intake.csv;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leadrelay.intake.csv.ImportMapping.Consent;
import io.leadrelay.intake.csv.ImportMapping.DateColumn;
import io.leadrelay.intake.csv.ImportMapping.OutcomeColumn;
import io.leadrelay.intake.csv.ImportMapping.SignalColumn;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.Signal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one mapping and collects everything that is wrong in it, each with its path. */
final class MappingReader {

  static final String ATTRIBUTE = "attributes.";

  private static final Set<String> FIELDS =
      Set.of(
          "externalId",
          "email",
          "phone",
          "firstName",
          "lastName",
          "company",
          "jobTitle",
          "country",
          "industry",
          "employees",
          "language");

  private static final int MAX_SKIPPED_LINES = 1_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final List<FieldError> errors = new ArrayList<>();

  ImportMapping read(String json) throws MappingRefused {
    var root = tree(json);
    onlyKeys(
        root,
        "",
        Set.of(
            "source",
            "skipLines",
            "empty",
            "fields",
            "receivedAt",
            "consent",
            "signals",
            "outcome"));
    var mapping =
        new ImportMapping(
            source(root),
            skipLines(root.get("skipLines")),
            texts(root, "", "empty", false),
            fields(root.get("fields")),
            date(root, "", "receivedAt"),
            consent(root.get("consent")),
            signals(root.get("signals")),
            outcome(root.get("outcome")));
    if (!errors.isEmpty()) {
      throw new MappingRefused(errors);
    }
    return mapping;
  }

  private static JsonNode tree(String json) throws MappingRefused {
    try {
      var root = JSON.readTree(json);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw new MappingRefused(
          List.of(
              new FieldError(
                  "mapping",
                  place == null
                      ? "The mapping is no JSON."
                      : "The mapping is no JSON: line %d, column %d cannot be read."
                          .formatted(place.getLineNr(), place.getColumnNr()))));
    }
    throw new MappingRefused(List.of(new FieldError("mapping", "The mapping is no JSON object.")));
  }

  private String source(JsonNode root) {
    var source = text(root, "", "source");
    if (source.length() > LeadDetails.MAX_SOURCE) {
      refuse("source", "At most " + LeadDetails.MAX_SOURCE + " characters.");
    }
    return source;
  }

  private int skipLines(@Nullable JsonNode node) {
    if (node == null) {
      return 0;
    }
    if (!node.isInt() || node.intValue() < 0 || node.intValue() > MAX_SKIPPED_LINES) {
      refuse("skipLines", "A whole number from 0 to " + MAX_SKIPPED_LINES + " is needed.");
    }
    return node.intValue();
  }

  private Map<String, String> fields(@Nullable JsonNode node) {
    var fields = new LinkedHashMap<String, String>();
    if (node == null || !node.isObject()) {
      refuse("fields", "An object is needed that gives the column of each field.");
      return fields;
    }
    for (var entry : node.properties()) {
      var field = entry.getKey();
      var isAttribute =
          field.startsWith(ATTRIBUTE)
              && LeadDetails.isAttributeName(field.substring(ATTRIBUTE.length()));
      if (!isAttribute && !FIELDS.contains(field)) {
        refuse(
            "fields." + field,
            "There is no such field. The fields are externalId, email, phone, firstName, lastName,"
                + " company, jobTitle, country, industry, employees, language and attributes.NAME,"
                + " where the name starts with a letter and holds letters, digits and _.");
      }
      fields.put(field, text(node, "fields.", field));
    }
    if (!fields.containsKey("email") && !fields.containsKey("externalId")) {
      refuse("fields", "Either email or externalId is needed: a lead is recognised by it.");
    }
    return fields;
  }

  private @Nullable Consent consent(@Nullable JsonNode node) {
    if (!isObject(node, "consent", Set.of("column", "equals", "grants")) || node == null) {
      return null;
    }
    var consent = new Consent(text(node, "consent.", "column"), text(node, "consent.", "equals"));
    if (!"mail".equals(text(node, "consent.", "grants"))) {
      refuse("consent.grants", "Only \"mail\" can be granted.");
    }
    return consent;
  }

  private List<SignalColumn> signals(@Nullable JsonNode node) {
    var signals = new ArrayList<SignalColumn>();
    if (node == null) {
      return signals;
    }
    if (!node.isArray()) {
      refuse("signals", "A list is needed.");
      return signals;
    }
    for (var i = 0; i < node.size(); i++) {
      var signal = signal(node.get(i), "signals[" + i + "]");
      if (signal != null) {
        signals.add(signal);
      }
    }
    return signals;
  }

  private @Nullable SignalColumn signal(JsonNode node, String path) {
    if (!isObject(node, path, Set.of("type", "column", "equals", "atLeast", "notEmpty", "at"))) {
      return null;
    }
    var inside = path + ".";
    var type = text(node, inside, "type");
    if (!type.isEmpty() && !Signal.isType(type)) {
      refuse(inside + "type", Signal.TYPE_RULE);
    }
    var equals = node.has("equals") ? text(node, inside, "equals") : null;
    BigDecimal atLeast = null;
    if (node.has("atLeast")) {
      if (node.get("atLeast").isNumber()) {
        atLeast = node.get("atLeast").decimalValue();
      } else {
        refuse(inside + "atLeast", "A number is needed.");
      }
    }
    var notEmpty = node.has("notEmpty");
    if (notEmpty && !(node.get("notEmpty").isBoolean() && node.get("notEmpty").booleanValue())) {
      refuse(inside + "notEmpty", "Only true is allowed.");
    }
    if ((node.has("equals") ? 1 : 0) + (node.has("atLeast") ? 1 : 0) + (notEmpty ? 1 : 0) != 1) {
      refuse(path, "Exactly one of equals, atLeast and notEmpty says when the signal is shown.");
    }
    return new SignalColumn(
        type, text(node, inside, "column"), equals, atLeast, notEmpty, date(node, inside, "at"));
  }

  private @Nullable OutcomeColumn outcome(@Nullable JsonNode node) {
    if (!isObject(node, "outcome", Set.of("column", "won", "lost", "at")) || node == null) {
      return null;
    }
    var won = texts(node, "outcome.", "won", true);
    var lost = texts(node, "outcome.", "lost", true);
    if (won.stream().anyMatch(text -> lost.stream().anyMatch(text::equalsIgnoreCase))) {
      refuse("outcome.lost", "A text cannot mean both won and lost.");
    }
    return new OutcomeColumn(
        text(node, "outcome.", "column"), won, lost, date(node, "outcome.", "at"));
  }

  private @Nullable DateColumn date(JsonNode parent, String prefix, String key) {
    var node = parent.get(key);
    var path = prefix + key;
    if (!isObject(node, path, Set.of("column", "format", "zone")) || node == null) {
      return null;
    }
    var inside = path + ".";
    var format = text(node, inside, "format");
    try {
      new DateFormat(format, ZoneOffset.UTC);
    } catch (IllegalArgumentException e) {
      refuse(inside + "format", "This is no pattern for a date, such as \"M/d/yyyy\".");
    }
    var zone = node.has("zone") ? text(node, inside, "zone") : "UTC";
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      refuse(inside + "zone", "This is no time zone, such as \"Europe/Berlin\".");
    }
    return new DateColumn(text(node, inside, "column"), format, zone);
  }

  /** The text of a key that must be there; empty after a refusal. */
  private String text(JsonNode parent, String prefix, String key) {
    var node = parent.get(key);
    if (node == null) {
      refuse(prefix + key, "This is missing.");
      return "";
    }
    if (!node.isTextual()) {
      refuse(prefix + key, "A text is needed.");
      return "";
    }
    if (node.textValue().isBlank()) {
      refuse(prefix + key, "The text must not be blank.");
    }
    return node.textValue().strip();
  }

  private List<String> texts(JsonNode parent, String prefix, String key, boolean needed) {
    var texts = new ArrayList<String>();
    var node = parent.get(key);
    if (node == null && !needed) {
      return texts;
    }
    if (node == null || !node.isArray() || (needed && node.isEmpty())) {
      refuse(prefix + key, "A list of texts is needed.");
      return texts;
    }
    for (var i = 0; i < node.size(); i++) {
      if (node.get(i).isTextual()) {
        texts.add(node.get(i).textValue().strip());
      } else {
        refuse(prefix + key + "[" + i + "]", "A text is needed.");
      }
    }
    return texts;
  }

  private boolean isObject(@Nullable JsonNode node, String path, Set<String> keys) {
    if (node == null) {
      return false;
    }
    if (!node.isObject()) {
      refuse(path, "An object is needed.");
      return false;
    }
    onlyKeys(node, path + ".", keys);
    return true;
  }

  private void onlyKeys(JsonNode node, String prefix, Set<String> keys) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                refuse(
                    prefix + key,
                    "There is no such key here; there are "
                        + String.join(", ", keys.stream().sorted().toList())
                        + ".");
              }
            });
  }

  private void refuse(String path, String reason) {
    errors.add(new FieldError(path, reason));
  }
}
