package io.leadrelay.process.table;

import io.leadrelay.process.table.DecisionTable.Input;
import io.leadrelay.process.table.DecisionTable.Output;
import io.leadrelay.process.table.DecisionTable.TableRule;
import java.util.List;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** What stands in a decision table. */
record TableContent(
    String key,
    String name,
    String description,
    String hitPolicy,
    List<Input> inputs,
    List<Output> outputs,
    List<TableRule> rules) {

  static TableContent of(DmnModelInstance model, String key) {
    var decision =
        model.getModelElementsByType(Decision.class).stream()
            .filter(one -> key.equals(one.getId()))
            .findFirst()
            .orElseThrow(() -> new BrokenTable("There is no decision '" + key + "'"));
    if (!(decision.getExpression()
        instanceof org.camunda.bpm.model.dmn.instance.DecisionTable table)) {
      throw new BrokenTable("The decision '" + key + "' has no table");
    }
    return new TableContent(
        key,
        name(decision),
        description(decision),
        hitPolicy(table),
        table.getInputs().stream()
            .map(
                input -> {
                  var asked = input.getInputExpression();
                  var expression = asked == null ? "" : text(asked.getText());
                  return new Input(orElse(input.getLabel(), expression), expression);
                })
            .toList(),
        table.getOutputs().stream()
            .map(
                output -> {
                  var name = orElse(output.getName(), "");
                  return new Output(orElse(output.getLabel(), name), name);
                })
            .toList(),
        table.getRules().stream().map(TableContent::rule).toList());
  }

  static String name(Decision decision) {
    return orElse(decision.getName(), decision.getId());
  }

  static String description(DmnElement element) {
    return element.getDescription() == null
        ? ""
        : orElse(element.getDescription().getTextContent(), "");
  }

  static String text(@Nullable Text text) {
    return text == null ? "" : orElse(text.getTextContent(), "");
  }

  private static String hitPolicy(org.camunda.bpm.model.dmn.instance.DecisionTable table) {
    var policy = table.getHitPolicy().name().replace('_', ' ');
    return table.getAggregation() == null ? policy : policy + " " + table.getAggregation();
  }

  private static TableRule rule(Rule rule) {
    return new TableRule(
        rule.getInputEntries().stream().map(cell -> cell(text(cell.getText()))).toList(),
        rule.getOutputEntries().stream().map(cell -> cell(text(cell.getText()))).toList(),
        description(rule));
  }

  /** An empty cell is often written as a dash. */
  private static String cell(String text) {
    return text.equals("-") ? "" : text;
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null || text.isBlank() ? other : text.strip();
  }
}
