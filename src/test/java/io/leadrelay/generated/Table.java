package io.leadrelay.generated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;

/**
 * A shipped decision table, as far as README repeats it.
 *
 * @param labels the headings of its columns, by the names of inputs and outputs
 * @param rules its rules, from the top: cells by the same names, without quotation marks
 */
record Table(String key, Path file, Map<String, String> labels, List<Map<String, String>> rules) {

  private static final Path FOLDER = Path.of("bpmn", "decisions");

  static Table read(String key) {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".dmn"))
          .map(Table::read)
          .filter(table -> table.key().equals(key))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("No table " + key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table read(Path file) {
    var model = Dmn.readModelFromFile(file.toFile());
    var decision = model.getModelElementsByType(Decision.class).iterator().next();
    var table = (DecisionTable) decision.getExpression();
    var labels = new LinkedHashMap<String, String>();
    table
        .getInputs()
        .forEach(input -> labels.put(text(input.getInputExpression()), input.getLabel()));
    table.getOutputs().forEach(output -> labels.put(output.getName(), output.getLabel()));
    var rules = new ArrayList<Map<String, String>>();
    for (var rule : table.getRules()) {
      var cells =
          Stream.concat(rule.getInputEntries().stream(), rule.getOutputEntries().stream())
              .map(Table::text)
              .iterator();
      var byName = new LinkedHashMap<String, String>();
      labels.keySet().forEach(name -> byName.put(name, cells.next()));
      rules.add(byName);
    }
    return new Table(decision.getId(), file, labels, rules);
  }

  private static String text(DmnElement cell) {
    return cell.getTextContent().strip().replace("\"", "");
  }

  /** The first rule for that word in that column. */
  Map<String, String> rule(String column, String word) {
    return rules.stream()
        .filter(rule -> word.equals(rule.get(column)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(key + " has no rule for " + word));
  }

  /** A link to its file, relative to the top. */
  String link() {
    return "[%s](%s)".formatted(key, file.toString().replace('\\', '/'));
  }
}
