package io.leadrelay.process.check;

import io.leadrelay.process.StepCatalogue.OfferedStep;
import io.leadrelay.process.StepContract.Kind;
import io.leadrelay.process.check.AskedTable.Asking;
import io.leadrelay.process.check.DiagramSteps.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the decision tables answer whatever is asked of them, before anybody asks. */
final class TableCheck implements ModelRules {

  /** Tasklist asks it how long an outcome can be corrected; no step of a diagram does. */
  private static final Set<String> ASKED_FROM_OUTSIDE = Set.of("correctionPolicy");

  @Override
  public List<Finding> findings(OwnersModels models) {
    return findings(models, new Feel());
  }

  List<Finding> findings(OwnersModels models, Feel feel) {
    var findings = new ArrayList<Finding>();
    var tables = new ArrayList<Table>();
    var restedOn = new HashSet<String>();
    for (var name : models.files().names()) {
      if (name.endsWith(".dmn")) {
        var file = new TableReader(name, models.files().read(name));
        findings.addAll(file.findings());
        tables.addAll(file.tables());
        restedOn.addAll(file.restedOn());
      }
    }
    var diagrams = new DiagramSteps(models);
    findings.addAll(keysTwice(tables));
    findings.addAll(notAsked(models, tables, diagrams, restedOn));
    var signalTypes = new SignalTypesFile(models.files()).sound();
    var attributes = new AttributesFile(models).names();
    var asked =
        tables.stream().map(table -> asked(table, diagrams, signalTypes, attributes)).toList();
    asked.forEach(table -> findings.addAll(check(feel, table)));
    findings.addAll(SignalsCounted.findings(asked, signalTypes.orElse(List.of())));
    return findings;
  }

  private static List<Finding> check(Feel feel, AskedTable table) {
    var shape = TableShape.findings(table.table());
    var contract = TableContract.findings(table);
    var cells = new TableCells(feel, table).findings();
    // A cell that nobody can read would only bring up more flaws that are none.
    var cover =
        Stream.of(shape, contract, cells)
                .flatMap(List::stream)
                .anyMatch(finding -> finding.severity() == Finding.Severity.ERROR)
            ? List.<Finding>of()
            : new TableCover(feel, table).findings();
    return Stream.of(shape, contract, cells, cover).flatMap(List::stream).toList();
  }

  private static AskedTable asked(
      Table table,
      DiagramSteps diagrams,
      Optional<List<SignalTypesFile.Entry>> signalTypes,
      Optional<Set<String>> attributes) {
    return new AskedTable(
        table,
        diagrams.ofTable(table.decision()).stream()
            .flatMap(use -> asking(use, signalTypes, attributes).stream())
            .toList());
  }

  private static Optional<Asking> asking(
      Use use,
      Optional<List<SignalTypesFile.Entry>> signalTypes,
      Optional<Set<String>> attributes) {
    return Optional.ofNullable(use.step())
        .map(OfferedStep::contract)
        .filter(contract -> contract.kind() == Kind.BUSINESS_RULE_TASK)
        .map(
            contract ->
                new Asking(
                    use.label(), contract, new GivenFacts(contract, signalTypes, attributes)));
  }

  private static List<Finding> keysTwice(List<Table> tables) {
    var findings = new ArrayList<Finding>();
    var first = new HashMap<String, String>();
    for (var table : tables) {
      var other = first.putIfAbsent(table.decision(), table.file());
      if (other != null) {
        findings.add(
            table.error(
                "table-key-twice", table.decision(), table.name(), table.decision(), other));
      }
    }
    return findings;
  }

  private static List<Finding> notAsked(
      OwnersModels models, List<Table> tables, DiagramSteps diagrams, Set<String> restedOn) {
    return tables.stream()
        .filter(table -> diagrams.isComplete() && models.files().isOwners(table.file()))
        .filter(table -> !restedOn.contains(table.decision()))
        .filter(table -> !ASKED_FROM_OUTSIDE.contains(table.decision()))
        .filter(table -> diagrams.ofTable(table.decision()).isEmpty())
        .map(
            table ->
                Finding.warning(
                    "table-not-asked",
                    table.file(),
                    table.decision(),
                    table.name(),
                    table.name(),
                    table.decision()))
        .toList();
  }
}
