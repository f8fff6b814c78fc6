package io.leadrelay.process.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * Does with a template what its owner does in Modeler: chooses it by its name, fills in its fields
 * by their labels, and answers Modeler's own section as the template's description says.
 */
public final class ElementTemplateApplier {

  private final Map<String, JsonNode> byName = new LinkedHashMap<>();

  private ElementTemplateApplier(Map<String, ? extends JsonNode> templates) {
    templates.values().forEach(template -> byName.put(template.get("name").asText(), template));
  }

  /** With the templates that are shipped. */
  public static ElementTemplateApplier ofLeadrelay() {
    return of(TemplateFile.current());
  }

  static ElementTemplateApplier of(String file) {
    return new ElementTemplateApplier(TemplateFile.byId(file));
  }

  /**
   * Puts a new element on a sequence flow and chooses a template for it.
   *
   * @param fieldsByLabel what is typed or chosen, by the labels of the template's fields and of
   *     Modeler's own section; what is left out keeps its usual value
   * @param where the flow, which will end at the new element; another goes on from it
   * @throws IllegalArgumentException if there is no such template or field, if a field that must be
   *     filled in is empty, or if it does not take the value
   */
  public FlowNode insertAfter(
      BpmnModelInstance model,
      String templateName,
      Map<String, String> fieldsByLabel,
      SequenceFlow where,
      String newId,
      String label) {
    var node = create(model, template(templateName), where.getParentElement(), newId);
    apply(templateName, fieldsByLabel, node);
    node.setName(label);
    new Canvas(model).insert(node, where);
    return node;
  }

  /**
   * Hangs a boundary event at an activity and chooses a template for it; {@link Canvas#connect}
   * leads on from it.
   *
   * @throws IllegalArgumentException as {@link #insertAfter} does
   */
  public BoundaryEvent attach(
      BpmnModelInstance model,
      String templateName,
      Map<String, String> fieldsByLabel,
      Activity host,
      String newId,
      String label) {
    var event =
        (BoundaryEvent) create(model, template(templateName), host.getParentElement(), newId);
    event.setAttachedTo(host);
    apply(templateName, fieldsByLabel, event);
    event.setName(label);
    new Canvas(model).attach(event, host);
    return event;
  }

  /**
   * Adds an element beside another and chooses a template for it, such as an end event; {@link
   * Canvas#connect} leads there.
   *
   * @throws IllegalArgumentException as {@link #insertAfter} does
   */
  public FlowNode addBeside(
      BpmnModelInstance model,
      String templateName,
      Map<String, String> fieldsByLabel,
      FlowNode neighbour,
      String newId,
      String label) {
    var node = create(model, template(templateName), neighbour.getParentElement(), newId);
    apply(templateName, fieldsByLabel, node);
    node.setName(label);
    new Canvas(model).beside(node, neighbour);
    return node;
  }

  /**
   * Chooses a template for an element that stands in the diagram.
   *
   * @throws IllegalArgumentException as {@link #insertAfter} does
   */
  public void apply(String templateName, Map<String, String> fieldsByLabel, FlowNode node) {
    var template = template(templateName);
    refuseUnknownFields(template, fieldsByLabel);
    node.setAttributeValueNs(
        ElementTemplates.CAMUNDA, "modelerTemplate", template.get("id").asText());
    node.setAttributeValueNs(
        ElementTemplates.CAMUNDA, "modelerTemplateVersion", template.get("version").asText());
    for (var property : template.get("properties")) {
      var value = value(property, fieldsByLabel);
      if (value != null) {
        bind(node, property.get("binding"), value);
      }
    }
    var section = template.path("metadata").path("section");
    if (!section.isMissingNode()) {
      answer(node, section, fieldsByLabel);
    }
  }

  private JsonNode template(String name) {
    var template = byName.get(name);
    if (template == null) {
      throw new IllegalArgumentException("No template '" + name + "', but " + byName.keySet());
    }
    return template;
  }

  private static FlowNode create(
      BpmnModelInstance model, JsonNode template, ModelElementInstance scope, String id) {
    var type = template.path("elementType").path("value");
    var name = (type.isMissingNode() ? template.get("appliesTo").get(0) : type).asText();
    var plain = name.substring(name.indexOf(':') + 1);
    var typeName = plain.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + plain.substring(1);
    var node =
        (FlowNode)
            model.newInstance(
                model.getModel().getTypeForName(BpmnModelConstants.BPMN20_NS, typeName));
    node.setId(id);
    scope.addChildElement(node);
    return node;
  }

  // ---- fields

  private static void refuseUnknownFields(JsonNode template, Map<String, String> given) {
    var known = new TreeSet<String>();
    template.get("properties").forEach(property -> known.add(property.path("label").asText()));
    template
        .path("metadata")
        .path("section")
        .path("answers")
        .fieldNames()
        .forEachRemaining(known::add);
    if (known.contains("Type")) {
      known.add("Value");
    }
    for (var label : given.keySet()) {
      if (!known.contains(label)) {
        throw new IllegalArgumentException(
            "'%s' has no field '%s', but %s".formatted(template.get("name"), label, known));
      }
    }
  }

