package io.leadrelay.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.EmailAddress;
import io.leadrelay.lead.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.InputStreamSource;

@DisplayName("A file as it comes from elsewhere")
class RealFilesTest {

  @Test
  @DisplayName("from HubSpot gives 950 leads")
  void readsHubspot() throws Exception {
    var rows =
        SharedData.rows(SharedData.file("crm-exports/hubspot-dummy/hubspot_contacts.csv"), null);
    var accepted = SharedData.accepted(rows);

    assertThat(rows).hasSize(950);
    assertThat(accepted).hasSize(950);
    assertThat(accepted)
        .allSatisfy(
            row -> {
              assertThat(row.details().source()).isEqualTo("hubspot");
              assertThat(row.details().externalId()).startsWith("CONT-");
              assertThat(row.receivedAt()).isNotNull();
              assertThat(row.details().attributes()).containsKey("leadSource");
            });
    assertThat(accepted)
        .extracting(row -> row.details().attributes().get("leadStatus"))
        .filteredOn(Objects::isNull)
        .hasSize(629);
    assertThat(accepted)
        .extracting(row -> EmailAddress.parse(Objects.requireNonNull(row.details().email())).key())
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("from Mautic gives 50 leads and 4 blank rows")
  void readsMautic() throws Exception {
    var rows = SharedData.rows(SharedData.file("crm-exports/mautic/fakeleaddata.csv"), null);

    assertThat(SharedData.accepted(rows)).hasSize(50);
    assertThat(SharedData.blank(rows)).isEqualTo(4);
    assertThat(SharedData.refused(rows)).isEmpty();
  }

  @Test
  @DisplayName("may have a blank after each comma")
  void readsMauticWithBlanks() throws Exception {
    var accepted =
        SharedData.accepted(
            SharedData.rows(SharedData.file("crm-exports/mautic/10contacts.csv"), null));

    assertThat(accepted).hasSize(10);
    assertThat(accepted.get(0).details().lastName()).isEqualTo("N.");
    assertThat(accepted.get(0).details().email()).isEqualTo("ariel@example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "crm-exports/mautic/contacts.csv,2",
    "crm-exports/lead-pilot_leads_import.csv,20",
    "csv/german/doppelt_utf8_lf.csv,2",
    "csv/german/doppelt_utf8bom_crlf.csv,2",
    "csv/german/vorlage_utf8_lf.csv,2",
    "csv/german/vorlage_utf8bom_crlf.csv,2"
  })
  @DisplayName("is read whole")
  void readsAll(String file, int leads) throws Exception {
    var rows = SharedData.rows(SharedData.file(file), null);

    assertThat(SharedData.accepted(rows)).hasSize(leads).hasSameSizeAs(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf8_lf", "utf8bom_crlf"})
  @DisplayName("in German tells three leads, a blank row and one without e-mail")
  void readsGerman(String kind) throws Exception {
    var rows = SharedData.rows(SharedData.file("csv/german/duplikate_" + kind + ".csv"), null);

    assertThat(rows).hasSize(5);
    assertThat(SharedData.accepted(rows))
        .extracting(row -> EmailAddress.parse(Objects.requireNonNull(row.details().email())).key())
        .containsExactly("max@example.de", "erika@example.de", "max@example.de");
    assertThat(SharedData.accepted(rows).get(0).details().attributes())
        .containsEntry("city", "N\u00FCrnberg");
    assertThat(SharedData.blank(rows)).isEqualTo(1);
    assertThat(SharedData.refused(rows))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.rowNumber()).isEqualTo(6);
              assertThat(row.field()).isEqualTo("email");
              assertThat(row.cells()).contains("Ohne", "Mail");
            });
  }

  @Test
  @DisplayName("from the online school gives its leads with their signals")
  void readsTheOnlineSchool() throws Exception {
    var rows = SharedData.rows(onlineSchool(), mapping("mapping.json"));
    var accepted = SharedData.accepted(rows);

    assertThat(rows).hasSize(4_613);
    assertThat(accepted).hasSize(4_613).allSatisfy(row -> assertThat(row.outcome()).isNull());
    assertThat(accepted).filteredOn(row -> shows(row, "ebook-download")).hasSize(1_455);
    assertThat(accepted)
        .filteredOn(row -> Boolean.TRUE.equals(row.details().mailConsent()))
        .hasSize(4_211);
    assertThat(accepted)
        .allSatisfy(row -> assertThat(row.details().attributes()).doesNotContainValue("Select"));
    assertThat(accepted)
        .flatExtracting(Row.Accepted::signals)
        .extracting(Signal::dated)
        .containsOnly(false);
  }

  @Test
  @DisplayName("from the online school's past gives who bought, with and without the e-book")
  void readsTheOnlineSchoolsPast() throws Exception {
    var accepted =
        SharedData.accepted(SharedData.rows(onlineSchool(), mapping("mapping-history.json")));

    assertThat(accepted).hasSize(4_613);
    assertThat(accepted).filteredOn(RealFilesTest::won).hasSize(1_810);
    assertThat(accepted).filteredOn(row -> shows(row, "ebook-download") && won(row)).hasSize(542);
    assertThat(accepted).filteredOn(row -> !shows(row, "ebook-download")).hasSize(3_158);
    assertThat(accepted)
        .filteredOn(row -> !shows(row, "ebook-download") && won(row))
        .hasSize(1_268);
  }

  private static boolean shows(Row.Accepted row, String type) {
    return row.signals().stream().anyMatch(signal -> signal.type().equals(type));
  }

  private static boolean won(Row.Accepted row) {
    return Objects.requireNonNull(row.outcome()).won();
  }

  private static InputStreamSource onlineSchool() {
    return SharedData.file("x-education/leads-even.csv");
  }

  private static ImportMapping mapping(String name) throws Exception {
    return ImportMapping.parse(Files.readString(Path.of("src/examples/online-school", name)));
  }
}
