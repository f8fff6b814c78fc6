package io.leadrelay.process.check;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import camundajar.impl.scala.util.Either;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.context.Context;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** FEEL as the decision engine itself reads and computes it. */
final class Feel {

  /** What FEEL calls the value that a cell is asked about. */
  private static final String INPUT = "cellInput";

  private final FeelEngine engine =
      new FeelEngine(
          FeelEngine.defaultFunctionProvider(),
          FeelEngine.defaultValueMapper(),
          FeelEngine.defaultConfiguration(),
          FeelEngine.defaultClock());

  // The same few texts are read and asked again and again, and each time takes its time.
  private final Map<String, Optional<FeelText>> conditions = new HashMap<>();
  private final Map<String, Optional<FeelText>> expressions = new HashMap<>();
  private final Map<Question, Boolean> answers = new HashMap<>();
  private final Map<String, Boolean> unknownCalls = new HashMap<>();

  private record Question(String condition, @Nullable Object value, @Nullable String name) {}

  /** The cell of an input column, or nothing if FEEL cannot read it; a blank cell is a dash. */
  Optional<FeelText> condition(String text) {
    return conditions.computeIfAbsent(
        text.isBlank() ? "-" : text.strip(), cell -> read(engine.parseUnaryTests(cell)));
  }

  /** A cell or an expression that gives a value, or nothing if FEEL cannot read it. */
  Optional<FeelText> expression(String text) {
    return expressions.computeIfAbsent(
        text.strip(), expression -> read(engine.parseExpression(expression)));
  }

  /** The values of a list such as {@code "HOT","STANDARD"}; none if it is blank or unreadable. */
  Set<Object> listed(String values) {
    return values.isBlank() ? Set.of() : condition(values).map(FeelText::listed).orElse(Set.of());
  }

  private static Optional<FeelText> read(Either<Failure, ParsedExpression> parsed) {
    return parsed.isRight() ? Optional.of(new FeelText(value(parsed))) : Optional.empty();
  }

  /**
   * Whether a cell takes a value.
   *
   * @param value of the input, null if it is not known
   * @param name by which the cell may call the input; null if it has none
   */
  boolean takes(FeelText condition, @Nullable Object value, @Nullable String name) {
    return answers.computeIfAbsent(
        new Question(condition.text(), value, name), question -> ask(condition, value, name));
  }

  private boolean ask(FeelText condition, @Nullable Object value, @Nullable String name) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put(INPUT, value);
    facts.put("inputVariableName", INPUT);
    if (name != null) {
      facts.put(name, value);
    }
    return Boolean.TRUE.equals(compute(condition, facts));
  }

  /** The value of an expression, null also if it cannot be computed. */
  @Nullable Object compute(FeelText expression, Map<String, ? extends @Nullable Object> facts) {
    if (expression.literal().isPresent()) {
      return expression.literal().get();
    }
    var result = engine.eval(expression.parsed(), new HashMap<String, Object>(facts));
    return result.isRight() ? value(result) : null;
  }

  /** The function that the expression calls and FEEL does not have, if there is one. */
  Optional<String> unknownFunction(FeelText expression) {
    return expression.calls().entrySet().stream()
        .filter(call -> unknownCalls.computeIfAbsent(call.getValue(), this::isUnknown))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private boolean isUnknown(String call) {
    var parsed = engine.parseExpression(call);
    return parsed.isRight()
        && CollectionConverters.asJava(
                engine.evaluate(value(parsed), emptyContext()).suppressedFailures())
            .stream()
            .anyMatch(
                failure ->
                    failure.failureType().equals(EvaluationFailureType.NO_FUNCTION_FOUND$.MODULE$));
  }

  private static Context emptyContext() {
    return Context.EmptyContext$.MODULE$;
  }

  // Scala's own getter is generic in a way that Java sees as an object.
  private static <T> T value(Either<Failure, T> right) {
    return right.toOption().get();
  }
}