  private static @Nullable String value(JsonNode property, Map<String, String> given) {
    var label = property.path("label").asText();
    var usual = property.has("value") ? property.get("value").asText() : null;
    var value = given.getOrDefault(label, usual == null ? "" : usual);
    var constraints = property.path("constraints");
    if (value.isEmpty()) {
      if (constraints.path("notEmpty").asBoolean()) {
        throw new IllegalArgumentException("The field '" + label + "' must be filled in.");
      }
      return null;
    }
    var pattern = constraints.path("pattern").path("value");
    if (!pattern.isMissingNode() && !Pattern.matches(pattern.asText(), value)) {
      throw new IllegalArgumentException(
          "The field '%s' does not take '%s': %s"
              .formatted(label, value, constraints.path("pattern").path("message").asText()));
    }
    return property.has("choices") ? chosen(property, label, value) : value;
  }

  /** A choice is made by what it reads, or by its value. */
  private static String chosen(JsonNode property, String label, String value) {
    return StreamSupport.stream(property.get("choices").spliterator(), false)
        .filter(
            choice ->
                choice.get("name").asText().equals(value)
                    || choice.get("value").asText().equals(value))
        .findFirst()
        .map(choice -> choice.get("value").asText())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The field '%s' has no choice '%s'.".formatted(label, value)));
  }

  // ---- bindings

  private static void bind(BaseElement node, JsonNode binding, String value) {
    switch (binding.get("type").asText()) {
      case "property" -> attribute(node, binding.get("name").asText(), value);
      case "camunda:executionListener" -> listener(node, binding, value);
      case "camunda:inputParameter" -> parameter(node, binding.get("name").asText(), value);
      default -> throw new IllegalArgumentException("Not applied yet: " + binding);
    }
  }

  private static void attribute(BaseElement node, String name, String value) {
    if (name.startsWith("camunda:")) {
      node.setAttributeValueNs(
          ElementTemplates.CAMUNDA, name.substring("camunda:".length()), value);
    } else {
      node.setAttributeValue(name, value);
    }
  }

  private static void listener(BaseElement node, JsonNode binding, String value) {
    var listener = extensions(node).addExtensionElement(CamundaExecutionListener.class);
    listener.setCamundaEvent(binding.get("event").asText());
    listener.setAttributeValue(binding.get("implementationType").asText(), value);
  }

  private static void parameter(BaseElement node, String name, String value) {
    var model = node.getModelInstance();
    var mapping =
        extensions(node).getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
            .findFirst()
            .orElseGet(() -> extensions(node).addExtensionElement(CamundaInputOutput.class));
    var parameter = model.newInstance(CamundaInputParameter.class);
    parameter.setCamundaName(name);
    parameter.setTextContent(value);
    mapping.getCamundaInputParameters().add(parameter);
  }

  private static ExtensionElements extensions(BaseElement node) {
    var there = node.getExtensionElements();
    if (there != null) {
      return there;
    }
    var added = node.getModelInstance().newInstance(ExtensionElements.class);
    node.setExtensionElements(added);
    return added;
  }

  // ---- Modeler's own sections

  private static void answer(FlowNode node, JsonNode section, Map<String, String> given) {
    var answers = new LinkedHashMap<String, String>();
    section
        .get("answers")
        .fields()
        .forEachRemaining(answer -> answers.put(answer.getKey(), answer.getValue().asText()));
    answers.replaceAll((field, usual) -> given.getOrDefault(field, usual));
    if (given.containsKey("Value")) {
      answers.put("Value", given.get("Value") + "");
    }
    var name = section.get("name").asText();
    var model = (BpmnModelInstance) node.getModelInstance();
    node.addChildElement(
        switch (name) {
          case "Timer" -> timer(model, answers);
          case "Message" -> message(model, answered(answers, "Global message reference"));
          case "Error" -> error(model, answered(answers, "Global error reference"));
          default -> throw new IllegalArgumentException("No section " + name);
        });
  }

  private static EventDefinition timer(BpmnModelInstance model, Map<String, String> answers) {
    var timer = model.newInstance(TimerEventDefinition.class);
    Expression value =
        switch (answered(answers, "Type")) {
          case "Date" -> model.newInstance(TimeDate.class);
          case "Duration" -> model.newInstance(TimeDuration.class);
          default -> throw new IllegalArgumentException("A timer is a Date or a Duration.");
        };
    value.setTextContent(answered(answers, "Value"));
    timer.addChildElement(value);
    return timer;
  }

  private static EventDefinition message(BpmnModelInstance model, String name) {
    var definition = model.newInstance(MessageEventDefinition.class);
    definition.setMessage(
        model.getModelElementsByType(Message.class).stream()
            .filter(message -> name.equals(message.getName()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No message " + name)));
    return definition;
  }

  private static EventDefinition error(BpmnModelInstance model, String name) {
    var definition = model.newInstance(ErrorEventDefinition.class);
    definition.setError(
        model.getModelElementsByType(Error.class).stream()
            .filter(error -> name.equals(error.getName()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No error " + name)));
    return definition;
  }

  private static String answered(Map<String, String> answers, String field) {
    var answer = answers.get(field);
    if (answer == null || answer.isBlank()) {
      throw new IllegalArgumentException("Modeler's section asks for '" + field + "'.");
    }
    return answer;
  }
}
