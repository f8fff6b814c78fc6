package io.leadrelay.process.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One element template as it is being written. */
final class TemplateDraft {

  /** Without a version: a Modeler older than the schema would refuse the template for its age. */
  private static final String SCHEMA =
      "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

  private final ObjectNode json = new ObjectMapper().createObjectNode();

  /**
   * Begins a template.
   *
   * @param type the elements that it can be chosen for, such as {@code bpmn:Task}
   */
  TemplateDraft(String id, String name, String description, String type) {
    json.put("$schema", SCHEMA)
        .put("name", name)
        .put("id", "io.leadrelay." + id)
        .put("description", description)
        .putArray("appliesTo")
        .add(type);
    json.putArray("properties");
    json.put("entriesVisible", false);
  }

  /** What the element turns into when the template is chosen. */
  TemplateDraft becomes(String type) {
    json.putObject("elementType").put("value", type);
    return this;
  }

  /** Sets an attribute that nobody needs to see. */
  TemplateDraft sets(String attribute, String value) {
    property("Hidden").put("value", value).set("binding", attribute(attribute));
    return this;
  }

  TemplateDraft sets(String attribute, boolean value) {
    property("Hidden").put("value", value).set("binding", attribute(attribute));
    return this;
  }

  TemplateDraft calls(String event, String expression) {
    var binding = property("Hidden").put("value", expression).putObject("binding");
    binding
        .put("type", "camunda:executionListener")
        .put("event", event)
        .put("implementationType", "delegateExpression");
    return this;
  }

  /** A field that must be filled in; its words are what a person reads. */
  TemplateDraft asks(String label, String hint, String attribute, Pattern pattern) {
    var field = field(label, hint, attribute(attribute));
    constrain(field, pattern).put("notEmpty", true);
    return this;
  }

  /** A field that may stay empty. */
  TemplateDraft offers(
      String label, String hint, String attribute, @Nullable String usual, Pattern pattern) {
    var field = field(label, hint, attribute(attribute));
    if (usual != null) {
      field.put("value", usual);
    }
    constrain(field, pattern);
    return this;
  }

  TemplateDraft asksForParameter(String label, String hint, String parameter) {
    var binding = new ObjectMapper().createObjectNode();
    binding.put("type", "camunda:inputParameter").put("name", parameter);
    field(label, hint, binding).putObject("constraints").put("notEmpty", true);
    return this;
  }

  /** A choice that must be made. */
  TemplateDraft letsChoose(
      String label, String attribute, @Nullable String usual, Map<String, String> choices) {
    var field = property("Dropdown").put("label", label);
    if (usual != null) {
      field.put("value", usual);
    }
    var list = field.putArray("choices");
    choices.forEach((value, name) -> list.addObject().put("name", name).put("value", value));
    field.putObject("constraints").put("notEmpty", true);
    field.set("binding", attribute(attribute));
    return this;
  }

  TemplateDraft asksWhether(String label, String hint, String attribute, boolean usual) {
    property("Boolean")
        .put("label", label)
        .put("description", hint)
        .put("value", usual)
        .set("binding", attribute(attribute));
    return this;
  }

  /**
   * What no template can set and Modeler's own section asks for; it stays in sight.
   *
   * @param answers what to choose or type there, by Modeler's labels
   */
  TemplateDraft leavesToSection(String section, Map<String, String> answers) {
    json.put("entriesVisible", true);
    var noted = json.putObject("metadata").putObject("section").put("name", section);
    var sorted = noted.putObject("answers");
    new TreeMap<>(answers).forEach(sorted::put);
    return this;
  }

  ObjectNode json() {
    return json;
  }

  /** What may be typed, as a regular expression, and what to say of anything else. */
  record Pattern(String expression, String otherwise) {}

  private ObjectNode field(String label, String hint, ObjectNode binding) {
    var field = property("String").put("label", label).put("description", hint);
    field.set("binding", binding);
    return field;
  }

  private static ObjectNode constrain(ObjectNode field, Pattern pattern) {
    var constraints = field.putObject("constraints");
    constraints
        .putObject("pattern")
        .put("value", pattern.expression())
        .put("message", pattern.otherwise());
    return constraints;
  }

  private ObjectNode property(String type) {
    return json.withArray("properties").addObject().put("type", type);
  }

  private static ObjectNode attribute(String name) {
    return new ObjectMapper().createObjectNode().put("type", "property").put("name", name);
  }
}
