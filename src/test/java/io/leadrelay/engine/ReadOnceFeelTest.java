package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("FEEL that reads each expression once")
class ReadOnceFeelTest {

  private static final int CASES = 300;

  private final FeelEngine original = new ScalaFeelEngine(List.of());
  private final FeelEngine ours = new ReadOnceFeel();

  static List<Path> tables() throws IOException {
    try (var files = Files.walk(Path.of("bpmn", "decisions"))) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  @DisplayName("decides each of our tables as the original does, whatever it is given")
  void decidesAsTheOriginal(Path table) throws IOException {
    var model = Dmn.readModelFromFile(table.toFile());
    var values = values(model);
    var first = engine(original);
    var second = engine(ours);
    var decisionOfFirst = decision(first, table);
    var decisionOfSecond = decision(second, table);
    var random = new Random(table.getFileName().toString().hashCode());

    for (var n = 0; n < CASES; n++) {
      var facts = new HashMap<String, @Nullable Object>();
      for (var input : model.getModelElementsByType(InputExpression.class)) {
        facts.put(
            input.getText().getTextContent().strip(), values.get(random.nextInt(values.size())));
      }
      assertThat(answer(second, decisionOfSecond, facts))
          .as("%s", facts)
          .isEqualTo(answer(first, decisionOfFirst, facts));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + ",
        "unknown",
        "unknown.name",
        "count([1, 2, 3]) + size",
        "upper case(\"a\")",
        "assert(size > 9, size)",
        "size + assert(size > 9, \"too small\")",
        "if size > 1 then \"many\" else \"few\"",
        "date(\"2026-13-01\")",
        "no such function(1)",
        "function(x) external { java: { class: \"java.lang.Math\", method signature: \"abs(double)\" } }",
        "null > 3",
        "\"a\" < 3",
        "every x in [1, 2] satisfies x < size",
      })
  @DisplayName("answers, or fails, as the original does:")
  void answersAsTheOriginal(String expression) {
    // Twice: read, and remembered.
    for (var time = 0; time < 2; time++) {
      assertThat(evaluated(ours, expression)).isEqualTo(evaluated(original, expression));
      assertThat(tested(ours, expression)).isEqualTo(tested(original, expression));
    }
  }

  @Test
  @DisplayName("keeps failures of one answer out of the next")
  void keepsAnswersApart() {
    assertThat(evaluated(ours, "size + 1"))
        .isEqualTo(
            ""
                + ours.<Object>evaluateSimpleExpression(
                    "3", Variables.createVariables().asVariableContext()));
    evaluated(ours, "assert(size > 9, size)");
    assertThat(evaluated(ours, "size + 1")).isEqualTo("3");
  }

  private static String evaluated(FeelEngine feel, String expression) {
    try {
      return "" + feel.<Object>evaluateSimpleExpression(expression, size());
    } catch (FeelException e) {
      return "" + e.getMessage();
    }
  }

  private static String tested(FeelEngine feel, String expression) {
    try {
      return "" + feel.evaluateSimpleUnaryTests(expression, "size", size());
    } catch (FeelException e) {
      return "" + e.getMessage();
    }
  }

  private static org.camunda.bpm.engine.variable.context.VariableContext size() {
    return Variables.createVariables().putValue("size", 2).asVariableContext();
  }

  private static DmnEngine engine(FeelEngine feel) {
    var configuration = new DefaultDmnEngineConfiguration();
    configuration.setFeelEngineFactory(() -> feel);
    return configuration.buildEngine();
  }

  private static DmnDecision decision(DmnEngine engine, Path table) throws IOException {
    try (var file = Files.newInputStream(table)) {
      return engine.parseDecisions(file).get(0);
    }
  }

  private static String answer(DmnEngine engine, DmnDecision decision, Map<String, Object> facts) {
    try {
      return "" + engine.evaluateDecisionTable(decision, facts).getResultList();
    } catch (DmnEngineException e) {
      return "" + e.getMessage();
    }
  }

  /** What the table's conditions mention, and what nobody expects there. */
  private static List<@Nullable Object> values(DmnModelInstance model) {
    var values =
        new ArrayList<@Nullable Object>(Arrays.asList(null, null, 0, 1, 4, 600, -3.5, true, false));
    values.add("nobody expects this");
    for (var entry : model.getModelElementsByType(InputEntry.class)) {
      var text = entry.getText().getTextContent();
      for (var word : text.split("\"")) {
        if (!word.isBlank() && !word.contains(",") && values.size() < 60) {
          values.add(word.strip());
        }
      }
    }
    return values;
  }
}
