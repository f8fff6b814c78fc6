package io.leadrelay.process.check;

import io.leadrelay.process.check.AskedTable.Asking;
import io.leadrelay.process.check.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** Whether the columns of a table are those that the asking step gives and reads. */
final class TableContract {

  private final Table table;
  private final Asking step;
  private final List<Finding> findings = new ArrayList<>();

  private TableContract(Table table, Asking step) {
    this.table = table;
    this.step = step;
  }

  static List<Finding> findings(AskedTable asked) {
    return asked.steps().stream()
        .flatMap(step -> new TableContract(asked.table(), step).check().stream())
        .toList();
  }

  private List<Finding> check() {
    table.inputs().forEach(this::checkInputType);
    for (var answer : step.answers()) {
      var name = answer.replace("?", "");
      if (table.outputs().stream().noneMatch(output -> output.name().equals(name))) {
        findings.add(
            answer.endsWith("??")
                ? table.warning("table-answer-left-out", name, step.label())
                : table.error(
                    "table-answer-missing",
                    table.decision(),
                    table.name(),
                    table.name(),
                    name,
                    step.label()));
      }
    }
    table.outputs().forEach(this::checkOutputType);
    return findings;
  }

  private void checkInputType(Column input) {
    var given = step.given().kind(input.name());
    var declared = GivenFacts.ofColumn(input.type());
    if (given.isPresent() && declared.isPresent() && !given.equals(declared)) {
      tell("table-input-type", input, given.get(), declared.get());
    }
  }

  private void checkOutputType(Column output) {
    var read = step.kind(output.name());
    var declared = GivenFacts.ofColumn(output.type());
    if (read.isPresent() && declared.isPresent() && !read.equals(declared)) {
      tell("table-answer-column-type", output, read.get(), declared.get());
    }
  }

  private void tell(String rule, Column column, GivenFacts.Kind right, GivenFacts.Kind wrong) {
    findings.add(
        table.error(
            rule,
            column,
            column.title(),
            GivenFacts.called(wrong),
            GivenFacts.called(right),
            step.label()));
  }
}
