package io.leadrelay.intake.csv;

import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.InputStreamSource;

/** The rows of a file as lists of cells; encoding, separator and quoting are found out. */
final class CsvReader implements Closeable {

  /** No row of a list of leads is longer; a mark that is never closed would swallow the rest. */
  static final int MAX_ROW = 1_000_000;

  private static final int MAX_COLUMNS = 2_000;
  private static final int START = 1 << 16;
  private static final int MAX_CONTROLS = 16;
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=([,;\t|])\"?");
  private static final Pattern DATEV_LINE = Pattern.compile("(?s)\"?(?:EXTF|DTVF)\"?;.*");

  private final BoundedReader reader;
  private final Iterator<CSVRecord> records;
  private final List<String> header;
  private long rowNumber;

  /** One row: its number in a spreadsheet and its cells, blanks around bare cells dropped. */
  record Cells(long rowNumber, List<String> cells) {}

  /**
   * Opens a file and reads its header, which is the first row that is not empty.
   *
   * @param skipLines how many lines stand before the header
   * @throws FileRefused if this is no CSV with a header
   */
  CsvReader(InputStreamSource bytes, int skipLines) throws IOException, FileRefused {
    refuseOtherKinds(bytes);
    var text = new PushbackReader(TextEncoding.of(bytes).reader(bytes), START);
    try {
      var peeked = peek(text);
      refuseWhatIsNoCsv(peeked);
      for (var i = 0; i < skipLines; i++) {
        skipLine(text);
      }
      this.rowNumber = skipLines;
      var separator = separatorAfterSpecialLine(text, skipLines);
      this.reader = new BoundedReader(text);
      this.records =
          CSVFormat.RFC4180
              .builder()
              .setDelimiter(separator)
              .setIgnoreEmptyLines(false)
              .setIgnoreSurroundingSpaces(true)
              .setTrailingData(true)
              .get()
              .parse(reader)
              .iterator();
      this.header = readHeader();
    } catch (IOException | FileRefused | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  /** The names of the columns as they stand there; a column may have an empty one. */
  List<String> header() {
    return header;
  }

  /**
   * The next row, or nothing at the end.
   *
   * @throws FileRefused if the rest cannot be told apart into rows
   */
  Optional<Cells> next() throws IOException, FileRefused {
    rowNumber++;
    reader.startRow();
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      return Optional.of(new Cells(rowNumber, records.next().toList()));
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException) {
        throw new FileRefused(
            "Row "
                + rowNumber
                + " does not end: a quotation mark is opened in it and never closed, so that the"
                + " rows from there on cannot be told apart.");
      }
      if (e.getCause() instanceof RowTooLong) {
        throw new FileRefused(
            "Row "
                + rowNumber
                + " does not end within 1,000,000 characters; a quotation mark may be opened in it"
                + " and never closed.");
      }
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private List<String> readHeader() throws IOException, FileRefused {
    for (var row = next(); row.isPresent(); row = next()) {
      var cells = row.get().cells().stream().map(String::strip).toList();
      if (cells.stream().allMatch(String::isEmpty)) {
        continue;
      }
      if (cells.size() > MAX_COLUMNS) {
        throw new FileRefused("The file has more than " + MAX_COLUMNS + " columns.");
      }
      if (cells.stream().anyMatch(cell -> cell.chars().anyMatch(CsvReader::isNoText))) {
        throw new FileRefused(
            "The file is no CSV: its first row holds characters that are no text.");
      }
      return cells;
    }
    throw new FileRefused("The file has no header row.");
  }

  private char separatorAfterSpecialLine(PushbackReader text, int skipLines) throws IOException {
    var start = peek(text);
    var line = start.lines().findFirst().orElse("");
    var named = SEPARATOR_LINE.matcher(line);
    if (named.matches()) {
      skipLine(text);
      rowNumber++;
      return named.group(1).charAt(0);
    }
    if (skipLines == 0 && DATEV_LINE.matcher(line).matches()) {
      skipLine(text);
      rowNumber++;
      start = peek(text);
    }
    return Separator.of(start, start.length() < START);
  }

  private static void refuseOtherKinds(InputStreamSource bytes) throws IOException, FileRefused {
    byte[] start;
    try (var in = bytes.getInputStream()) {
      start = in.readNBytes(8);
    }
    if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new FileRefused(
          "The file is no CSV but a workbook or an archive. Save the sheet as CSV and send that.");
    }
    if (startsWith(start, 0x89, 'P', 'N', 'G')
        || startsWith(start, 0xFF, 0xD8, 0xFF)
        || startsWith(start, 'G', 'I', 'F', '8')) {
      throw new FileRefused("The file is no CSV but a picture.");
    }
    if (startsWith(start, '%', 'P', 'D', 'F')) {
      throw new FileRefused("The file is no CSV but a PDF document.");
    }
    if (startsWith(start, 0x1F, 0x8B)) {
      throw new FileRefused("The file is no CSV but an archive. Unpack it and send the CSV.");
    }
  }

  private static boolean startsWith(byte[] start, int... mark) {
    return start.length >= mark.length
        && Arrays.equals(Arrays.stream(mark).toArray(), toInts(Arrays.copyOf(start, mark.length)));
  }

  private static int[] toInts(byte[] bytes) {
    var ints = new int[bytes.length];
    for (var i = 0; i < bytes.length; i++) {
      ints[i] = bytes[i] & 0xFF;
    }
    return ints;
  }

  private static void refuseWhatIsNoCsv(String start) throws FileRefused {
    var text = start.strip();
    if (text.isEmpty()) {
      throw new FileRefused("The file is empty.");
    }
    var small = text.substring(0, Math.min(text.length(), 20)).toLowerCase(Locale.ROOT);
    if (small.startsWith("<!") || small.startsWith("<html") || small.startsWith("<?xml")) {
      throw new FileRefused("The file is no CSV but a web page or an XML document.");
    }
    var controls = start.chars().filter(CsvReader::isNoText).count();
    if (controls > Math.max(MAX_CONTROLS, start.length() / 50)) {
      throw new FileRefused("The file is no CSV: it holds binary data.");
    }
  }

  private static boolean isNoText(int c) {
    return c == TextEncoding.UNREADABLE
        || (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r' && c != '\f');
  }

  private static String peek(PushbackReader text) throws IOException {
    var start = new char[START];
    var length = 0;
    while (length < START) {
      var read = text.read(start, length, START - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    text.unread(start, 0, length);
    return new String(start, 0, length);
  }

  private static void skipLine(PushbackReader text) throws IOException {
    for (var c = text.read(); c >= 0 && c != '\n'; c = text.read()) {
      if (c == '\r') {
        var next = text.read();
        if (next >= 0 && next != '\n') {
          text.unread(next);
        }
        return;
      }
    }
  }

  private static final class RowTooLong extends IOException {

    private static final long serialVersionUID = 1L;
  }

  /** Lets no row take more memory than {@link #MAX_ROW} characters. */
  private static final class BoundedReader extends FilterReader {

    private long sinceRowStart;

    private BoundedReader(Reader in) {
      super(in);
    }

    private void startRow() {
      sinceRowStart = 0;
    }

    @Override
    public int read() throws IOException {
      count(1);
      return super.read();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      var read = super.read(buffer, offset, length);
      count(read);
      return read;
    }

    private void count(int read) throws IOException {
      sinceRowStart += read;
      if (sinceRowStart > MAX_ROW) {
        throw new RowTooLong();
      }
    }
  }
}
