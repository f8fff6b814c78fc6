package io.leadrelay.process.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of a form: a field, a text or the like. */
record FormComponent(JsonNode json) {

  private static final Set<String> FIELDS =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "radio",
          "select",
          "checklist",
          "taglist",
          "datetime");

  private static final Set<String> OTHERS =
      Set.of(
          "text",
          "html",
          "group",
          "table",
          "image",
          "expression",
          "separator",
          "spacer",
          "button",
          "iframe");

  /** Tasklist shows nothing at all of a form with one of these. */
  private static final Set<String> BREAKING = Set.of("dynamiclist", "filepicker");

  /** All parts of a form, those within a group too. */
  static List<FormComponent> all(JsonNode form) {
    var all = new ArrayList<FormComponent>();
    for (var component : form.path("components")) {
      all.add(new FormComponent(component));
      all.addAll(all(component));
    }
    return all;
  }

  String type() {
    return json.path("type").asText("");
  }

  boolean breaksTasklist() {
    return BREAKING.contains(type());
  }

  boolean isKnown() {
    return FIELDS.contains(type()) || OTHERS.contains(type()) || breaksTasklist();
  }

  /** Whether somebody can fill it in. */
  boolean isField() {
    return FIELDS.contains(type());
  }

  /** Whether it puts a value under a key into what is submitted. */
  boolean submits() {
    return isField() || type().equals("expression");
  }

  /** The name under which its value is submitted; empty if there is none. */
  String key() {
    return json.path("key").asText("");
  }

  /** What people read beside it, null if there is nothing. */
  @Nullable String label() {
    for (var field : List.of("label", "dateLabel", "timeLabel")) {
      if (!json.path(field).asText("").isBlank()) {
        return json.path(field).asText("");
      }
    }
    return null;
  }

  /** How a sentence names it. */
  String called() {
    var label = label();
    if (label != null && !label.startsWith("=")) {
      return label;
    }
    return key().isBlank() ? type() : key();
  }

  /** Its id, or its key where it has none. */
  @Nullable String element() {
    var id = json.path("id").asText("");
    return id.isBlank() ? (key().isBlank() ? null : key()) : id;
  }

  /** Whether it offers choices. */
  boolean isChoice() {
    return Set.of("radio", "select", "checklist", "taglist").contains(type());
  }

  /** The values of the choices that stand in the form itself. */
  List<String> choices() {
    var values = new ArrayList<String>();
    json.path("values").forEach(value -> values.add(value.path("value").asText("")));
    return values;
  }

  /** Whether its choices come from elsewhere. */
  boolean takesChoicesFromElsewhere() {
    return json.hasNonNull("valuesKey") || json.hasNonNull("valuesExpression");
  }
}
