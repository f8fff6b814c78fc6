package io.leadrelay.intake.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.InputStreamSource;

@DisplayName("A CSV file")
class CsvReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "comma_in_quotes",
        "empty",
        "empty_crlf",
        "escaped_quotes",
        "json",
        "newlines",
        "newlines_crlf",
        "quotes_and_newlines",
        "simple",
        "simple_crlf",
        "utf8"
      })
  @DisplayName("is read as the csv-spectrum says")
  void followsTheSpectrum(String name) throws Exception {
    var expected =
        new ObjectMapper()
            .readValue(
                SharedData.path("csv/csv-spectrum/json/" + name + ".json").toFile(), Object.class);

    try (var reader = new CsvReader(SharedData.file("csv/csv-spectrum/csvs/" + name + ".csv"), 0)) {
      var rows = new ArrayList<Map<String, String>>();
      for (var cells : rest(reader)) {
        var row = new LinkedHashMap<String, String>();
        for (var i = 0; i < cells.size(); i++) {
          row.put(reader.header().get(i), cells.get(i));
        }
        rows.add(row);
      }
      assertThat((Object) rows).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"UTF-8,", "UTF-8,\uFEFF", "UTF-16LE,\uFEFF", "UTF-16BE,\uFEFF", "windows-1252,"})
  @DisplayName("may be written in any usual encoding")
  void findsTheEncoding(String charset, String mark) throws Exception {
    var text = (mark == null ? "" : mark) + "email;city\r\nmax@example.de;N\u00FCrnberg\r\n";

    assertThat(read(text, Charset.forName(charset)))
        .containsExactly(List.of("email", "city"), List.of("max@example.de", "N\u00FCrnberg"));
  }

  @Test
  @DisplayName("in UTF-8 stays so when one byte, however late, is broken")
  void keepsUtf8() throws Exception {
    var text = "email,city\n" + "max@example.de,K\u00F6ln\n".repeat(20_000);
    var bytes = (text + "erika@example.de,K#ln\n").getBytes(UTF_8);
    bytes[bytes.length - 4] = (byte) 0xF6;

    try (var reader = new CsvReader(SharedData.bytes(bytes), 0)) {
      var rows = rest(reader);
      assertThat(rows).hasSize(20_001);
      assertThat(rows.get(0)).contains("K\u00F6ln");
      assertThat(rows.get(20_000).get(1)).isEqualTo("K" + TextEncoding.UNREADABLE + "ln");
    }
  }

  @Test
  @DisplayName("in Windows-1252 is known by a letter that comes late")
  void findsALateLetter() throws Exception {
    var text = "email,city\n" + "max@example.de,Bonn\n".repeat(20_000) + "a@example.de,K\u00F6ln\n";

    try (var reader = new CsvReader(SharedData.bytes(text.getBytes(ISO_8859_1)), 0)) {
      assertThat(rest(reader)).last().isEqualTo(List.of("a@example.de", "K\u00F6ln"));
    }
  }

  @Test
  @DisplayName("in Windows-1252 is known by its very last letter")
  void findsTheLastLetter() throws Exception {
    assertThat(read("name;city\nMax;Forb\u00E9", ISO_8859_1))
        .contains(List.of("Max", "Forb\u00E9"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  @DisplayName("may separate its cells by comma, semicolon, tab or bar")
  void findsTheSeparator(String separator) throws Exception {
    var text =
        "name#note#email\n\"Muster; Max, | \tDr.\"#2#max@example.de\n\n\"a \"\"b\"\"\n;;;,,,,c\"##\n"
            .replace("#", separator);

    assertThat(read(text, UTF_8))
        .containsExactly(
            List.of("name", "note", "email"),
            List.of("Muster; Max, | \tDr.", "2", "max@example.de"),
            List.of(""),
            List.of("a \"b\"\n;;;,,,,c", "", ""));
  }

  @Test
  @DisplayName("is not split by commas inside bare cells of another separator")
  void prefersTheSeparatorThatFits() throws Exception {
    assertThat(read("name;city\nMuster, Max;K\u00F6ln\nMuster, Eva;Bonn, Beuel\n", UTF_8))
        .contains(List.of("Muster, Eva", "Bonn, Beuel"));
  }

  @Test
  @DisplayName("may name its separator in a line of its own, as spreadsheets do")
  void readsTheSeparatorLine() throws Exception {
    assertThat(read("sep=|\na,b|c\n1|2\n", UTF_8))
        .containsExactly(List.of("a,b", "c"), List.of("1", "2"));
  }

  @Test
  @DisplayName("may have blanks around its cells and old line ends")
  void dropsBlanks() throws Exception {
    assertThat(read("a, b,c\rx, \"y, z\",  w\r", UTF_8))
        .containsExactly(List.of("a", "b", "c"), List.of("x", "y, z", "w"));
  }

  @Test
  @DisplayName("counts its rows as a spreadsheet does")
  void numbersRows() throws Exception {
    try (var reader =
        new CsvReader(
            SharedData.bytes("made by hand\n\na,b\n\"1\n2\",3\n4,5".getBytes(UTF_8)), 1)) {
      assertThat(reader.header()).containsExactly("a", "b");
      assertThat(reader.next()).map(CsvReader.Cells::rowNumber).contains(4L);
      assertThat(reader.next()).map(CsvReader.Cells::rowNumber).contains(5L);
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  @DisplayName("may start with the line of facts that DATEV writes")
  void skipsTheDatevLine() throws Exception {
    assertThat(
            read("\"EXTF\";700;16;\"Debitoren/Kreditoren\"\r\nKonto;E-Mail\r\n1;a@b.de\r\n", UTF_8))
        .containsExactly(List.of("Konto", "E-Mail"), List.of("1", "a@b.de"));
  }

  @Test
  @DisplayName("is refused from the row on whose quotation mark is never closed")
  void refusesAnOpenQuote() throws Exception {
    var text = "a,b\n1,2\n3,\"4\n" + "5,6\n".repeat(400_000);
    try (var reader = new CsvReader(SharedData.bytes(text.getBytes(UTF_8)), 0)) {
      assertThat(reader.next()).isPresent();
      assertThatThrownBy(reader::next)
          .isInstanceOf(FileRefused.class)
          .hasMessageStartingWith("Row 3 does not end");
    }
    assertThatThrownBy(() -> read("a,b\n1,2\n3,\"4\n5,6\n", UTF_8))
        .isInstanceOf(FileRefused.class)
        .hasMessageStartingWith("Row 3 does not end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|empty",
        "'\uFEFF \r\n \n'|empty",
        "'\u0089PNG\r\n\u001A\n\0\0\0\rIHDR'|picture",
        "'PK\u0003\u0004\u0014\0'|workbook",
        "'\u00D0\u00CF\u0011\u00E0\u00A1\u00B1'|workbook",
        "'%PDF-1.7'|PDF",
        "'\u001F\u008B\b\0'|archive",
        "'<!DOCTYPE html><html></html>'|web page",
        "'  <html lang=\"en\">'|web page",
        "'\u007FELF\u0002\u0001\u0001\0\0\0'|no text",
        "',,,\n,,\n'|no header",
      })
  @DisplayName("is refused with a sentence where it is no CSV")
  void refusesOtherFiles(String text, String reason) {
    var charset = text.startsWith("\uFEFF") ? UTF_8 : ISO_8859_1;
    assertThatThrownBy(() -> read(text, charset))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining(reason)
        .hasMessageEndingWith(".");
  }

  @Test
  @DisplayName(
      "is refused with a sentence where it is text without a mark in an encoding of two bytes")
  void refusesUnmarkedUtf16() {
    assertThatThrownBy(() -> read("email,city\nmax@example.de,Bonn\n", UTF_16LE))
        .isInstanceOf(FileRefused.class);
    assertThatThrownBy(() -> read("email,city\nmax@example.de,Bonn\n", UTF_16BE))
        .isInstanceOf(FileRefused.class);
  }

  private static List<List<String>> read(String text, Charset charset)
      throws IOException, FileRefused {
    InputStreamSource bytes = SharedData.bytes(text.getBytes(charset));
    try (var reader = new CsvReader(bytes, 0)) {
      var rows = new ArrayList<List<String>>();
      rows.add(reader.header());
      rows.addAll(rest(reader));
      return rows;
    }
  }

  private static List<List<String>> rest(CsvReader reader) throws IOException, FileRefused {
    var rows = new ArrayList<List<String>>();
    for (var row = reader.next(); row.isPresent(); row = reader.next()) {
      rows.add(row.get().cells());
    }
    return rows;
  }
}
