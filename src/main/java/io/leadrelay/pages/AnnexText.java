package io.leadrelay.pages;

import io.leadrelay.agreement.AgreementDocument.Annex;
import io.leadrelay.agreement.SignedTableInFull;
import io.leadrelay.lead.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signed table as it is printed.
 *
 * @param number of the annex
 * @param purpose what it settles, to go on after its name; empty if that is not known
 * @param print what identifies it, for the small print
 * @param content null if its file is deployed no more
 */
record AnnexText(int number, String name, String purpose, String print, @Nullable Content content) {

  /** More columns than these do not fit on a sheet of paper. */
  private static final int MOST_COLUMNS = 7;

  private static final Set<String> HIT_POLICIES = Set.of("FIRST", "UNIQUE", "ANY", "COLLECT_SUM");

  /**
   * What stands in it.
   *
   * @param rule which of its rules count
   * @param grid whether it has a column for each condition and answer; else each rule names those
   *     that it has
   */
  record Content(
      String description,
      String rule,
      boolean grid,
      List<String> conditions,
      List<String> answers,
      List<Row> rows) {

    String labels(List<String> labels) {
      return String.join(", ", labels);
    }

    public String asksFor() {
      return labels(conditions);
    }

    public String gives() {
      return labels(answers);
    }
  }

  /**
   * A rule.
   *
   * @param conditions a cell for each column
   * @param answers a cell for each column
   * @param when the conditions that it has, each with its name
   * @param then the answers that it has, each with its name
   */
  record Row(
      int number,
      List<String> conditions,
      List<String> answers,
      List<String> when,
      List<String> then,
      String sentence) {}

  static AnnexText of(int number, Annex annex, String purpose, Words say) {
    var table = annex.table();
    var content = annex.content();
    return new AnnexText(
        number,
        content == null ? table.decision() : content.name(),
        purpose,
        say.say("document.table.print", table.decision(), table.version(), table.sha256()),
        content == null ? null : content(content, say));
  }

  private static Content content(SignedTableInFull table, Words say) {
    var rows = new ArrayList<Row>();
    for (var rule : table.rules()) {
      rows.add(
          new Row(
              rows.size() + 1,
              rule.conditions(),
              rule.answers(),
              named(table.conditions(), rule.conditions(), say),
              named(table.answers(), rule.answers(), say),
              rule.sentence()));
    }
    return new Content(
        table.description(),
        hitPolicy(table.hitPolicy(), say),
        table.conditions().size() + table.answers().size() <= MOST_COLUMNS,
        table.conditions(),
        table.answers(),
        rows);
  }

  private static List<String> named(List<String> labels, List<String> cells, Words say) {
    var named = new ArrayList<String>();
    for (var i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        named.add(say.say("document.table.cell", labels.get(i), cells.get(i)));
      }
    }
    return named;
  }

  private static String hitPolicy(String policy, Words say) {
    var key = policy.replace(' ', '_');
    return HIT_POLICIES.contains(key) ? say.say("document.hit." + key) : policy;
  }
}
