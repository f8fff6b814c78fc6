package io.leadrelay.owner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/**
 * Edits a decision table as one does in Modeler: by the sentence of a row, the label of a column.
 */
final class TableHand {

  private final Path file;
  private final DmnModelInstance model;
  private final DecisionTable table;

  private TableHand(Path file) {
    this.file = file;
    model = Dmn.readModelFromFile(file.toFile());
    table = model.getModelElementsByType(DecisionTable.class).iterator().next();
  }

  static TableHand open(Path file) {
    return new TableHand(file);
  }

  TableHand set(String row, String column, String value) {
    text(row(row), column).setTextContent(value);
    return this;
  }

  TableHand describe(String row, String sentence) {
    row(row).getDescription().setTextContent(sentence);
    return this;
  }

  /**
   * Adds a row below another.
   *
   * @param above the sentence of the row above, null for the last one
   */
  TableHand add(@Nullable String above, String sentence, Map<String, String> cells) {
    var rule = model.newInstance(Rule.class);
    var description = model.newInstance(Description.class);
    description.setTextContent(sentence);
    rule.setDescription(description);
    for (var n = 0; n < table.getInputs().size(); n++) {
      rule.getInputEntries().add(withText(InputEntry.class));
    }
    for (var n = 0; n < table.getOutputs().size(); n++) {
      rule.getOutputEntries().add(withText(OutputEntry.class));
    }
    var rules = new ArrayList<>(table.getRules());
    table.insertElementAfter(rule, above == null ? rules.get(rules.size() - 1) : row(above));
    cells.forEach((column, value) -> text(rule, column).setTextContent(value));
    return this;
  }

  TableHand addInput(String label, String fact, String type) {
    var input = model.newInstance(Input.class);
    input.setLabel(label);
    var expression = model.newInstance(InputExpression.class);
    expression.setTypeRef(type);
    expression.setText(text(fact));
    input.setInputExpression(expression);
    table.getInputs().add(input);
    for (var rule : table.getRules()) {
      rule.getInputEntries().add(withText(InputEntry.class));
    }
    return this;
  }

  void save() {
    Dmn.writeModelToFile(file.toFile(), model);
  }

  private <E extends DmnElement> E withText(Class<E> type) {
    var entry = model.newInstance(type);
    entry.addChildElement(text(""));
    return entry;
  }

  private Text text(String content) {
    var text = model.newInstance(Text.class);
    text.setTextContent(content);
    return text;
  }

  private Rule row(String sentence) {
    var rows =
        table.getRules().stream()
            .filter(rule -> rule.getDescription().getTextContent().equals(sentence))
            .toList();
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows of " + file + " say: " + sentence);
    }
    return rows.get(0);
  }

  private Text text(Rule rule, String column) {
    var inputs = table.getInputs().stream().map(input -> input.getLabel()).toList();
    var outputs = table.getOutputs().stream().map(output -> output.getLabel()).toList();
    if (inputs.contains(column)) {
      return List.copyOf(rule.getInputEntries()).get(inputs.indexOf(column)).getText();
    }
    if (outputs.contains(column)) {
      return List.copyOf(rule.getOutputEntries()).get(outputs.indexOf(column)).getText();
    }
    throw new AssertionError(file + " has no column " + column);
  }
}
