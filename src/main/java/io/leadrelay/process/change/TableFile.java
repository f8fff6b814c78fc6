package io.leadrelay.process.change;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A file with a decision table, or several. */
record TableFile(Element root, List<Decision> decisions) implements OwnersFile<TableFile> {

  static TableFile read(byte[] content) throws Unreadable {
    var root = Xml.root(content);
    return new TableFile(root, Xml.children(root, "decision").stream().map(Decision::of).toList());
  }

  @Override
  public Phrase title() {
    return Phrase.joined(
        ", ", decisions.stream().map(decision -> Phrase.asWritten(decision.name())).toList());
  }

  @Override
  public List<Change> since(TableFile before) {
    var changes = new ArrayList<Change>();
    var differences = Differences.between(before.decisions, decisions, Decision::id);
    differences.added().forEach(table -> changes.add(Change.of("table.added", table.name())));
    differences.removed().forEach(table -> changes.add(Change.of("table.removed", table.name())));
    differences.same().forEach((was, is) -> changes.addAll(is.since(was)));
    if (changes.isEmpty() && !Xml.meaning(root).equals(Xml.meaning(before.root))) {
      changes.add(Change.of("table.other"));
    }
    return changes;
  }

  /** One decision with its table. */
  private record Decision(
      String id,
      String name,
      String description,
      String hitPolicy,
      List<Column> columns,
      List<Rule> rules,
      String formula) {

    static Decision of(Element decision) {
      var table = Xml.child(decision, "decisionTable");
      var columns = table.map(Column::all).orElse(List.of());
      return new Decision(
          decision.getAttribute("id"),
          decision.getAttribute("name").isBlank()
              ? decision.getAttribute("id")
              : decision.getAttribute("name").strip(),
          Xml.text(decision, "description"),
          table.map(Decision::hitPolicy).orElse(""),
          columns,
          table.map(all -> Xml.children(all, "rule")).orElse(List.of()).stream()
              .map(rule -> Rule.of(rule, columns))
              .toList(),
          Xml.child(decision, "literalExpression").map(all -> Xml.text(all, "text")).orElse(""));
    }

    private static String hitPolicy(Element table) {
      var policy = table.getAttribute("hitPolicy");
      return ((policy.isEmpty() ? "UNIQUE" : policy) + " " + table.getAttribute("aggregation"))
          .strip();
    }

    List<Change> since(Decision before) {
      var changes = new ArrayList<Change>();
      var cells = Differences.between(before.columns, columns, Column::id, Column::asked);
      var same =
          Differences.between(before.rules, rules, Rule::findId, Rule::findSentence, Rule::cells);
      same.added().forEach(rule -> changes.add(Change.of("rule.added", rule.said())));
      for (var rule : same.same().entrySet()) {
        var parts = rule.getValue().since(rule.getKey(), cells);
        if (!parts.isEmpty()) {
          changes.add(Change.of("rule.changed", rule.getKey().said(), parts.said()));
        }
      }
      same.removed().forEach(rule -> changes.add(Change.of("rule.removed", rule.said())));
      if (same.reordered(before.rules)) {
        changes.add(Change.of("rule.reordered"));
      }
      columns(cells, changes);
      if (!hitPolicy.equals(before.hitPolicy)) {
        changes.add(Change.of("table.hitPolicy", before.hitPolicy, hitPolicy));
      }
      if (!name.equals(before.name)) {
        changes.add(Change.of("table.renamed", before.name, name));
      }
      if (!description.equals(before.description)) {
        changes.add(
            Change.of(
                "table.description", Parts.shown(before.description), Parts.shown(description)));
      }
      if (!formula.equals(before.formula)) {
        changes.add(Change.of("table.formula", Parts.shown(before.formula), Parts.shown(formula)));
      }
      return changes;
    }

    private static void columns(Differences<Column> columns, List<Change> changes) {
      columns
          .added()
          .forEach(column -> changes.add(Change.of(column.kind() + ".added", column.label())));
      columns
          .removed()
          .forEach(column -> changes.add(Change.of(column.kind() + ".removed", column.label())));
      columns
          .same()
          .forEach(
              (was, is) -> {
                var parts = is.since(was);
                if (!parts.isEmpty()) {
                  changes.add(Change.of(is.kind() + ".changed", was.label(), parts.said()));
                }
              });
    }
  }

