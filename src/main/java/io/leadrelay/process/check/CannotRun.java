package io.leadrelay.process.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What the standard allows and the engine does not run, or runs as if it were not there. Read from
 * the XML: some of it has no class in the model.
 */
final class CannotRun implements DiagramRules {

  /** Without a script engine, and without anybody who fetches external tasks, these stand still. */
  private static final Map<String, String> ELEMENTS =
      Map.of(
          "adHocSubProcess", "ad-hoc-subprocess",
          "complexGateway", "complex-gateway",
          "standardLoopCharacteristics", "standard-loop",
          "scriptTask", "script-not-run",
          "script", "script-not-run",
          "connector", "code-by-class");

  private static final String BPMN = BpmnModelConstants.BPMN20_NS;
  private static final String CAMUNDA = BpmnModelConstants.CAMUNDA_NS;

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    var all = diagram.xml().getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      var element = (Element) all.item(i);
      rule(element)
          .map(rule -> at(diagram, element, rule))
          .filter(finding -> !findings.contains(finding))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<String> rule(Element element) {
    var name = element.getLocalName();
    var space = element.getNamespaceURI();
    if ((BPMN.equals(space) || CAMUNDA.equals(space)) && ELEMENTS.containsKey(name)) {
      // The script of a script task is found with the task.
      return BPMN.equals(space) && name.equals("script")
          ? Optional.empty()
          : Optional.of(ELEMENTS.get(name));
    }
    if (element.hasAttribute("language") && name.equals("conditionExpression")) {
      return Optional.of("script-not-run");
    }
    if ("external".equals(element.getAttributeNS(CAMUNDA, "type"))) {
      return Optional.of("external-task");
    }
    if (element.hasAttributeNS(CAMUNDA, "type")
        || element.hasAttributeNS(CAMUNDA, "class")
        || element.hasAttributeNS(CAMUNDA, "expression")
        || isListenerByCode(element)) {
      return Optional.of("code-by-class");
    }
    return Optional.empty();
  }

  private static boolean isListenerByCode(Element element) {
    return CAMUNDA.equals(element.getNamespaceURI())
        && element.getLocalName().endsWith("Listener")
        && (element.hasAttribute("class") || element.hasAttribute("expression"));
  }

  private static Finding at(Diagram diagram, Element element, String rule) {
    for (Node node = element; node instanceof Element outer; node = node.getParentNode()) {
      var name = outer.getAttribute("name");
      if (BPMN.equals(outer.getNamespaceURI()) && outer.hasAttribute("id") && !name.isBlank()) {
        return Finding.error(
            rule, diagram.file(), outer.getAttribute("id"), name.strip().replaceAll("\\s+", " "));
      }
    }
    return Finding.error(rule, diagram.file(), null, null);
  }

  /**
   * Whether a diagram holds what the model has no class for, so that no further rule can read it.
   */
  static boolean isBeyondReading(List<Finding> findings) {
    return findings.stream()
        .anyMatch(
            finding ->
                finding.rule().equals("ad-hoc-subprocess")
                    || finding.rule().equals("complex-gateway"));
  }
}
