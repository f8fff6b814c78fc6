package io.leadrelay.process.check;

import camundajar.impl.scala.Product;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** A text that FEEL could read. */
record FeelText(ParsedExpression parsed, FeelNode root) {

  FeelText(ParsedExpression parsed) {
    this(parsed, FeelNode.of((Product) parsed.expression()));
  }

  String text() {
    return parsed.text();
  }

  /** The facts that it reads, by their names; not those that it brings along itself. */
  Set<String> names() {
    var names = new LinkedHashSet<String>();
    collectNames(root, names);
    root.all()
        .filter(node -> node.is("For", "SomeItem", "EveryItem", "ConstContext"))
        .flatMap(node -> node.children().stream())
        .filter(node -> node.is("Tuple2"))
        .forEach(bound -> names.remove(bound.text()));
    root.all()
        .filter(node -> node.is("FunctionDefinition"))
        .forEach(function -> ((List<?>) function.parts().get(0)).forEach(names::remove));
    return names;
  }

  private static void collectNames(FeelNode node, Set<String> names) {
    if (node.is("Ref")) {
      names.add(((List<?>) node.parts().get(0)).get(0).toString());
    }
    // Within a filter a name may be a part of the list's items.
    var below = node.is("Filter") ? node.children().subList(0, 1) : node.children();
    below.forEach(child -> collectNames(child, names));
  }

  /** All strings, numbers and yes-or-nos in it. */
  Set<Object> literals() {
    var negated = new HashSet<FeelNode>();
    root.all()
        .filter(node -> node.is("ArithmeticNegation"))
        .forEach(node -> negated.addAll(node.children()));
    return root.all()
        .filter(node -> !negated.contains(node))
        .flatMap(node -> node.literal().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The words in a cell that stand there without quotes where a value is expected. */
  Set<String> bareWords() {
    var words = new LinkedHashSet<String>();
    word(root).ifPresent(words::add);
    root.all()
        .filter(node -> node.is("UnaryTestExpression", "InputEqualTo"))
        .flatMap(FeelText::tested)
        .forEach(node -> word(node).ifPresent(words::add));
    return words;
  }

  private static Optional<String> word(FeelNode node) {
    return node.is("Ref") && node.parts().get(0) instanceof List<?> names && names.size() == 1
        ? Optional.of(names.get(0).toString())
        : Optional.empty();
  }

  private static Stream<FeelNode> tested(FeelNode node) {
    return node.children().stream()
        .flatMap(child -> child.is("ConstList") ? child.children().stream() : Stream.of(child));
  }

  /** The values that a cell compares with its input itself. */
  Set<Object> compared() {
    var values = new LinkedHashSet<Object>();
    root.all().forEach(node -> compared(node, values));
    return values;
  }

  private static void compared(FeelNode node, Set<Object> values) {
    if (node.is("UnaryTestExpression", "InputEqualTo")
        || node.kind().startsWith("InputLess")
        || node.kind().startsWith("InputGreater")) {
      tested(node).forEach(child -> child.literal().ifPresent(values::add));
    } else if (node.is("InputInRange")) {
      node.all().forEach(child -> child.literal().ifPresent(values::add));
    } else if (node.is("In") && node.children().get(0).isInput()) {
      node.children().get(1).all().forEach(child -> child.literal().ifPresent(values::add));
    } else if (node.is("Equal") && node.children().stream().anyMatch(FeelNode::isInput)) {
      node.children().forEach(child -> child.literal().ifPresent(values::add));
    }
  }

  /** Each function that it calls, with a call that shows whether FEEL knows it. */
  Map<String, String> calls() {
    var calls = new LinkedHashMap<String, String>();
    root.all()
        .filter(node -> node.is("FunctionInvocation"))
        .filter(node -> node.children().get(0).is("PositionalFunctionParameters"))
        .forEach(
            node ->
                calls.put(
                    node.text(),
                    node.children().get(0).children().stream()
                        .map(parameter -> "null")
                        .collect(Collectors.joining(", ", node.text() + "(", ")"))));
    return calls;
  }

  boolean isNull() {
    return root.isNull();
  }

  Optional<Object> literal() {
    return root.literal();
  }

  /** The literals of a list of values, such as {@code "HOT","STANDARD"}. */
  Set<Object> listed() {
    return root.all()
        .filter(node -> node.is("UnaryTestExpression", "InputEqualTo"))
        .flatMap(FeelText::tested)
        .flatMap(node -> node.literal().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
