package io.leadrelay.process.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A process file that could be read. */
final class Diagram {

  private final String file;
  private final BpmnModelInstance model;
  private final Document xml;

  private final Map<String, Integer> places;

  // The model searches the whole file each time, and all rules ask for the same.
  private final Map<Class<?>, List<?>> elements = new HashMap<>();
  private final Map<FlowNode, List<SequenceFlow>> waysOut = new HashMap<>();

  /**
   * @param xml the same file once more, for what the model leaves out
   */
  Diagram(String file, BpmnModelInstance model, Document xml) {
    this.file = file;
    this.model = model;
    this.xml = xml;
    places = places(xml);
  }

  String file() {
    return file;
  }

  BpmnModelInstance model() {
    return model;
  }

  Document xml() {
    return xml;
  }

  /** The elements of that type in what the engine runs, in the order of the file. */
  @SuppressWarnings("unchecked")
  <T extends ModelElementInstance> List<T> all(Class<T> type) {
    return (List<T>)
        elements.computeIfAbsent(
            type,
            key ->
                model.getModelElementsByType(type).stream()
                    .filter(Diagram::isRun)
                    .sorted(Comparator.comparing(this::place))
                    .toList());
  }

  List<FlowNode> nodes() {
    return all(FlowNode.class);
  }

  /**
   * The lines that lead on from a node, in the order of the file, in which the engine asks them.
   */
  List<SequenceFlow> waysOut(FlowNode node) {
    if (waysOut.isEmpty()) {
      for (var flow : all(SequenceFlow.class)) {
        waysOut.computeIfAbsent(flow.getSource(), key -> new ArrayList<>()).add(flow);
      }
    }
    return waysOut.getOrDefault(node, List.of());
  }

  /** The process of that id, if it stands in this file. */
  Optional<Process> process(String id) {
    return all(Process.class).stream().filter(process -> id.equals(process.getId())).findFirst();
  }

  /** The id of the process that an element stands in; empty for one that stands in none. */
  static String processOf(ModelElementInstance element) {
    for (var outer = element; outer != null; outer = outer.getParentElement()) {
      if (outer instanceof Process process) {
        return process.getId();
      }
    }
    return "";
  }

  Finding error(String rule, BaseElement element, Object... details) {
    return Finding.error(rule, file, element.getId(), label(element), details);
  }

  Finding warning(String rule, BaseElement element, Object... details) {
    return Finding.warning(rule, file, element.getId(), label(element), details);
  }

  /** What the diagram shows for the element, null if nothing. */
  static @Nullable String label(BaseElement element) {
    var name =
        element instanceof FlowElement shown
            ? shown.getName()
            : element instanceof Process process ? process.getName() : null;
    return name == null || name.isBlank() ? null : name.strip().replaceAll("\\s+", " ");
  }

  /** The label, or the id of an element that has none. */
  static String spoken(BaseElement element) {
    var label = label(element);
    return label == null ? element.getId() : label;
  }

  /** An attribute of the engine's own, null if it is absent or blank. */
  static @Nullable String camunda(ModelElementInstance element, String attribute) {
    var value = element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The listeners of an element, as the diagram writes them: {@code start ${bean}}. */
  static List<String> listeners(BaseElement element) {
    return extensions(element, CamundaExecutionListener.class).stream()
        .map(listener -> listener.getCamundaEvent() + " " + listener.getCamundaDelegateExpression())
        .toList();
  }

  /** What the engine's own extensions of that type say about an element. */
  static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
    var extensions = element.getExtensionElements();
    return extensions == null ? List.of() : List.copyOf(extensions.getChildElementsByType(type));
  }

  /** The model gives them kind by kind. */
  private int place(ModelElementInstance element) {
    return element instanceof BaseElement named
        ? places.getOrDefault(named.getId(), Integer.MAX_VALUE)
        : Integer.MAX_VALUE;
  }

  private static Map<String, Integer> places(Document xml) {
    var places = new HashMap<String, Integer>();
    var all = xml.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      places.put(((Element) all.item(i)).getAttribute("id"), i);
    }
    return places;
  }

  private static boolean isRun(ModelElementInstance element) {
    for (var outer = element; outer != null; outer = outer.getParentElement()) {
      if (outer instanceof Process process) {
        return process.isExecutable();
      }
    }
    return true;
  }
}
