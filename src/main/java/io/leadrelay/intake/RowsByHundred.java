package io.leadrelay.intake;

import io.leadrelay.intake.csv.FileRefused;
import io.leadrelay.intake.csv.LeadFile;
import io.leadrelay.intake.csv.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file in portions, each for one transaction. */
final class RowsByHundred {

  static final int PORTION = 100;

  /** Blank rows cost nothing to store, but the progress of a file of nothing else should show. */
  private static final int MOST_BLANKS = 100_000;

  private final LeadFile file;
  private @Nullable FileRefused refused;

  RowsByHundred(LeadFile file) {
    this.file = file;
  }

  /**
   * Some rows in the order of the file.
   *
   * @param rows at most a hundred, the blank ones left out
   * @param lastRow the number of the last row, blank or not
   */
  record Portion(List<Row> rows, long blank, long lastRow) {

    boolean isEmpty() {
      return rows.isEmpty() && blank == 0;
    }
  }

  /**
   * The next portion, empty at the end.
   *
   * @param done rows up to this number are passed over
   * @throws FileRefused if the rest cannot be told apart into rows; what comes before is given
   *     first
   */
  Portion next(long done) throws IOException, FileRefused {
    if (refused != null) {
      throw refused;
    }
    var rows = new ArrayList<Row>();
    var blank = 0L;
    var lastRow = done;
    try {
      while (rows.size() < PORTION && blank < MOST_BLANKS) {
        var row = file.next();
        if (row.isEmpty()) {
          break;
        }
        if (row.get().rowNumber() <= done) {
          continue;
        }
        lastRow = row.get().rowNumber();
        if (row.get() instanceof Row.Blank) {
          blank++;
        } else {
          rows.add(row.get());
        }
      }
    } catch (FileRefused e) {
      refused = e;
      if (rows.isEmpty() && blank == 0) {
        throw e;
      }
    }
    return new Portion(rows, blank, lastRow);
  }
}
