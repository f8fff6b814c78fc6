package io.leadrelay.process.check;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.dmn.BuiltinAggregator;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as its owner sees it.
 *
 * @param decision the id by which a step asks for it
 * @param required what decisions that it rests on answer, by name
 */
record Table(
    String file,
    String decision,
    String name,
    HitPolicy hitPolicy,
    @Nullable BuiltinAggregator aggregation,
    List<Column> inputs,
    List<Column> outputs,
    List<Row> rows,
    Set<String> required) {

  /**
   * A column.
   *
   * @param number its place among the inputs or the outputs, from 1
   * @param name of an input, the expression that gives its value; of an output, its name
   * @param language in which the expression of an input is written, null for the usual one
   * @param type as the table declares it
   * @param allowed the list of allowed values, blank if there is none
   */
  record Column(
      int number,
      @Nullable String id,
      @Nullable String label,
      String name,
      @Nullable String language,
      @Nullable String type,
      String allowed) {

    /** What people read above the column. */
    String title() {
      return label == null ? name : label;
    }
  }

  /**
   * A rule.
   *
   * @param number its place, from 1
   * @param sentence what it is for, in words
   */
  record Row(
      int number,
      @Nullable String id,
      @Nullable String sentence,
      List<Cell> conditions,
      List<Cell> answers) {

    /** How a sentence names the rule. */
    Wording called() {
      return sentence == null
          ? Wording.phrase("word.rule", "" + number)
          : Wording.phrase("word.rule-with-sentence", "" + number, sentence);
    }
  }

  /**
   * A cell.
   *
   * @param language in which it is written, null for the usual one
   */
  record Cell(String text, @Nullable String language) {

    boolean isEmpty() {
      return text.isBlank() || text.equals("-");
    }
  }

  boolean sums() {
    return hitPolicy == HitPolicy.COLLECT && aggregation == BuiltinAggregator.SUM;
  }

  /** Of the table as a whole, which the details begin with. */
  Finding warning(String rule, String answer, String step) {
    return Finding.warning(rule, file, decision, name, name, answer, step);
  }

  Finding error(String rule, @Nullable String element, @Nullable String label, Object... details) {
    return Finding.error(rule, file, element, label, details);
  }

  Finding error(String rule, Row row, Object... details) {
    return Finding.error(rule, file, row.id(), row.sentence(), details);
  }

  Finding error(String rule, Column column, Object... details) {
    return Finding.error(rule, file, column.id(), column.title(), details);
  }
}
