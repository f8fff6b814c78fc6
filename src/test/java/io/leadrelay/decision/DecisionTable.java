package io.leadrelay.decision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/** One decision table as it stands in its file, run by the DMN engine alone. */
class DecisionTable {

  private final DmnModelInstance model;
  private final DmnEngine engine;
  private final DmnDecision decision;
  private List<String> lastMatch = List.of();

  DecisionTable(Path file) {
    this.model = Dmn.readModelFromFile(file.toFile());
    var configuration = new DefaultDmnEngineConfiguration();
    configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
    this.engine = configuration.buildEngine();
    try (var in = Files.newInputStream(file)) {
      this.decision = engine.parseDecision(model().getId(), in);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void remember(DmnDecisionTableEvaluationEvent event) {
    lastMatch = event.getMatchingRules().stream().map(rule -> rule.getId()).toList();
  }

  /**
   * Decides on the given facts; what is not given is null, as it is for a lead.
   *
   * @throws IllegalArgumentException if a fact is no input of this table
   */
  Outcome decide(Map<String, ?> given) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    inputNames().forEach(name -> facts.put(name, null));
    for (var name : given.keySet()) {
      if (!facts.containsKey(name)) {
        throw new IllegalArgumentException(name + " is no input of " + model().getId());
      }
    }
    facts.putAll(given);
    lastMatch = List.of();
    var result = engine.evaluateDecisionTable(decision, facts);
    var outputs = new LinkedHashMap<String, @Nullable Object>();
    var single = result.getSingleResult();
    if (single != null) {
      outputs.putAll(single.getEntryMap());
    }
    return new Outcome(lastMatch, outputs);
  }

  /** Decides where the facts are not even named, as an attribute that no lead has is not. */
  List<String> decideOnNothing() {
    lastMatch = List.of();
    engine.evaluateDecisionTable(decision, Map.<String, Object>of());
    return lastMatch;
  }

  Decision model() {
    return model.getModelElementsByType(Decision.class).iterator().next();
  }

  int decisions() {
    return model.getModelElementsByType(Decision.class).size();
  }

  org.camunda.bpm.model.dmn.instance.DecisionTable table() {
    return (org.camunda.bpm.model.dmn.instance.DecisionTable) model().getExpression();
  }

  List<String> inputNames() {
    return table().getInputs().stream().map(DecisionTable::expression).toList();
  }

  List<String> outputNames() {
    return table().getOutputs().stream().map(Output::getName).toList();
  }

  List<Rule> rules() {
    return new ArrayList<>(table().getRules());
  }

  List<String> ruleIds() {
    return rules().stream().map(Rule::getId).toList();
  }

  private static String expression(Input input) {
    return input.getInputExpression().getText().getTextContent().strip();
  }

  /** The rules that matched, in the order of the table, and what came out. */
  record Outcome(List<String> rules, Map<String, @Nullable Object> outputs) {}
}
