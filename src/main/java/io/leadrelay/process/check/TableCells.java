package io.leadrelay.process.check;

import io.leadrelay.process.check.AskedTable.Asking;
import io.leadrelay.process.check.GivenFacts.Kind;
import io.leadrelay.process.check.Table.Cell;
import io.leadrelay.process.check.Table.Column;
import io.leadrelay.process.check.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether each cell can be read, names what there is, and holds what its column takes. */
final class TableCells {

  private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L}\\p{N} _&./-]*");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern AS_SPOKEN =
      Pattern.compile("(?<![\\d.])(\\d+,\\d+|\\d{1,3}\\.\\d{3})(?![\\d.])");
  private static final Pattern OTHER_QUOTES = Pattern.compile("[“”„«»‘’']");

  private final Feel feel;
  private final AskedTable asked;
  private final Table table;
  private final List<Finding> findings = new ArrayList<>();

  TableCells(Feel feel, AskedTable asked) {
    this.feel = feel;
    this.asked = asked;
    this.table = asked.table();
  }

  List<Finding> findings() {
    table.inputs().forEach(this::checkInput);
    for (var row : table.rows()) {
      for (int i = 0; i < Math.min(row.conditions().size(), table.inputs().size()); i++) {
        checkCondition(row, table.inputs().get(i), row.conditions().get(i));
      }
      for (int i = 0; i < Math.min(row.answers().size(), table.outputs().size()); i++) {
        checkAnswer(row, table.outputs().get(i), row.answers().get(i));
      }
      asked.steps().forEach(step -> checkDependent(row, step));
    }
    return findings;
  }

  private void checkInput(Column input) {
    var expression = feel.expression(input.name());
    if (expression.isEmpty()) {
      findings.add(table.error("table-input-unreadable", input, input.title(), input.name()));
      return;
    }
    for (var name : expression.get().names()) {
      asked
          .withoutFact(name)
          .ifPresent(
              step ->
                  findings.add(
                      table.error(
                          step.given().areSignals()
                              ? "table-signal-without-type"
                              : "table-input-unknown",
                          input,
                          input.title(),
                          name,
                          step.label())));
    }
    tellUnknownFunction(
        expression.get(),
        input.id(),
        input.title(),
        Wording.phrase("word.table", table.name()),
        input.title());
  }

  private void checkCondition(Row row, Column column, Cell cell) {
    tellNumberAsSpoken(row, column, cell);
    var read = feel.condition(cell.text());
    if (read.isEmpty()) {
      tellUnreadable(row, column, cell);
      return;
    }
    var condition = read.get();
    if (namesOnlyFacts(row, column, condition)) {
      checkCompared(row, column, condition);
    }
  }

  /** FEEL reads 50,5 as two numbers and 1.000 as one: neither is what its writer meant. */
  private void tellNumberAsSpoken(Row row, Column column, Cell cell) {
    if (GivenFacts.ofColumn(column.type()).filter(Kind.NUMBER::equals).isEmpty()) {
      return;
    }
    var spoken = AS_SPOKEN.matcher(cell.text());
    if (spoken.find()) {
      findings.add(
          Finding.warning(
              "table-number-as-spoken",
              table.file(),
              row.id(),
              row.sentence(),
              row.called(),
              column.title(),
              spoken.group()));
    }
  }

  private void checkCompared(Row row, Column column, FeelText condition) {
    // Where the type of the column itself is wrong, that is told there.
    var kind = GivenFacts.ofColumn(column.type()).filter(declared -> isGiven(column, declared));
    for (var value : condition.compared()) {
      if (kind.isPresent() && kind.get() != GivenFacts.ofValue(value)) {
        tell(
            "table-cell-type",
            row,
            column,
            shown(value),
            GivenFacts.called(kind.get()),
            GivenFacts.called(GivenFacts.ofValue(value)));
      } else if (!allowed(column).isEmpty() && !allowed(column).contains(value)) {
        tell("table-cell-not-allowed", row, column, shown(value), column.allowed());
      }
    }
  }

  private boolean isGiven(Column column, Kind declared) {
    return asked.steps().stream()
        .flatMap(step -> step.given().kind(column.name()).stream())
        .allMatch(declared::equals);
  }

  private void checkAnswer(Row row, Column column, Cell cell) {
    if (cell.text().isBlank()) {
      tellEmpty(row, column);
      return;
    }
    var read = feel.expression(cell.text());
    if (read.isEmpty()) {
      tellUnreadable(row, column, cell);
    } else if (read.get().isNull()) {
      tellEmpty(row, column);
    } else if (namesOnlyFacts(row, column, read.get()) && read.get().names().isEmpty()) {
      Optional.ofNullable(feel.compute(read.get(), Map.of()))
          .ifPresent(value -> checkValue(row, column, value));
    }
  }

  private void tellEmpty(Row row, Column column) {
    asked.steps().stream()
        .filter(step -> step.needs(column.name()))
        .findFirst()
        .ifPresent(step -> tell("table-answer-empty", row, column, step.label()));
  }

  /** An answer that is the same for every lead. */
  private void checkValue(Row row, Column column, Object value) {
    var declared = GivenFacts.ofColumn(column.type()).filter(kind -> kind != Kind.TEXT);
    var wanted =
        asked.steps().stream()
            .flatMap(step -> step.kind(column.name()).stream())
            .filter(kind -> kind != Kind.TEXT)
            .findFirst()
            .or(() -> declared);
    if (wanted.isPresent()
        && wanted.get() != GivenFacts.ofValue(value)
        && !(wanted.equals(declared) && isMadeFrom(wanted.get(), value.toString()))) {
      tell(
          "table-answer-type",
          row,
          column,
          shown(value),
          GivenFacts.called(wanted.get()),
          GivenFacts.called(GivenFacts.ofValue(value)));
      return;
    }
    if (value instanceof Number number
        && Set.of("integer", "long").contains("" + column.type())
        && new BigDecimal(number.toString()).stripTrailingZeros().scale() > 0) {
      tell("table-answer-not-whole", row, column, shown(value));
      return;
    }
    for (var step : asked.steps()) {
      var words = step.words(column.name());
      if (words != null && !words.contains(value.toString())) {
        tell(
            "table-answer-word-unknown",
            row,
            column,
            shown(value),
            String.join(", ", words),
            step.label());
        return;
      }
    }
    if (value instanceof String && !allowed(column).isEmpty() && !allowed(column).contains(value)) {
      tell("table-answer-not-allowed", row, column, shown(value), column.allowed());
    }
  }

  /** The column itself makes its type from a text that looks like it. */
  private static boolean isMadeFrom(Kind kind, String text) {
    return kind == Kind.NUMBER
        ? NUMBER.matcher(text).matches()
        : Set.of("true", "false").contains(text);
  }

  /** The answers that a step needs only beside another one. */
  private void checkDependent(Row row, Asking step) {
    for (var when : Contract.whens(step.contract().answersWhen())) {
      var word = when.word() == null ? "true" : when.word();
      var holds =
          literal(row, when.name()).filter(value -> value.toString().equals(word)).isPresent();
      for (var output : table.outputs()) {
        if (holds && when.then().contains(output.name()) && isEmpty(row, output)) {
          tell(
              "table-answer-empty-beside",
              row,
              output,
              title(when.name()),
              when.word() == null ? Wording.phrase("word.yes") : word,
              step.label());
        }
      }
    }
  }

  private String title(@Nullable String output) {
    return table.outputs().stream()
        .filter(column -> column.name().equals(output))
        .map(Column::title)
        .findFirst()
        .orElse("" + output);
  }

  private Optional<Object> literal(Row row, @Nullable String output) {
    return table.outputs().stream()
        .filter(column -> column.name().equals(output))
        .filter(column -> column.number() <= row.answers().size())
        .flatMap(column -> feel.expression(row.answers().get(column.number() - 1).text()).stream())
        .flatMap(text -> text.literal().stream())
        .findFirst();
  }

  private boolean isEmpty(Row row, Column output) {
    return output.number() <= row.answers().size()
        && Set.of("", "null").contains(row.answers().get(output.number() - 1).text());
  }

  /** Tells each name and function that there is not; true if there is none. */
  private boolean namesOnlyFacts(Row row, Column column, FeelText text) {
    var before = findings.size();
    var bare = text.bareWords();
    for (var name : text.names()) {
      if (bare.contains(name) && !asked.isFact(name)) {
        tell("table-quotes-missing", row, column, name);
      } else if (!asked.isFact(name)) {
        asked
            .withoutFact(name)
            .ifPresent(step -> tell("table-name-unknown", row, column, name, step.label()));
      }
    }
    tellUnknownFunction(text, row.id(), row.sentence(), row.called(), column.title());
    return findings.size() == before;
  }

  private void tellUnknownFunction(
      FeelText text,
      @Nullable String element,
      @Nullable String label,
      Wording where,
      String column) {
    feel.unknownFunction(text)
        .ifPresent(
            function ->
                findings.add(
                    table.error(
                        "table-function-unknown", element, label, where, column, function)));
  }

  private void tellUnreadable(Row row, Column column, Cell cell) {
    var text = cell.text();
    if (WORDS.matcher(text).matches()
        || (OTHER_QUOTES.matcher(text).find() && !text.contains("\""))) {
      tell("table-quotes-missing", row, column, OTHER_QUOTES.matcher(text).replaceAll(""));
    } else {
      tell("table-cell-unreadable", row, column, text);
    }
  }

  private void tell(String rule, Row row, Column column, Object... more) {
    var details = new ArrayList<Object>(List.of(row.called(), column.title()));
    details.addAll(List.of(more));
    findings.add(table.error(rule, row, details.toArray()));
  }

  private Set<Object> allowed(Column column) {
    return feel.listed(column.allowed());
  }

  private static String shown(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
