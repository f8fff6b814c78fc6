package io.leadrelay.process.check;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node of what FEEL read.
 *
 * @param kind as FEEL names it, such as {@code ConstString}
 * @param parts nodes, lists of parts, and plain values
 */
record FeelNode(String kind, List<Object> parts) {

  static FeelNode of(Product tree) {
    var parts = new ArrayList<Object>();
    CollectionConverters.asJava(tree.productIterator()).forEachRemaining(p -> parts.add(part(p)));
    return new FeelNode(tree.productPrefix(), parts);
  }

  private static Object part(Object part) {
    if (part instanceof Iterable<?> several) {
      var parts = new ArrayList<Object>();
      CollectionConverters.asJava(several).forEach(p -> parts.add(part(p)));
      return parts;
    }
    if (part instanceof camundajar.impl.scala.math.BigDecimal number) {
      return number.bigDecimal();
    }
    return part instanceof Product tree ? of(tree) : part;
  }

  boolean is(String... kinds) {
    return List.of(kinds).contains(kind);
  }

  /** The nodes right below. */
  List<FeelNode> children() {
    var children = new ArrayList<FeelNode>();
    collect(parts, children);
    return children;
  }

  private static void collect(List<?> parts, List<FeelNode> into) {
    for (var part : parts) {
      if (part instanceof FeelNode node) {
        into.add(node);
      } else if (part instanceof List<?> list) {
        collect(list, into);
      }
    }
  }

  /** This node and all below. */
  Stream<FeelNode> all() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(FeelNode::all));
  }

  /** The text of the first part. */
  String text() {
    return parts.get(0).toString();
  }

  boolean isNull() {
    return is("ConstNull");
  }

  /** Whether it is the value that a cell is asked about. */
  boolean isInput() {
    return is("ConstInputValue");
  }

  /** The string, number or yes-or-no that stands here, if it is one. */
  Optional<Object> literal() {
    return Optional.ofNullable(literalOrNull());
  }

  private @Nullable Object literalOrNull() {
    if (is("ConstString", "ConstBool") && !parts.isEmpty()) {
      return parts.get(0);
    }
    if (is("ConstNumber")) {
      return ((BigDecimal) parts.get(0)).stripTrailingZeros();
    }
    if (is("ArithmeticNegation") && children().get(0).is("ConstNumber")) {
      return ((BigDecimal) children().get(0).parts().get(0)).negate().stripTrailingZeros();
    }
    return null;
  }
}
