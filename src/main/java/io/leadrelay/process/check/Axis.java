package io.leadrelay.process.check;

import io.leadrelay.process.check.GivenFacts.Kind;
import io.leadrelay.process.check.Table.Column;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An input column as a list of values that its cells tell apart, and which of them each cell takes.
 *
 * @param values each stands for all that every cell treats like it; what is not known comes last
 * @param may for each rule the values that its cell takes for all we know
 * @param must for each rule the values that its cell surely takes
 */
record Axis(Column column, List<Sample> values, List<BitSet> may, List<BitSet> must) {

  /**
   * Asks each cell about samples of all that can come in.
   *
   * @param cells one for each rule
   */
  static Axis of(Feel feel, Column column, List<FeelText> cells) {
    var samples = Samples.of(column, feel.listed(column.allowed()), cells);
    var logic = cells.stream().map(cell -> new CellLogic(cell, column.name())).toList();
    Map<List<@Nullable Object>, List<Integer>> alike = new LinkedHashMap<>();
    var answers = new ArrayList<List<CellLogic.Answer>>();
    for (int i = 0; i < samples.size(); i++) {
      var sample = samples.get(i);
      var answered = logic.stream().map(cell -> cell.ask(feel, sample)).toList();
      answers.add(answered);
      var signature = new ArrayList<@Nullable Object>(answered);
      signature.add(sample.value() == null);
      alike.computeIfAbsent(signature, key -> new ArrayList<>()).add(i);
    }
    var values = new ArrayList<Sample>();
    var may = sets(cells.size());
    var must = sets(cells.size());
    for (var group : alike.values()) {
      for (int row = 0; row < cells.size(); row++) {
        var answer = answers.get(group.get(0)).get(row);
        may.get(row).set(values.size(), answer != CellLogic.Answer.NO);
        must.get(row).set(values.size(), answer == CellLogic.Answer.YES);
      }
      values.add(
          group.stream()
              .map(samples::get)
              .min(Comparator.comparing(sample -> !sample.single()))
              .orElseThrow());
    }
    return new Axis(column, values, may, must);
  }

  private static List<BitSet> sets(int size) {
    var sets = new ArrayList<BitSet>();
    for (int i = 0; i < size; i++) {
      sets.add(new BitSet());
    }
    return sets;
  }

  /** The number of the value "not known". */
  int notKnown() {
    return values.size() - 1;
  }

  /** Whether all values belong to a side. */
  boolean isWhole(BitSet side) {
    return side.cardinality() == values.size();
  }

  /**
   * A value that can come in.
   *
   * @param value null for what is not known
   * @param single whether it stands for itself alone, not for a whole range
   */
  record Sample(@Nullable Object value, boolean single) {

    Wording called() {
      if (value == null) {
        return Wording.phrase("word.not-known");
      }
      if (value instanceof Boolean yes) {
        return Wording.phrase(yes ? "word.yes" : "word.no");
      }
      if (GivenFacts.ofValue(value) == Kind.NUMBER) {
        return Wording.phrase("word.plain", new java.math.BigDecimal(value + "").toPlainString());
      }
      return single ? Wording.phrase("word.quoted", value) : Wording.phrase("word.anything-else");
    }
  }
}
