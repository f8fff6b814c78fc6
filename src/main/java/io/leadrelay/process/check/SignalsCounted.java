package io.leadrelay.process.check;

import io.leadrelay.process.check.Table.Cell;
import io.leadrelay.process.check.Table.Column;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether each type of signal counts somewhere. */
final class SignalsCounted {

  private SignalsCounted() {}

  static List<Finding> findings(List<AskedTable> tables, List<SignalTypesFile.Entry> signalTypes) {
    var counting =
        tables.stream()
            .filter(table -> table.steps().stream().anyMatch(step -> step.given().haveSignals()))
            .map(AskedTable::table)
            .toList();
    if (counting.isEmpty()) {
      return List.of();
    }
    return signalTypes.stream()
        .filter(type -> counting.stream().noneMatch(table -> reads(table, type.fact())))
        .map(
            type ->
                Finding.error(
                    "table-signal-not-counted",
                    SignalTypesFile.NAME,
                    type.type(),
                    type.label(),
                    type.label(),
                    type.fact()))
        .toList();
  }

  private static boolean reads(Table table, String fact) {
    var word = Pattern.compile("\\b" + Pattern.quote(fact) + "\\b");
    return Stream.concat(
            table.inputs().stream().map(Column::name),
            table.rows().stream()
                .flatMap(row -> Stream.concat(row.conditions().stream(), row.answers().stream()))
                .map(Cell::text))
        .anyMatch(text -> word.matcher(text).find());
  }
}