  /**
   * An input or an output.
   *
   * @param kind {@code input} or {@code output}
   * @param place its number among the cells of a rule
   * @param asked what an input asks for, or the name of an output
   */
  private record Column(
      String kind, int place, String id, String label, String asked, String type, String allowed) {

    static List<Column> all(Element table) {
      var columns = new ArrayList<Column>();
      for (var input : Xml.children(table, "input")) {
        var expression = Xml.child(input, "inputExpression");
        columns.add(
            column(
                "input",
                columns.size(),
                input,
                expression.map(asked -> Xml.text(asked, "text")).orElse(""),
                expression.map(asked -> asked.getAttribute("typeRef")).orElse("")));
      }
      for (var output : Xml.children(table, "output")) {
        columns.add(
            column(
                "output",
                columns.size(),
                output,
                output.getAttribute("name"),
                output.getAttribute("typeRef")));
      }
      return columns;
    }

    private static Column column(
        String kind, int place, Element column, String asked, String type) {
      var label = column.getAttribute("label").strip();
      return new Column(
          kind,
          place,
          kind + " " + column.getAttribute("id"),
          label.isEmpty() ? asked : label,
          kind + " " + asked,
          type,
          Xml.child(column, kind + "Values").map(values -> Xml.text(values, "text")).orElse(""));
    }

    Parts since(Column before) {
      var parts = new Parts();
      parts.differs(Phrase.of("column.label"), before.label, label);
      parts.differs(
          Phrase.of("column.asked." + kind),
          before.asked.substring(kind.length() + 1),
          asked.substring(kind.length() + 1));
      parts.differs(Phrase.of("column.type"), before.type, type);
      parts.differs(Phrase.of("column.allowed"), before.allowed, allowed);
      return parts;
    }
  }

  /**
   * @param sentence what it is for, as its owners wrote
   * @param cells in the order of the columns
   */
  private record Rule(String id, String sentence, List<String> cells) {

    static Rule of(Element rule, List<Column> columns) {
      var cells = new ArrayList<String>();
      for (var entry : List.of("inputEntry", "outputEntry")) {
        Xml.children(rule, entry).forEach(cell -> cells.add(cell(cell)));
      }
      while (cells.size() < columns.size()) {
        cells.add("");
      }
      return new Rule(rule.getAttribute("id"), Xml.text(rule, "description"), cells);
    }

    /** An empty cell is often written as a dash. */
    private static String cell(Element entry) {
      var text = Xml.text(entry, "text");
      return text.equals("-") ? "" : text;
    }

    @Nullable String findId() {
      return id.isEmpty() ? null : id;
    }

    @Nullable String findSentence() {
      return sentence.isEmpty() ? null : sentence;
    }

    Phrase said() {
      return sentence.isEmpty() ? Parts.shown(String.join(" | ", cells)) : Parts.shown(sentence);
    }

    Parts since(Rule before, Differences<Column> columns) {
      var parts = new Parts();
      columns
          .same()
          .forEach(
              (was, is) ->
                  parts.differs(
                      Phrase.asWritten(is.label()),
                      before.cells.get(was.place()),
                      cells.get(is.place())));
      columns
          .added()
          .forEach(is -> parts.differs(Phrase.asWritten(is.label()), "", cells.get(is.place())));
      columns
          .removed()
          .forEach(
              was ->
                  parts.differs(Phrase.asWritten(was.label()), before.cells.get(was.place()), ""));
      parts.differs(Phrase.of("rule.sentence"), before.sentence, sentence);
      return parts;
    }
  }
}
