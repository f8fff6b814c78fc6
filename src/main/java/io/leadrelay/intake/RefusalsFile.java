package io.leadrelay.intake;

import io.leadrelay.intake.csv.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes the rows of an import that were refused as CSV: row number, field and reason before the
 * cells as they stood.
 */
final class RefusalsFile {

  private static final int AT_ONCE = 50;

  /** What a spreadsheet would take for the start of a formula. */
  private static final String STARTS_OF_FORMULAS = "=+-@\t\r";

  private final Imports imports;

  RefusalsFile(Imports imports) {
    this.imports = imports;
  }

  void write(LeadImport leadImport, Appendable out) throws IOException {
    var csv = new CSVPrinter(out, CSVFormat.RFC4180);
    print(csv, List.of("row", "field", "reason"), leadImport.header());
    var after = -1L;
    for (var rows = next(leadImport, after); !rows.isEmpty(); rows = next(leadImport, after)) {
      for (var row : rows) {
        print(csv, List.of(Long.toString(row.rowNumber()), row.field(), row.reason()), row.cells());
        after = row.rowNumber();
      }
    }
    csv.flush();
  }

  private List<Row.Refused> next(LeadImport leadImport, long after) {
    return imports.refusals(leadImport.id(), after, AT_ONCE);
  }

  private static void print(CSVPrinter csv, List<String> ours, List<String> cells)
      throws IOException {
    var line = new ArrayList<String>(ours.size() + cells.size());
    ours.forEach(cell -> line.add(harmless(cell)));
    cells.forEach(cell -> line.add(harmless(cell)));
    csv.printRecord(line);
  }

  private static String harmless(String cell) {
    return !cell.isEmpty() && STARTS_OF_FORMULAS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
