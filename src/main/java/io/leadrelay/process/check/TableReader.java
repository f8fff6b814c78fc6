package io.leadrelay.process.check;

import static java.util.Objects.requireNonNullElse;

import io.leadrelay.process.check.Table.Cell;
import io.leadrelay.process.check.Table.Column;
import io.leadrelay.process.check.Table.Row;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.NamedElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/** Reads the decision tables of one file, and says why if it cannot. */
final class TableReader {

  private final String file;
  private final List<Table> tables = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> restedOn = new LinkedHashSet<>();

  TableReader(String file, byte[] content) {
    this.file = file;
    var xml = XmlFile.read(content);
    if (xml.flaw() != null) {
      findings.add(
          Finding.error(
              "table-xml-broken",
              file,
              null,
              null,
              "" + xml.flaw().line(),
              "" + xml.flaw().column(),
              xml.flaw().message()));
    } else if (!xml.idsUsedTwice().isEmpty()) {
      for (var twice : xml.idsUsedTwice()) {
        findings.add(Finding.error("table-id-used-twice", file, twice, null, twice));
      }
    } else {
      readModel(content);
    }
  }

  List<Table> tables() {
    return tables;
  }

  List<Finding> findings() {
    return findings;
  }

  /** The ids of the decisions of this file that another one rests on. */
  Set<String> restedOn() {
    return restedOn;
  }

  private void readModel(byte[] content) {
    try {
      var model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
      var decisions = model.getModelElementsByType(Decision.class);
      if (decisions.isEmpty()) {
        findings.add(Finding.error("table-no-decision", file, null, null));
      }
      decisions.forEach(this::readDecision);
    } catch (ModelException e) {
      findings.add(Finding.error("table-not-dmn", file, null, null, rootMessage(e)));
    }
  }

  private static String rootMessage(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return requireNonNullElse(root.getMessage(), root.toString())
        .replaceFirst("^(?:Fatal )?Error: URI=null Line=", "line ");
  }

  private void readDecision(Decision decision) {
    var name = label(decision, decision.getName());
    if (isBlank(decision.getId())) {
      findings.add(Finding.error("table-key-missing", file, null, name, name));
      return;
    }
    if (isBlank(decision.getCamundaHistoryTimeToLiveString())) {
      findings.add(Finding.error("table-history-missing", file, decision.getId(), name, name));
    }
    if (decision.getExpression() instanceof DecisionTable table) {
      tables.add(table(decision, name, table));
    } else {
      findings.add(Finding.error("table-without-table", file, decision.getId(), name, name));
    }
  }

  private Table table(Decision decision, String name, DecisionTable table) {
    var inputs = new ArrayList<Column>();
    for (var input : table.getInputs()) {
      var expression = input.getInputExpression();
      inputs.add(
          new Column(
              inputs.size() + 1,
              input.getId(),
              blankAsNull(input.getLabel()),
              expression == null ? "" : text(expression.getText()),
              expression == null ? null : expression.getExpressionLanguage(),
              expression == null ? null : expression.getTypeRef(),
              allowed(input.getInputValues())));
    }
    var outputs = new ArrayList<Column>();
    for (var output : table.getOutputs()) {
      outputs.add(
          new Column(
              outputs.size() + 1,
              output.getId(),
              blankAsNull(output.getLabel()),
              requireNonNullElse(output.getName(), ""),
              null,
              output.getTypeRef(),
              allowed(output.getOutputValues())));
    }
    var rows = new ArrayList<Row>();
    for (var rule : table.getRules()) {
      rows.add(row(rows.size() + 1, rule));
    }
    return new Table(
        file,
        decision.getId(),
        name,
        table.getHitPolicy(),
        table.getAggregation(),
        inputs,
        outputs,
        rows,
        required(decision));
  }

  private static Row row(int number, Rule rule) {
    return new Row(
        number,
        rule.getId(),
        sentence(rule),
        rule.getInputEntries().stream()
            .map(cell -> new Cell(text(cell.getText()), cell.getExpressionLanguage()))
            .toList(),
        rule.getOutputEntries().stream().map(TableReader::answer).toList());
  }

  private static Cell answer(LiteralExpression cell) {
    return new Cell(text(cell.getText()), cell.getExpressionLanguage());
  }

  private static @Nullable String sentence(DmnElement rule) {
    var description = rule.getDescription();
    return description == null ? null : blankAsNull(description(description));
  }

  private static String description(Description description) {
    return requireNonNullElse(description.getTextContent(), "");
  }

  /** What the decisions that this one rests on answer. */
  private Set<String> required(Decision decision) {
    var names = new LinkedHashSet<String>();
    for (var requirement : decision.getInformationRequirements()) {
      var other = requirement.getRequiredDecision();
      if (other != null && other.getId() != null) {
        restedOn.add(other.getId());
      }
      if (other != null && other.getExpression() instanceof DecisionTable table) {
        table.getOutputs().forEach(output -> names.add(requireNonNullElse(output.getName(), "")));
      }
    }
    return names;
  }

  private static String allowed(@Nullable UnaryTests values) {
    return values == null ? "" : text(values.getText());
  }

  private static String text(@Nullable Text text) {
    return text == null ? "" : requireNonNullElse(text.getTextContent(), "").strip();
  }

  private static String label(NamedElement element, @Nullable String name) {
    return name == null || name.isBlank() ? requireNonNullElse(element.getId(), "?") : name;
  }

  private static @Nullable String blankAsNull(@Nullable String text) {
    return isBlank(text) ? null : text;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
