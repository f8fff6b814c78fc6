package io.leadrelay.process.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An expression as it stands somewhere in a diagram.
 *
 * @param place the nearest element around it that a reader knows
 * @param locals names that only this place knows
 * @param atExit whether it is read when the step is done, not when it begins
 * @param isCall whether it calls a step
 */
record Written(BaseElement place, String text, Set<String> locals, boolean atExit, boolean isCall) {

  private static final Set<String> PROSE = Set.of("documentation", "text", "conditionExpression");

  /** All expressions in a diagram but those of conditions: a label or a note is not read. */
  static List<Written> in(Diagram diagram) {
    var found = new ArrayList<Written>();
    collect(diagram.model(), diagram.xml().getDocumentElement(), PROSE, found);
    return found;
  }

  /** The same with the conditions. */
  static List<Written> withConditions(Diagram diagram) {
    var found = new ArrayList<Written>();
    collect(
        diagram.model(),
        diagram.xml().getDocumentElement(),
        Set.of("documentation", "text"),
        found);
    return found;
  }

  private static void collect(
      BpmnModelInstance model, Element element, Set<String> skipped, List<Written> found) {
    if (skipped.contains(element.getLocalName())
        || BpmnModelConstants.BPMNDI_NS.equals(element.getNamespaceURI())) {
      return;
    }
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      var attribute = attributes.item(i);
      note(
          model,
          element,
          attribute.getNodeValue(),
          "delegateExpression".equals(attribute.getLocalName()),
          found);
    }
    var children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element inner) {
        collect(model, inner, skipped, found);
      } else if (child.getNodeType() == Node.TEXT_NODE
          || child.getNodeType() == Node.CDATA_SECTION_NODE) {
        note(model, element, child.getNodeValue(), false, found);
      }
    }
  }

  private static void note(
      BpmnModelInstance model, Element element, String text, boolean isCall, List<Written> found) {
    var place = place(model, element);
    if (Expression.isIn(text) && place != null) {
      found.add(
          new Written(
              place,
              text.strip(),
              locals(element),
              "outputParameter".equals(element.getLocalName()),
              isCall));
    }
  }

  private static @Nullable BaseElement place(BpmnModelInstance model, Element element) {
    for (Node node = element; node instanceof Element outer; node = node.getParentNode()) {
      var id = outer.getAttribute("id");
      if (!id.isEmpty()) {
        var found = model.getModelElementById(id);
        if (found instanceof FlowElement flow) {
          return flow;
        }
        if (found instanceof Process || found instanceof Message) {
          return (RootElement) found;
        }
      }
    }
    return null;
  }

  /** The input mappings of the steps around it. */
  private static Set<String> locals(Element element) {
    var names = new TreeSet<String>();
    for (Node node = element; node instanceof Element outer; node = node.getParentNode()) {
      if (outer.getElementsByTagNameNS("*", "process").getLength() > 0) {
        break;
      }
      for (var mappings : children(outer, "extensionElements")) {
        for (var mapping : children(mappings, "inputOutput")) {
          children(mapping, "inputParameter")
              .forEach(parameter -> names.add(parameter.getAttribute("name")));
        }
      }
    }
    return names;
  }

  private static List<Element> children(Element element, String name) {
    var found = new ArrayList<Element>();
    var children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element child && name.equals(child.getLocalName())) {
        found.add(child);
      }
    }
    return found;
  }
}
