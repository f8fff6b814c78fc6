package io.leadrelay.engine;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.FunctionProvider.CompositeFunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/**
 * FEEL as the decision engine has it, without what that does anew for every cell of a table: it
 * reads the expression again and builds all of FEEL's built-in functions again, which together is
 * nearly all of the time that a decision takes. Whatever ends in an error is asked of the original,
 * so that errors are the same.
 */
public final class ReadOnceFeel extends ScalaFeelEngine {

  /** Far more than the cells of all tables that run; beyond it, all are read once more. */
  private static final int MOST_KEPT = 20_000;

  public ReadOnceFeel() {
    super(List.of());
  }

  @Override
  protected FeelEngine buildFeelEngine(
      CustomFunctionTransformer functions, CompositeValueMapper values) {
    return new Remembering(functions, values);
  }

  private static final class Remembering extends FeelEngine {

    private final Map<String, Either<Failure, ParsedExpression>> expressions =
        new ConcurrentHashMap<>();
    private final Map<String, Either<Failure, ParsedExpression>> unaryTests =
        new ConcurrentHashMap<>();
    private final FunctionProvider functions;
    private final FeelInterpreter interpreter;

    Remembering(FunctionProvider own, CompositeValueMapper values) {
      // As the original: no functions of Java may be called from a table.
      super(own, values, new Configuration(false), defaultClock());
      this.functions =
          new CompositeFunctionProvider(
              CollectionConverters.asScala(List.of(new BuiltinFunctions(clock(), values), own))
                  .toList());
      this.interpreter = new FeelInterpreter(values);
    }

    @Override
    public Either<Failure, ParsedExpression> parseExpression(String text) {
      return remembered(expressions, text, super::parseExpression);
    }

    @Override
    public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
      return remembered(unaryTests, text, super::parseUnaryTests);
    }

    private static Either<Failure, ParsedExpression> remembered(
        Map<String, Either<Failure, ParsedExpression>> known,
        String text,
        Function<String, Either<Failure, ParsedExpression>> read) {
      if (known.size() >= MOST_KEPT) {
        known.clear();
      }
      return known.computeIfAbsent(text, read);
    }

    @Override
    public EvaluationResult evaluate(ParsedExpression expression, Context variables) {
      if (expression.text().contains("external")) {
        return super.evaluate(expression, variables);
      }
      var context = EvalContext.create(valueMapper(), functions).merge(variables);
      var value = interpreter.eval(expression.expression(), context);
      var failures = context.failureCollector().failures();
      if (value instanceof ValError
          || value instanceof ValFatalError
          || CollectionConverters.asJava(failures).stream()
              .anyMatch(
                  failure ->
                      failure
                          .failureType()
                          .equals(EvaluationFailureType.ASSERT_FAILURE$.MODULE$))) {
        return super.evaluate(expression, variables);
      }
      return new SuccessfulEvaluationResult(valueMapper().unpackVal(value), failures);
    }
  }
}
