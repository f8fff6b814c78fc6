package io.leadrelay.process.check;

import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.process.StepContract;
import io.leadrelay.process.check.Contract.When;
import io.leadrelay.process.check.DiagramSteps.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;

/** Whether a form submits what its step takes, and all that it needs. */
final class FormContract {

  private final String file;
  private final String form;
  private final String step;
  private final StepContract contract;
  private final List<FormComponent> components;
  private final List<Finding> findings = new ArrayList<>();

  private FormContract(
      String file,
      String form,
      String step,
      StepContract contract,
      List<FormComponent> components) {
    this.file = file;
    this.form = form;
    this.step = step;
    this.contract = contract;
    this.components = components.stream().filter(FormComponent::submits).toList();
  }

  /**
   * The flaws of a form for one step that shows it; none for a step that is not known.
   *
   * @param attributes further keys that any form may submit
   */
  static List<Finding> findings(
      String file,
      String form,
      Use use,
      List<FormComponent> components,
      LeadAttributes attributes) {
    return use.step() == null
        ? List.of()
        : new FormContract(file, form, use.label(), use.step().contract(), components)
            .check(attributes);
  }

  private List<Finding> check(LeadAttributes attributes) {
    var taken = new LinkedHashSet<>(List.of(contract.keys()));
    var choices = new HashMap<>(Contract.lists(contract.choices()));
    for (var attribute : attributes.all()) {
      if (!attribute.choices().isEmpty()) {
        choices.put(attribute.name(), List.copyOf(attribute.choices().keySet()));
      }
    }
    for (var component : components) {
      var key = component.key();
      if (!key.isBlank() && !taken.contains(key) && attributes.find(key).isEmpty()) {
        error(
            "form-key-not-taken",
            component,
            component.called(),
            key,
            step,
            String.join(", ", taken));
      }
      for (var choice : component.choices()) {
        if (choices.containsKey(key) && !choices.get(key).contains(choice)) {
          error(
              "form-choice-unknown",
              component,
              component.called(),
              choice,
              step,
              String.join(", ", choices.get(key)));
        }
      }
    }
    Contract.whens(contract.requires()).forEach(this::checkRequired);
    return findings;
  }

  private void checkRequired(When when) {
    for (var key : when.then()) {
      if (components.stream().anyMatch(component -> component.key().equals(key))) {
        continue;
      }
      var asks = components.stream().filter(component -> component.key().equals(when.name()));
      if (when.name() == null) {
        findings.add(Finding.error("form-key-gone", file, form, step, key, step));
      } else {
        asks.filter(component -> component.choices().contains("" + when.word()))
            .findFirst()
            .ifPresent(
                component ->
                    error(
                        "form-key-gone-beside",
                        component,
                        key,
                        step,
                        component.called(),
                        "" + when.word()));
      }
    }
  }

  private void error(String rule, FormComponent component, Object... details) {
    findings.add(Finding.error(rule, file, component.element(), component.label(), details));
  }
}
