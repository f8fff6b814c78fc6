package io.leadrelay.process.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Whether each part of a form can be shown, whatever step the form belongs to. */
final class FormParts {

  /** More than that nobody fills in. */
  private static final int MOST_FIELDS = 15;

  private static final Pattern BLANK = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

  private final Feel feel;
  private final String file;
  private final String form;
  private final List<Finding> findings = new ArrayList<>();

  FormParts(Feel feel, String file, String form) {
    this.feel = feel;
    this.file = file;
    this.form = form;
  }

  List<Finding> findings(List<FormComponent> components) {
    var keys = new HashSet<String>();
    for (var component : components) {
      check(component);
      if (component.submits() && !component.key().isBlank() && !keys.add(component.key())) {
        error("form-key-twice", component, component.called(), component.key());
      }
    }
    var fields = components.stream().filter(FormComponent::isField).count();
    if (fields > MOST_FIELDS) {
      findings.add(
          Finding.warning("form-too-many-fields", file, form, null, "" + fields, "" + MOST_FIELDS));
    }
    return findings;
  }

  private void check(FormComponent component) {
    if (component.breaksTasklist()) {
      error("form-part-breaks", component, component.called(), component.type());
    } else if (!component.isKnown()) {
      error("form-part-unknown", component, component.called(), component.type());
    }
    if (component.isField()) {
      checkField(component);
    }
    checkExpressions(component, component.json());
  }

  private void checkField(FormComponent field) {
    if (field.key().isBlank()) {
      error("form-key-missing", field, field.called());
    }
    if (field.label() == null) {
      findings.add(
          Finding.warning(
              "form-label-missing", file, field.element(), null, field.called(), field.type()));
    }
    if (field.isChoice() && field.choices().isEmpty() && !field.takesChoicesFromElsewhere()) {
      error("form-choice-none", field, field.called());
    }
  }

  private void checkExpressions(FormComponent component, JsonNode node) {
    node.properties()
        .forEach(
            field -> {
              var value = field.getValue();
              if (value.isTextual() && !field.getKey().equals("id")) {
                checkText(component, value.asText(""));
              } else if (value.isObject()) {
                checkExpressions(component, value);
              }
            });
  }

  private void checkText(FormComponent component, String text) {
    if (text.startsWith("=")) {
      checkExpression(component, text.substring(1));
    } else {
      BLANK
          .matcher(text)
          .results()
          .map(blank -> blank.group(1).strip())
          .filter(blank -> !blank.startsWith("/"))
          .map(blank -> blank.replaceFirst("^#(if|loop)\\s", ""))
          .forEach(blank -> checkExpression(component, blank));
    }
  }

  private void checkExpression(FormComponent component, String expression) {
    if (feel.expression(expression).isEmpty()) {
      error("form-expression-unreadable", component, component.called(), expression);
    }
  }

  private void error(String rule, FormComponent component, Object... details) {
    findings.add(Finding.error(rule, file, component.element(), component.label(), details));
  }
}
