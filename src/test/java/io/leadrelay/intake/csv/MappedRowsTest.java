package io.leadrelay.intake.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.Signal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A row of a mapped file")
class MappedRowsTest {

  private static final String HEADER =
      "id,mail,staff,lang,created,ok,visits,book,when,result,note\n";
  private static final String MAPPING =
      """
      {"source": "crm", "empty": ["n/a"],
       "fields": {"externalId": "id", "email": "mail", "employees": "staff", "language": "lang",
                  "attributes.note": "note"},
       "receivedAt": {"column": "created", "format": "M/d/yyyy", "zone": "America/New_York"},
       "consent": {"column": "ok", "equals": "Yes", "grants": "mail"},
       "signals": [{"type": "several-visits", "column": "visits", "atLeast": 3},
                   {"type": "ebook-download", "column": "book", "notEmpty": true,
                    "at": {"column": "when", "format": "yyyy-MM-dd HH:mm"}}],
       "outcome": {"column": "result", "won": ["won"], "lost": ["lost"]}}
      """;

  @Test
  @DisplayName("gives the lead, its signals and its outcome")
  void isAccepted() throws Exception {
    var row =
        (Row.Accepted)
            row("7,max@example.de,\"1,200\" ,pt_BR,2/28/2026,yes,3,x,2026-03-01 10:30,WON,hello");

    assertThat(row.details().source()).isEqualTo("crm");
    assertThat(row.details().externalId()).isEqualTo("7");
    assertThat(row.details().employees()).isEqualTo(1200);
    assertThat(row.details().language()).isEqualTo("pt-BR");
    assertThat(row.details().mailConsent()).isTrue();
    assertThat(row.details().attributes()).containsEntry("note", "hello");
    assertThat(row.receivedAt()).isEqualTo(Instant.parse("2026-02-28T05:00:00Z"));
    assertThat(row.signals())
        .containsExactly(
            new Signal("several-visits", SharedData.IMPORTED_AT, false),
            new Signal("ebook-download", Instant.parse("2026-03-01T10:30:00Z"), true));
    assertThat(row.outcome()).isEqualTo(new Row.Outcome(true, null));
  }

  @Test
  @DisplayName("has not given what is blank or means empty")
  void leavesOut() throws Exception {
    var row = (Row.Accepted) row("7,N/A,,,,n/a,2,,,lost,n/a,,");

    assertThat(row.details().email()).isNull();
    assertThat(row.details().mailConsent()).isNull();
    assertThat(row.details().attributes()).isEmpty();
    assertThat(row.receivedAt()).isNull();
    assertThat(row.signals()).isEmpty();
    assertThat(row.outcome()).isEqualTo(new Row.Outcome(false, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "7,nobody,,,,,,,,won, # email # needs an @",
        "7,,many,,,,,,,won, # employees # \"many\" is no number",
        "7,,,german,,,,,,won, # language # tag",
        "7,,,,30/2/2026,,,,,won, # receivedAt # \"created\": \"30/2/2026\" is not a date",
        "7,,,,2/30/2026,,,,,won, # receivedAt # \"2/30/2026\" is not a date",
        "7,,,,1/1/2027,,,,,won, # receivedAt # lies in the future",
        "7,,,,,,often,,,won, # signals.several-visits # \"often\" in the column \"visits\"",
        "7,,,,,,,x,yesterday,won, # signals.ebook-download # \"yesterday\" is not a date",
        "7,,,,,,,,,open, # outcome # neither won nor lost",
        "7,,,,,,,,,, # outcome # neither won nor lost",
        ",,,,,,,,,won,x # email # A lead needs an e-mail address",
        "7,,,,,,,,,won # row # 10 cells, the header has 11",
        "7,,,,,,,,,won,x,y # row # 12 cells, the header has 11",
      })
  @DisplayName("is refused with its field and the reason")
  void isRefused(String line, String field, String reason) throws Exception {
    var mapping = MAPPING;
    if (field.equals("email") && line.startsWith(",")) {
      mapping = MAPPING.replace("\"email\": \"mail\", ", "");
    }
    var refused = (Row.Refused) row(line, mapping);

    assertThat(refused.rowNumber()).isEqualTo(2);
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.reason()).contains(reason).endsWith(".");
    assertThat(refused.cells()).startsWith(line.substring(0, line.indexOf(',')));
  }

  @Test
  @DisplayName("is refused when it holds U+0000, broken bytes or too much text, and stays storable")
  void isRefusedForItsText() throws Exception {
    var nul = (Row.Refused) row("7,,,,,,,,,won,a\0b");
    assertThat(nul.field()).isEqualTo("attributes.note");
    assertThat(nul.reason()).contains("U+0000");
    assertThat(nul.cells()).contains("a\u2400b");

    var broken = (Row.Refused) row("7,,,,,,,,,won," + TextEncoding.UNREADABLE);
    assertThat(broken.cells()).contains("\uFFFD");

    var late = (Row.Refused) row("7,,,,,,,,,won," + "x".repeat(5_000));
    assertThat(late.field()).isEqualTo("attributes.note");
    assertThat(late.cells().get(10)).hasSize(4_000);

    var wide = (Row.Refused) row("7" + ",x".repeat(100_000));
    assertThat(wide.field()).isEqualTo("row");
    assertThat(wide.cells()).hasSize(2_000);

    assertThat(((Row.Refused) row("7".repeat(201) + ",,,,,,,,,won,")).field())
        .isEqualTo("externalId");
  }

  @Test
  @DisplayName("is blank when nothing stands in it, or nothing that names a lead")
  void isBlank() throws Exception {
    assertThat(row("")).isEqualTo(new Row.Blank(2));
    assertThat(row(",,,,,,,,,,")).isEqualTo(new Row.Blank(2));
    assertThat(row(", ,, ,")).isEqualTo(new Row.Blank(2));
    assertThat(row(",,,,,,,,,,only a note")).isEqualTo(new Row.Blank(2));
  }

  private static Row row(String line) throws Exception {
    return row(line, MAPPING);
  }

  private static Row row(String line, String mapping) throws Exception {
    List<Row> rows =
        SharedData.rows(
            SharedData.bytes((HEADER + line + "\n").getBytes(UTF_8)), ImportMapping.parse(mapping));
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }
}
