package io.leadrelay.process.change;

import io.leadrelay.process.change.DiagramFile.Setting;
import io.leadrelay.process.change.DiagramFile.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** Reads the steps of a diagram. */
final class DiagramStep {

  private static final Set<String> KINDS =
      Set.of(
          "task",
          "userTask",
          "serviceTask",
          "sendTask",
          "receiveTask",
          "businessRuleTask",
          "scriptTask",
          "manualTask",
          "callActivity",
          "subProcess",
          "transaction",
          "adHocSubProcess",
          "startEvent",
          "endEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "boundaryEvent",
          "exclusiveGateway",
          "parallelGateway",
          "inclusiveGateway",
          "eventBasedGateway",
          "complexGateway");

  private static final List<String> DOES =
      List.of("delegateExpression", "class", "expression", "topic");

  /** The engine's settings, by the key of their names in the messages. */
  private static final Map<String, List<String>> SETTINGS =
      Map.of(
          "form", List.of("formRef", "formKey"),
          "group", List.of("candidateGroups"),
          "people", List.of("candidateUsers"),
          "assignee", List.of("assignee"),
          "due", List.of("dueDate"),
          "decision", List.of("decisionRef"),
          "does", DOES);

  private static final Set<String> TIMERS = Set.of("timeDate", "timeDuration", "timeCycle");

  /** What is compared one by one, so that the rest of a step is what remains. */
  private static final Set<String> OF_A_PROCESS =
      Set.of("sequenceFlow", "laneSet", "textAnnotation");

  private static final Set<String> OF_A_STEP =
      Set.of("incoming", "outgoing", "documentation", "sequenceFlow", "laneSet", "textAnnotation");

  private static final List<String> REFERENCES =
      List.of("message", "error", "signal", "escalation");

  private DiagramStep() {}

  static Map<String, Step> all(Element root) {
    var lanes = lanes(root);
    var names = names(root);
    var steps = new LinkedHashMap<String, Step>();
    for (var process : Xml.children(root, "process")) {
      collect(process, "", lanes, names, steps);
    }
    return steps;
  }

  /** What is said of the process as a whole. */
  static String rest(Element root) {
    var rest = (Element) root.cloneNode(true);
    for (var kind : List.of("message", "error")) {
      Xml.children(rest, kind).forEach(rest::removeChild);
    }
    Xml.children(rest, "process").forEach(process -> strip(process, OF_A_PROCESS));
    return Xml.meaning(rest);
  }

  /** What people call the things that a step refers to by their ids. */
  private static Map<String, String> names(Element root) {
    var names = new HashMap<String, String>();
    for (var named : Xml.all(root, "*")) {
      if (!named.getAttribute("name").isBlank()) {
        names.put(named.getAttribute("id"), named.getAttribute("name").strip());
      }
    }
    for (var flow : Xml.all(root, "sequenceFlow")) {
      var target = flow.getAttribute("targetRef");
      names.putIfAbsent(flow.getAttribute("id"), names.getOrDefault(target, target));
    }
    return names;
  }

  private static void collect(
      Element parent,
      String within,
      Map<String, String> lanes,
      Map<String, String> names,
      Map<String, Step> steps) {
    for (var node : Xml.children(parent)) {
      if (KINDS.contains(node.getLocalName())) {
        var id = node.getAttribute("id");
        steps.put(
            id,
            new Step(
                id,
                node.getLocalName(),
                node.getAttribute("name").strip().replaceAll("\\s+", " "),
                lanes.get(id),
                within,
                settings(node, names),
                remainder(node)));
        collect(node, id, lanes, names, steps);
      }
    }
  }

  private static Map<String, String> lanes(Element root) {
    var lanes = new LinkedHashMap<String, String>();
    for (var lane : Xml.all(root, "lane")) {
      Xml.children(lane, "flowNodeRef")
          .forEach(step -> lanes.put(Xml.text(step), lane.getAttribute("name").strip()));
    }
    return lanes;
  }

  private static Map<String, Setting> settings(Element node, Map<String, String> called) {
    var settings = new LinkedHashMap<String, Setting>();
    new TreeMap<>(SETTINGS)
        .forEach((key, names) -> names.forEach(name -> put(settings, key, Xml.engine(node, name))));
    for (var event : definitions(node)) {
      TIMERS.forEach(timer -> put(settings, "timer", Xml.text(event, timer)));
      REFERENCES.forEach(kind -> refer(settings, kind, event.getAttribute(kind + "Ref"), called));
      DOES.forEach(name -> put(settings, "does", Xml.engine(event, name)));
      put(settings, "condition", Xml.text(event, "condition"));
    }
    REFERENCES.forEach(kind -> refer(settings, kind, node.getAttribute(kind + "Ref"), called));
    refer(settings, "attached", node.getAttribute("attachedToRef"), called);
    put(settings, "interrupts", node.getAttribute("cancelActivity"));
    put(settings, "interrupts", node.getAttribute("isInterrupting"));
    refer(settings, "otherwise", node.getAttribute("default"), called);
    put(settings, "documentation", Xml.text(node, "documentation"));
    return settings;
  }

  private static List<Element> definitions(Element node) {
    return Xml.children(node).stream()
        .filter(child -> child.getLocalName().endsWith("EventDefinition"))
        .toList();
  }

  private static void put(Map<String, Setting> settings, String key, String value) {
    if (!value.isEmpty()) {
      settings.put(key, new Setting(value, value));
    }
  }

  private static void refer(
      Map<String, Setting> settings, String key, String id, Map<String, String> names) {
    if (!id.isEmpty()) {
      settings.put(key, new Setting(id, names.getOrDefault(id, id)));
    }
  }

  /** What a step says besides its settings: listeners, parameters, repetition and the like. */
  private static String remainder(Element node) {
    var rest = (Element) node.cloneNode(true);
    strip(rest, OF_A_STEP);
    REFERENCES.forEach(kind -> rest.removeAttribute(kind + "Ref"));
    for (var attribute :
        List.of("name", "attachedToRef", "cancelActivity", "isInterrupting", "default")) {
      rest.removeAttribute(attribute);
    }
    removeSettings(rest);
    for (var event : definitions(rest)) {
      removeSettings(event);
      event.removeAttribute("id");
      REFERENCES.forEach(kind -> event.removeAttribute(kind + "Ref"));
      Xml.children(event).stream()
          .filter(child -> TIMERS.contains(child.getLocalName()) || Xml.is(child, "condition"))
          .forEach(event::removeChild);
    }
    // Its kind is compared by itself.
    return Xml.children(rest).stream().map(Xml::meaning).toList() + attributes(rest);
  }

  private static String attributes(Element rest) {
    Xml.children(rest).forEach(rest::removeChild);
    var meaning = Xml.meaning(rest);
    return meaning.contains("|") ? meaning.substring(meaning.indexOf('|')) : "";
  }

  private static void removeSettings(Element element) {
    var attributes = element.getAttributes();
    for (var i = attributes.getLength() - 1; i >= 0; i--) {
      var attribute = attributes.item(i);
      if (Xml.isEngine(attribute)
          && SETTINGS.values().stream()
              .anyMatch(names -> names.contains(attribute.getLocalName()))) {
        element.removeAttributeNS(attribute.getNamespaceURI(), attribute.getLocalName());
      }
    }
  }

  private static void strip(Element element, Set<String> separate) {
    Xml.children(element).stream()
        .filter(
            child ->
                separate.contains(child.getLocalName()) || KINDS.contains(child.getLocalName()))
        .forEach(element::removeChild);
  }
}
