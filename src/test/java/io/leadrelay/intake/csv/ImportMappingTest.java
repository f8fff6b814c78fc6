package io.leadrelay.intake.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadrelay.lead.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An import mapping")
class ImportMappingTest {

  @Test
  @DisplayName("says what the columns mean")
  void isRead() throws Exception {
    var mapping =
        ImportMapping.parse(
            """
            {"source": "online-school", "skipLines": 2, "empty": ["Select"],
             "fields": {"externalId": "Prospect ID", "attributes.occupation": "Occupation"},
             "receivedAt": {"column": "created", "format": "M/d/yyyy", "zone": "Europe/Berlin"},
             "consent": {"column": "Do Not Email", "equals": "No", "grants": "mail"},
             "signals": [{"type": "ebook-download", "column": "E-book", "equals": "Yes"},
                         {"type": "long-visit", "column": "Time", "atLeast": 600.5,
                          "at": {"column": "Visited", "format": "yyyy-MM-dd"}},
                         {"type": "chat", "column": "Chat", "notEmpty": true}],
             "outcome": {"column": "Converted", "won": ["1"], "lost": ["0"],
                         "at": {"column": "Closed", "format": "yyyy-MM-dd"}}}
            """);

    assertThat(mapping)
        .isEqualTo(
            new ImportMapping(
                "online-school",
                2,
                List.of("Select"),
                Map.of("externalId", "Prospect ID", "attributes.occupation", "Occupation"),
                new ImportMapping.DateColumn("created", "M/d/yyyy", "Europe/Berlin"),
                new ImportMapping.Consent("Do Not Email", "No"),
                List.of(
                    new ImportMapping.SignalColumn(
                        "ebook-download", "E-book", "Yes", null, false, null),
                    new ImportMapping.SignalColumn(
                        "long-visit",
                        "Time",
                        null,
                        new BigDecimal("600.5"),
                        false,
                        new ImportMapping.DateColumn("Visited", "yyyy-MM-dd", "UTC")),
                    new ImportMapping.SignalColumn("chat", "Chat", null, null, true, null)),
                new ImportMapping.OutcomeColumn(
                    "Converted",
                    List.of("1"),
                    List.of("0"),
                    new ImportMapping.DateColumn("Closed", "yyyy-MM-dd", "UTC"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "{ # mapping",
        "[] # mapping",
        "`` # mapping",
        "{\"source\":\"a\",\"source\":\"b\"} # mapping",
        "{\"fields\":{\"email\":\"E\"}} # source",
        "{\"source\":7,\"fields\":{\"email\":\"E\"}} # source",
        "{\"source\":\" \",\"fields\":{\"email\":\"E\"}} # source",
        "{\"source\":\"a\"} # fields",
        "{\"source\":\"a\",\"fields\":{\"phone\":\"P\"}} # fields",
        "{\"source\":\"a\",\"fields\":{\"email\":1}} # fields.email",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\",\"name\":\"N\"}} # fields.name",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\",\"attributes.1a\":\"N\"}} # fields.attributes.1a",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"colour\":1} # colour",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"skipLines\":-1} # skipLines",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"skipLines\":\"1\"} # skipLines",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"empty\":[1]} # empty[0]",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"receivedAt\":{\"column\":\"C\",\"format\":\"bad\"}} # receivedAt.format",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"receivedAt\":{\"column\":\"C\",\"format\":\"yyyy-MM-dd\",\"zone\":\"Moon\"}} # receivedAt.zone",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"receivedAt\":null} # receivedAt",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"consent\":{\"column\":\"C\",\"equals\":\"x\",\"grants\":\"all\"}} # consent.grants",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"signals\":{}} # signals",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"signals\":[{\"type\":\"A b\",\"column\":\"C\",\"notEmpty\":true}]} # signals[0].type",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"signals\":[{\"type\":\"a\",\"column\":\"C\"}]} # signals[0]",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"signals\":[{\"type\":\"a\",\"column\":\"C\",\"atLeast\":\"3\"}]} # signals[0].atLeast",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"signals\":[{\"type\":\"a\",\"column\":\"C\",\"notEmpty\":false}]} # signals[0].notEmpty",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"outcome\":{\"column\":\"C\",\"won\":[],\"lost\":[\"0\"]}} # outcome.won",
        "{\"source\":\"a\",\"fields\":{\"email\":\"E\"},\"outcome\":{\"column\":\"C\",\"won\":[\"a\"],\"lost\":[\"A\"]}} # outcome.lost",
      })
  @DisplayName("is refused with the path of what is wrong")
  void namesThePath(String json, String path) {
    var refused = catchThrowableOfType(MappingRefused.class, () -> ImportMapping.parse(json));

    assertThat(refused.errors()).extracting(FieldError::field).containsExactly(path);
    assertThat(refused.errors()).allSatisfy(error -> assertThat(error.reason()).endsWith("."));
  }

  @Test
  @DisplayName("is refused when it names columns that the file does not have, or has twice")
  void needsItsColumns() throws Exception {
    var mapping =
        ImportMapping.parse(
            """
            {"source": "a", "fields": {"email": "E-Mail", "phone": "Phone", "company": "FIRM"},
             "signals": [{"type": "chat", "column": "Chat", "notEmpty": true}]}
            """);
    var refused =
        catchThrowableOfType(
            MappingRefused.class,
            () ->
                SharedData.rows(
                    SharedData.bytes("E-Mail,Firm,Phone,Phone\na@b.de,x,1,2\n".getBytes(UTF_8)),
                    mapping));

    assertThat(refused.errors())
        .containsExactly(
            new FieldError(
                "fields.phone",
                "The file has 2 columns \"Phone\"; which one is meant cannot be told."),
            new FieldError(
                "signals[0].column",
                "The file has no column \"Chat\". It has: E-Mail, Firm, Phone, Phone."));
  }
}
