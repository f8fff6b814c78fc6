package io.leadrelay.intake.csv;

import java.util.ArrayList;
import java.util.List;

/** Finds the character that separates the cells of a file. */
final class Separator {

  private static final char[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int ROWS = 50;

  private Separator() {}

  /**
   * The separator by which most rows have as many cells as the header, and of those the one that
   * makes the most cells; a comma where none separates anything.
   *
   * @param start the text from the header on, cut off anywhere
   * @param whole whether that is the whole text, so that its last row is a whole one
   */
  static char of(String start, boolean whole) {
    var best = ',';
    var bestAgreement = 0.0;
    var bestWidth = 1;
    for (var candidate : CANDIDATES) {
      var widths = widths(start, candidate, whole);
      if (widths.isEmpty() || widths.get(0) < 2) {
        continue;
      }
      int width = widths.get(0);
      var agreement =
          (double) widths.stream().filter(rowWidth -> rowWidth == width).count() / widths.size();
      if (agreement > bestAgreement || (agreement == bestAgreement && width > bestWidth)) {
        best = candidate;
        bestAgreement = agreement;
        bestWidth = width;
      }
    }
    return best;
  }

  /** How many cells each of the first rows has; rows without any text are left out. */
  private static List<Integer> widths(String text, char separator, boolean whole) {
    var widths = new ArrayList<Integer>();
    var width = 1;
    var quoted = false;
    var cellIsEmpty = true;
    var rowIsEmpty = true;
    for (var i = 0; i < text.length() && widths.size() < ROWS; i++) {
      var c = text.charAt(i);
      if (quoted) {
        quoted = c != '"';
      } else if (c == separator) {
        width++;
        cellIsEmpty = true;
        rowIsEmpty = false;
      } else if (c == '\n' || c == '\r') {
        if (!rowIsEmpty) {
          widths.add(width);
        }
        width = 1;
        cellIsEmpty = true;
        rowIsEmpty = true;
      } else if (c == '"') {
        // A mark after a mark is one inside the cell; inside a bare cell it is an inch.
        quoted = cellIsEmpty || (i > 0 && text.charAt(i - 1) == '"');
        cellIsEmpty = false;
        rowIsEmpty = false;
      } else if (c != ' ') {
        cellIsEmpty = false;
        rowIsEmpty = false;
      }
    }
    if (widths.isEmpty() || (whole && !rowIsEmpty && widths.size() < ROWS)) {
      widths.add(width);
    }
    return widths;
  }
}
