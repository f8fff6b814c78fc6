package io.leadrelay.process.check;

import io.leadrelay.process.check.Table.Cell;
import io.leadrelay.process.check.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.HitPolicy;

/** Whether the rules of a table take every lead, each with a use, and none against another. */
final class TableCover {

  private final AskedTable asked;
  private final Table table;
  private final RuleSpace space;
  private final AnswersKnown answersKnown;
  private final boolean independent;
  private final List<Finding> findings = new ArrayList<>();

  TableCover(Feel feel, AskedTable asked) {
    this.asked = asked;
    this.table = asked.table();
    var axes =
        table.inputs().stream()
            .map(
                input ->
                    Axis.of(
                        feel,
                        input,
                        table.rows().stream()
                            .map(row -> row.conditions().get(input.number() - 1).text())
                            .map(cell -> feel.condition(cell).orElseThrow())
                            .toList()))
            .toList();
    this.space = RuleSpace.of(axes, table.rows().size());
    this.answersKnown = new AnswersKnown(feel, asked, space);
    this.independent = areIndependent(feel);
  }

  /** Two columns that read one fact do not come in each combination. */
  private boolean areIndependent(Feel feel) {
    var names =
        table.inputs().stream()
            .flatMap(input -> feel.expression(input.name()).stream())
            .flatMap(expression -> expression.names().stream())
            .toList();
    return names.stream().distinct().count() == names.size();
  }

  List<Finding> findings() {
    IntStream.range(0, table.rows().size()).forEach(this::checkReach);
    IntStream.range(0, table.rows().size()).forEach(this::checkCells);
    if (independent) {
      checkGap();
      if (table.hitPolicy() == HitPolicy.UNIQUE || table.hitPolicy() == HitPolicy.ANY) {
        IntStream.range(0, table.rows().size()).forEach(this::checkOverlaps);
      }
      findings.addAll(answersKnown.findings());
    }
    return findings;
  }

  private void checkGap() {
    space
        .gap()
        .ifPresent(
            gap ->
                findings.add(
                    table.error(
                        table.sums() ? "table-sum-without-start" : "table-gap",
                        table.decision(),
                        table.name(),
                        table.name(),
                        space.example(gap))));
  }

  private void checkReach(int rule) {
    var row = row(rule);
    if (space.takesNothing(rule)) {
      findings.add(warning("table-rule-never", row, row.called(), table.name()));
    } else if (table.hitPolicy() == HitPolicy.FIRST && space.isTakenByEarlier(rule)) {
      var takers = space.takers(rule).stream().map(taker -> row(taker).called()).toList();
      findings.add(
          warning("table-rule-unreachable", row, row.called(), Wording.list(takers, "; ")));
    }
  }

  /** To FEEL, "true, null" is true for a no as well. */
  private void checkCells(int rule) {
    var row = row(rule);
    for (var input : table.inputs()) {
      var cell = row.conditions().get(input.number() - 1);
      if (!cell.isEmpty() && space.takesAll(rule, input.number() - 1)) {
        findings.add(
            warning("table-cell-takes-all", row, row.called(), input.title(), cell.text()));
      }
    }
  }

  private void checkOverlaps(int rule) {
    for (int other = rule + 1; other < table.rows().size(); other++) {
      var one = row(rule);
      var two = row(other);
      if (table.hitPolicy() == HitPolicy.ANY && texts(one).equals(texts(two))) {
        continue;
      }
      space
          .overlap(rule, other)
          .ifPresent(
              both ->
                  findings.add(
                      table.error(
                          table.hitPolicy() == HitPolicy.ANY
                              ? "table-rules-disagree"
                              : "table-rules-overlap",
                          two,
                          one.called(),
                          two.called(),
                          space.example(both))));
    }
  }

  private static List<String> texts(Row row) {
    return row.answers().stream().map(Cell::text).toList();
  }

  private Row row(int rule) {
    return asked.table().rows().get(rule);
  }

  private Finding warning(String rule, Row row, Object... details) {
    return Finding.warning(rule, table.file(), row.id(), row.sentence(), details);
  }
}
