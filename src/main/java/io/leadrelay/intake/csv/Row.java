package io.leadrelay.intake.csv;

import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.Signal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one row of a file. */
public sealed interface Row {

  /** The number a spreadsheet shows beside the row; the header is a row too. */
  long rowNumber();

  /**
   * A row that names a lead.
   *
   * @param details checked, nothing wrong with them
   * @param receivedAt when the source got the lead, or null if the file does not say
   * @param signals what it did; undated ones carry the time of the import
   * @param outcome how it ended, given in a file of history alone
   * @param cells the row as it stood
   */
  record Accepted(
      long rowNumber,
      LeadDetails details,
      @Nullable Instant receivedAt,
      List<Signal> signals,
      @Nullable Outcome outcome,
      List<String> cells)
      implements Row {

    /** This row with other details of the lead. */
    public Accepted with(LeadDetails others) {
      return new Accepted(rowNumber, others, receivedAt, signals, outcome, cells);
    }

    /** This row, refused after all. */
    public Refused refused(String field, String reason) {
      return new Refused(rowNumber, field, reason, RowJudge.storable(cells));
    }
  }

  /** A row that names nobody. */
  record Blank(long rowNumber) implements Row {}

  /**
   * A row that cannot be taken.
   *
   * @param field the first field that is wrong, in our words, or the column where none is mapped
   * @param reason everything that is wrong, in sentences
   * @param cells the row as it stood, fit for storing: U+0000 and unreadable bytes are shown by
   *     their symbols, cells are cut after 4,000 characters, rows after 2,000 cells
   */
  record Refused(long rowNumber, String field, String reason, List<String> cells) implements Row {}

  /**
   * How a lead of the past ended.
   *
   * @param won whether it bought
   * @param at when, or null if the file does not say
   */
  record Outcome(boolean won, @Nullable Instant at) {}
}
