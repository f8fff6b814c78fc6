package io.leadrelay.process.check;

import io.leadrelay.process.check.Axis.Sample;
import io.leadrelay.process.check.GivenFacts.Kind;
import io.leadrelay.process.check.Table.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds samples of all that can come into a column: each value that a cell names, values before,
 * between and behind the numbers, another text, and that nothing is known.
 */
final class Samples {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final List<Sample> samples = new ArrayList<>();
  private final Set<Object> literals = new LinkedHashSet<>();

  private Samples() {}

  /**
   * Samples for a column.
   *
   * @param allowed the values that the column lists, so that examples name some that there are
   */
  static List<Sample> of(Column column, Set<Object> allowed, List<FeelText> cells) {
    var all = new Samples();
    all.literals.addAll(allowed);
    cells.forEach(cell -> all.literals.addAll(cell.literals()));
    var kinds = EnumSet.noneOf(Kind.class);
    GivenFacts.ofColumn(column.type())
        .ifPresentOrElse(
            kinds::add,
            () -> all.literals.forEach(literal -> kinds.add(GivenFacts.ofValue(literal))));
    if (kinds.contains(Kind.YES_NO)) {
      all.samples.add(new Sample(true, true));
      all.samples.add(new Sample(false, true));
    }
    if (kinds.contains(Kind.NUMBER)) {
      all.addNumbers("integer".equals(column.type()) || "long".equals(column.type()));
    }
    if (kinds.contains(Kind.TEXT) || kinds.isEmpty()) {
      all.addTexts(
          cells.stream()
              .map(cell -> cell.calls().keySet())
              .anyMatch(calls -> calls.contains("lower case") || calls.contains("upper case")));
    }
    all.samples.add(new Sample(null, true));
    return all.samples;
  }

  private void addNumbers(boolean whole) {
    var numbers = new TreeSet<BigDecimal>();
    for (var literal : literals) {
      if (literal instanceof BigDecimal number) {
        numbers.add(whole ? number.setScale(0, RoundingMode.FLOOR) : number);
        numbers.add(whole ? number.setScale(0, RoundingMode.CEILING) : number);
      }
    }
    if (numbers.isEmpty()) {
      samples.add(new Sample(BigDecimal.ONE, false));
      return;
    }
    samples.add(new Sample(numbers.first().subtract(BigDecimal.ONE), false));
    for (var number : numbers) {
      samples.add(new Sample(number, true));
      var next = numbers.higher(number);
      if (next == null) {
        samples.add(new Sample(number.add(BigDecimal.ONE), false));
      } else if (!whole) {
        samples.add(new Sample(number.add(next).divide(TWO), false));
      } else if (next.subtract(number).compareTo(BigDecimal.ONE) > 0) {
        samples.add(new Sample(number.add(BigDecimal.ONE), false));
      }
    }
  }

  private void addTexts(boolean spelling) {
    var texts = new LinkedHashSet<String>();
    for (var literal : literals) {
      if (literal instanceof String text) {
        texts.add(text);
      }
    }
    if (spelling) {
      for (var text : List.copyOf(texts)) {
        texts.add(text.toLowerCase(Locale.ROOT));
        texts.add(text.toUpperCase(Locale.ROOT));
      }
    }
    texts.forEach(text -> samples.add(new Sample(text, true)));
    if (spelling) {
      var spellings = new LinkedHashSet<String>();
      texts.forEach(text -> spellings.add(text.toLowerCase(Locale.ROOT)));
      spellings.forEach(text -> addOtherSpelling(text, texts));
    }
    var other = "something else";
    while (texts.contains(other)) {
      other += "!";
    }
    samples.add(new Sample(other, false));
  }

  /** One that mixes small and capital letters, for all that are written in yet another way. */
  private void addOtherSpelling(String text, Set<String> taken) {
    for (int i = 0; i < text.length(); i++) {
      var mixed =
          text.substring(0, i)
              + text.substring(i, i + 1).toUpperCase(Locale.ROOT)
              + text.substring(i + 1);
      if (!taken.contains(mixed)) {
        samples.add(new Sample(mixed, false));
        return;
      }
    }
  }
}
