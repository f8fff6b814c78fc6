package io.leadrelay.process.check;

import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * An expression as the engine's own language reads it.
 *
 * @param names the names that it reads
 * @param functions the functions that it calls
 */
record Expression(Set<String> names, Set<String> functions) {

  static boolean isIn(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /**
   * Takes a text apart that may hold expressions.
   *
   * @throws TreeBuilderException if the engine could not read it
   */
  static Expression read(String text) {
    var tree = new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text);
    var names = new LinkedHashSet<String>();
    tree.getIdentifierNodes().forEach(node -> names.add(node.getName()));
    var functions = new LinkedHashSet<String>();
    tree.getFunctionNodes().forEach(node -> functions.add(node.getName()));
    return new Expression(names, functions);
  }

  /** The names that a text reads; none if the engine could not read it. */
  static Set<String> namesIn(String text) {
    try {
      return isIn(text) ? read(text).names() : Set.of();
    } catch (TreeBuilderException broken) {
      return Set.of();
    }
  }
}
