package io.leadrelay.process.check;

import io.leadrelay.process.check.Table.Column;
import io.leadrelay.process.check.Table.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer that is put together from facts of the lead can be given for every lead that
 * comes to its rule: with one fact missing FEEL gives nothing at all.
 */
final class AnswersKnown {

  private final Feel feel;
  private final AskedTable asked;
  private final Table table;
  private final RuleSpace space;
  private final List<Finding> findings = new ArrayList<>();

  AnswersKnown(Feel feel, AskedTable asked, RuleSpace space) {
    this.feel = feel;
    this.asked = asked;
    this.table = asked.table();
    this.space = space;
  }

  List<Finding> findings() {
    for (var row : table.rows()) {
      for (var output : table.outputs()) {
        if (asked.steps().stream().anyMatch(step -> step.needs(output.name()))) {
          feel.expression(row.answers().get(output.number() - 1).text())
              .ifPresent(answer -> check(row, output, answer));
        }
      }
    }
    return findings;
  }

  private void check(Row row, Column output, FeelText answer) {
    var names = answer.names();
    for (var name : names) {
      if (asked.steps().stream().anyMatch(step -> step.given().mayBeMissing(name))) {
        facts(row, names, name)
            .filter(facts -> feel.compute(answer, facts) == null)
            .filter(facts -> feel.compute(answer, with(facts, name)) != null)
            .ifPresent(
                facts ->
                    findings.add(
                        table.error(
                            "table-answer-unsure",
                            row,
                            row.called(),
                            output.title(),
                            title(name))));
      }
    }
  }

  /** The facts of a lead that surely comes to the rule without that one; nothing if none does. */
  private Optional<Map<String, @Nullable Object>> facts(
      Row row, Set<String> names, String missing) {
    return reaching(row.number() - 1).stream()
        .filter(box -> takesUnknown(box, missing))
        .findFirst()
        .map(
            box -> {
              var facts = new HashMap<String, @Nullable Object>();
              names.forEach(name -> facts.put(name, known(box, name)));
              facts.put(missing, null);
              return facts;
            });
  }

  private List<Box> reaching(int rule) {
    return table.hitPolicy() == HitPolicy.FIRST
        ? space.comesFirstTo(rule)
        : List.of(space.must().get(rule)).stream().filter(box -> !box.isEmpty()).toList();
  }

  private boolean takesUnknown(Box box, String name) {
    for (int i = 0; i < space.axes().size(); i++) {
      var axis = space.axes().get(i);
      if (axis.column().name().equals(name) && !box.sides().get(i).get(axis.notKnown())) {
        return false;
      }
    }
    return true;
  }

  private Object known(Box box, String name) {
    for (int i = 0; i < space.axes().size(); i++) {
      var axis = space.axes().get(i);
      BitSet side = box.sides().get(i);
      if (axis.column().name().equals(name) && side.nextSetBit(0) < axis.notKnown()) {
        var value = axis.values().get(side.nextSetBit(0)).value();
        return value == null ? "" : value;
      }
    }
    return "something";
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> facts, String name) {
    var all = new HashMap<>(facts);
    all.put(name, "something");
    return all;
  }

  private String title(String name) {
    return table.inputs().stream()
        .filter(input -> input.name().equals(name))
        .map(Column::title)
        .findFirst()
        .orElse(name);
  }
}
