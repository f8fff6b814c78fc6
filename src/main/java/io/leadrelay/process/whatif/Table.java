package io.leadrelay.process.whatif;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/** A decision table, run as the process runs it. Not for several threads. */
final class Table {

  private static final int KNOWN = 10_000;

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private final DmnEngine engine;
  private final DmnDecision decision;
  private final List<String> asked;
  private final Map<String, String> sentences;
  private final Set<String> words = new HashSet<>();
  private List<String> matched = List.of();

  /**
   * The engine reads every expression of a table anew for each lead, which takes milliseconds; many
   * leads are alike in what a table asks.
   */
  private final Map<Map<String, Object>, Answer> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Map<String, Object>, Answer> eldest) {
          return size() > KNOWN;
        }
      };

  private Table(DmnModelInstance model, String key) {
    var configuration = new DefaultDmnEngineConfiguration();
    configuration
        .getCustomPostDecisionTableEvaluationListeners()
        .add(
            event ->
                matched = event.getMatchingRules().stream().map(rule -> rule.getId()).toList());
    this.engine = configuration.buildEngine();
    this.decision = engine.parseDecision(key, model);
    this.asked =
        model.getModelElementsByType(InputExpression.class).stream()
            .map(input -> input.getText() == null ? "" : input.getText().getTextContent().strip())
            .toList();
    for (var expression : model.getModelElementsByType(Text.class)) {
      WORD.matcher(expression.getTextContent()).results().forEach(word -> words.add(word.group()));
    }
    this.sentences =
        model.getModelElementsByType(Rule.class).stream()
            .filter(rule -> rule.getId() != null && rule.getDescription() != null)
            .collect(
                Collectors.toMap(
                    Rule::getId, rule -> rule.getDescription().getTextContent().strip()));
  }

  /**
   * The keys of the decisions in a file.
   *
   * @throws CannotJudge if it is no file with decisions
   */
  static List<String> keys(String file, byte[] content) {
    return model(file, content).getModelElementsByType(Decision.class).stream()
        .map(Decision::getId)
        .toList();
  }

  /**
   * Reads one table of a file.
   *
   * @throws CannotJudge if the engine does not take it
   */
  static Table read(String file, byte[] content, String key) {
    try {
      return new Table(model(file, content), key);
    } catch (DmnEngineException e) {
      throw new CannotJudge("table.broken", file, "" + e.getMessage());
    }
  }

  private static DmnModelInstance model(String file, byte[] content) {
    try {
      return Dmn.readModelFromStream(new ByteArrayInputStream(content));
    } catch (ModelException e) {
      throw new CannotJudge("table.broken", file, "" + e.getMessage());
    }
  }

  /** The answer; what is not among the facts is not known. */
  Answer decide(Map<String, Object> facts) {
    var mentioned = new HashMap<>(facts);
    mentioned.keySet().retainAll(words);
    return known.computeIfAbsent(mentioned, this::evaluate);
  }

  private Answer evaluate(Map<String, Object> facts) {
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
   * What came out.
   *
   * @param outputs by name; none if no rule matched or the table failed
   * @param why the sentence of the rule, or what went wrong
   */
  record Answer(Map<String, Object> outputs, String why) {

    @Nullable Object find(String output) {
      return outputs.get(output);
    }

    @Nullable Integer number(String output) {
      return find(output) instanceof Number number ? number.intValue() : null;
    }
  }
}
