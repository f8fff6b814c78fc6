package io.leadrelay.intake.csv;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * A CSV file of leads, read row by row in constant memory. What its columns mean is told by a
 * mapping or, without one, by the header row of a known system.
 */
public final class LeadFile implements Closeable {

  private final CsvReader reader;
  private final RowPlan plan;
  private final RowJudge judge;

  private LeadFile(CsvReader reader, RowPlan plan, Instant importedAt) {
    this.reader = reader;
    this.plan = plan;
    this.judge = new RowJudge(plan, importedAt);
  }

  /**
   * Opens a file.
   *
   * @param bytes the file; opened several times, first to find out how it is written
   * @param mapping what the columns mean, or null if the header is to tell
   * @param importedAt the time that undated signals carry; nothing may have happened after it
   * @throws FileRefused if this is no CSV, or its header is not known and there is no mapping
   * @throws MappingRefused if the mapping names a column that the file does not have once
   */
  public static LeadFile open(
      InputStreamSource bytes, @Nullable ImportMapping mapping, Instant importedAt)
      throws IOException, FileRefused, MappingRefused {
    var reader = new CsvReader(bytes, mapping == null ? 0 : mapping.skipLines());
    try {
      var plan = mapping == null ? known(reader.header()) : RowPlan.of(mapping, reader.header());
      return new LeadFile(reader, plan, importedAt);
    } catch (FileRefused | MappingRefused | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /** The system that the rows come from; stable, it is half of a lead's identity. */
  public String source() {
    return plan.source();
  }

  /** Whether the rows are leads of the past whose outcome is known. */
  public boolean isHistory() {
    return plan.outcome() != null;
  }

  /** The names of the columns as they stand in the file. */
  public List<String> header() {
    return reader.header();
  }

  /** The columns whose content is not taken in. */
  public List<String> unusedColumns() {
    return plan.unusedColumns();
  }

  /**
   * The next row, or nothing at the end.
   *
   * @throws FileRefused if the rest of the file cannot be told apart into rows
   */
  public Optional<Row> next() throws IOException, FileRefused {
    return reader.next().map(judge::judge);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static RowPlan known(List<String> header) throws FileRefused {
    return KnownHeaders.planFor(header)
        .orElseThrow(
            () ->
                new FileRefused(
                    "The header is not one that is known, so a mapping is needed that says what the"
                        + " columns mean. The file has: "
                        + RowPlan.named(header)
                        + "."));
  }
}
