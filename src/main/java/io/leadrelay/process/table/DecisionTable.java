package io.leadrelay.process.table;

import io.leadrelay.engine.ReadOnceFeel;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * A decision table: what stands in it, and what it answers when it is run as the process runs it.
 * Several threads may use one.
 */
public final class DecisionTable {

  private final TableContent content;
  private final DmnEngine engine;
  private final DmnDecision decision;
  private final List<String> asked;
  private final Map<String, String> sentences = new HashMap<>();
  private List<String> matched = List.of();

  private DecisionTable(DmnModelInstance model, String key) {
    var configuration = new DefaultDmnEngineConfiguration();
    configuration.setFeelEngineFactory(ReadOnceFeel::new);
    configuration
        .getCustomPostDecisionTableEvaluationListeners()
        .add(
            event ->
                matched = event.getMatchingRules().stream().map(rule -> rule.getId()).toList());
    this.engine = configuration.buildEngine();
    this.decision = engine.parseDecision(key, model);
    this.content = TableContent.of(model, key);
    // A table may rest on others of its file: what those ask for counts too.
    this.asked =
        model.getModelElementsByType(InputExpression.class).stream()
            .map(input -> TableContent.text(input.getText()))
            .toList();
    for (var rule : model.getModelElementsByType(Rule.class)) {
      if (rule.getId() != null) {
        sentences.put(rule.getId(), TableContent.description(rule));
      }
    }
  }

  /**
   * The decisions of a file, in its order: their keys, each with what people call it.
   *
   * @param file a DMN file
   * @throws BrokenTable if it is none
   */
  public static Map<String, String> names(byte[] file) {
    var names = new LinkedHashMap<String, String>();
    for (var decision : model(file).getModelElementsByType(Decision.class)) {
      names.put(decision.getId(), TableContent.name(decision));
    }
    return names;
  }

  /**
   * Reads one table of a file.
   *
   * @param file a DMN file
   * @param key the id of the decision
   * @throws BrokenTable if the engine does not take it, or it has no such table
   */
  public static DecisionTable read(byte[] file, String key) {
    try {
      return new DecisionTable(model(file), key);
    } catch (DmnEngineException e) {
      throw new BrokenTable(e);
    }
  }

  private static DmnModelInstance model(byte[] file) {
    try {
      return Dmn.readModelFromStream(new ByteArrayInputStream(file));
    } catch (ModelException e) {
      throw new BrokenTable(e);
    }
  }

  public String key() {
    return content.key();
  }

  /** What people call it. */
  public String name() {
    return content.name();
  }

  /** What it is for, in words; empty if it does not say. */
  public String description() {
    return content.description();
  }

  /** Such as {@code FIRST} or {@code COLLECT SUM}. */
  public String hitPolicy() {
    return content.hitPolicy();
  }

  public List<Input> inputs() {
    return content.inputs();
  }

  public List<Output> outputs() {
    return content.outputs();
  }

  /** The rules in the order of the file. */
  public List<TableRule> rules() {
    return content.rules();
  }

  /** The answer; what is not among the facts is not known. */
  public synchronized Answer decide(Map<String, Object> facts) {
    var inputs = new HashMap<String, @Nullable Object>();
    asked.forEach(input -> inputs.put(input, null));
    inputs.putAll(facts);
    matched = List.of();
    try {
      var row = engine.evaluateDecisionTable(decision, inputs).getSingleResult();
      return row == null
          ? new Answer(Map.of(), "")
          : new Answer(row.getEntryMap(), String.join(" ", sentences()));
    } catch (DmnEngineException e) {
      return new Answer(Map.of(), "" + e.getMessage());
    }
  }

  private List<String> sentences() {
    return matched.stream().map(rule -> sentences.getOrDefault(rule, "")).toList();
  }

  /**
   * A column of conditions.
   *
   * @param label what people read above it
   * @param expression what it asks for, usually the name of a fact
   */
  public record Input(String label, String expression) {}

  /**
   * A column of answers.
   *
   * @param label what people read above it
   * @param name under which the answer is found
   */
  public record Output(String label, String name) {}

  /**
   * A rule.
   *
   * @param conditions a cell for each input, as written; empty where anything will do
   * @param answers a cell for each output, as written; empty where there is none
   * @param sentence what the rule is for, in words; empty if it does not say
   */
  public record TableRule(List<String> conditions, List<String> answers, String sentence) {}

  /**
   * What came out.
   *
   * @param outputs by name; none if no rule matched or the table failed
   * @param why the sentence of the rule, or what went wrong
   */
  public record Answer(Map<String, Object> outputs, String why) {

    /** The output of that name, null if it has no value. */
    public @Nullable Object find(String output) {
      return outputs.get(output);
    }

    /** The output of that name without what follows its point, null if it is no number. */
    public @Nullable Integer number(String output) {
      return find(output) instanceof Number number ? number.intValue() : null;
    }
  }
}
