package io.leadrelay.process.check;

import io.leadrelay.process.check.Table.Cell;
import io.leadrelay.process.check.Table.Column;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.jspecify.annotations.Nullable;

/** What a table must have whoever asks it. */
final class TableShape {

  /** Those that end with one answer. */
  private static final Set<HitPolicy> ONE_ANSWER =
      EnumSet.of(HitPolicy.FIRST, HitPolicy.UNIQUE, HitPolicy.ANY);

  private TableShape() {}

  static List<Finding> findings(Table table) {
    var findings = new ArrayList<Finding>();
    if (!ONE_ANSWER.contains(table.hitPolicy()) && !table.sums()) {
      findings.add(
          table.error(
              "table-hit-policy", table.decision(), table.name(), table.name(), policy(table)));
    } else if (table.sums() && table.outputs().size() != 1) {
      findings.add(
          table.error(
              "table-sum-of-several",
              table.decision(),
              table.name(),
              table.name(),
              "" + table.outputs().size()));
    }
    Stream.concat(table.inputs().stream(), table.outputs().stream())
        .forEach(column -> check(table, column, findings));
    table.rows().forEach(row -> check(table, row, findings));
    return findings;
  }

  private static String policy(Table table) {
    var aggregation = table.aggregation();
    return table.hitPolicy().name().replace('_', ' ')
        + (aggregation == null ? "" : " " + aggregation.name());
  }

  private static void check(Table table, Column column, List<Finding> findings) {
    if (column.label() == null) {
      findings.add(
          Finding.warning(
              "table-column-label-missing",
              table.file(),
              column.id(),
              column.title(),
              column.name(),
              table.name()));
    }
    tellLanguage(table, column.language(), column.id(), column.title(), findings);
  }

  private static void check(Table table, Table.Row row, List<Finding> findings) {
    if (row.sentence() == null) {
      findings.add(
          Finding.warning(
              "table-sentence-missing",
              table.file(),
              row.id(),
              null,
              "" + row.number(),
              table.name()));
    }
    if (row.conditions().size() != table.inputs().size()
        || row.answers().size() != table.outputs().size()) {
      findings.add(table.error("table-cells-missing", row, row.called(), table.name()));
    }
    Stream.concat(row.conditions().stream(), row.answers().stream())
        .map(Cell::language)
        .forEach(language -> tellLanguage(table, language, row.id(), row.sentence(), findings));
  }

  private static void tellLanguage(
      Table table,
      @Nullable String language,
      @Nullable String element,
      @Nullable String label,
      List<Finding> findings) {
    if (language != null && !language.toLowerCase(Locale.ROOT).contains("feel")) {
      findings.add(table.error("table-language", element, label, table.name(), language));
    }
  }
}
