package io.leadrelay.generated;

import java.util.Collections;

/** A table as README writes it. */
final class MarkdownTable {

  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... headings) {
    line(headings);
    line(Collections.nCopies(headings.length, "---").toArray(String[]::new));
  }

  void row(String first, String... others) {
    text.append("| ").append(escaped(first)).append(' ');
    line(others);
  }

  private void line(String... cells) {
    for (var cell : cells) {
      text.append("| ").append(escaped(cell)).append(' ');
    }
    text.append("|\n");
  }

  private static String escaped(String cell) {
    return cell.replace("|", "\\|");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
