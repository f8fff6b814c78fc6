package io.leadrelay.intake;

import static io.leadrelay.intake.ImportClient.onlineSchoolMapping;
import static io.leadrelay.intake.ImportClient.shared;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadrelay.LeadrelayTest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@LeadrelayTest
@ActiveProfiles({"test", "demo"})
@TestPropertySource(properties = "leadrelay.demo.leads=false")
@DirtiesContext
@Tag("database")
@DisplayName("An import")
class ImportTest {

  private static final String CYCLES_OF_CONTACTS =
      "select count(*) from lead_cycle c join lead l on l.id = c.lead_id"
          + " where l.source = 'hubspot'";

  @TempDir static Path data;

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  private ImportClient client;

  @DynamicPropertySource
  static void ownFolder(DynamicPropertyRegistry settings) {
    settings.add("leadrelay.data", data::toString);
  }

  @BeforeEach
  void logIn() {
    client = new ImportClient(port);
  }

  @Test
  @DisplayName("of a German list tells new, known, refused and blank rows apart")
  void importsGerman() throws Exception {
    var done = client.importFile(shared("csv/german/duplikate_utf8bom_crlf.csv"), null);

    assertThat(tally(done)).isEqualTo("DONE 5: 2 created, 1 merged, 1 refused, 1 blank");
    assertThat(refusals(done))
        .startsWith("row,field,reason,")
        .contains("\r\n6,email,\"A lead needs an e-mail address")
        .contains("Ohne");
    assertThat(Files.list(data.resolve("imports"))).isEmpty();
  }

  @Test
  @DisplayName("from Mautic passes over the blank rows at the end")
  void importsMautic() throws Exception {
    var done = client.importFile(shared("crm-exports/mautic/fakeleaddata.csv"), null);

    assertThat(tally(done)).isEqualTo("DONE 54: 50 created, 0 merged, 0 refused, 4 blank");
  }

  @Test
  @DisplayName("of 950 contacts from HubSpot needs no mapping")
  void importsHubspot() throws Exception {
    var contacts = shared("crm-exports/hubspot-dummy/hubspot_contacts.csv");

    var done = client.importFile(contacts, null);

    assertThat(tally(done)).isEqualTo("DONE 950: 950 created, 0 merged, 0 refused, 0 blank");
    assertThat(done.get("source").asText()).isEqualTo("hubspot");
    assertThat(count(CYCLES_OF_CONTACTS)).isEqualTo(950);
    assertThat(
            count(
                CYCLES_OF_CONTACTS
                    + " and c.open_lead_id is not null and c.process_instance_id is null"))
        .isZero();
    assertThat(tally(client.importFile(contacts, null)))
        .isEqualTo("DONE 950: 0 created, 950 merged, 0 refused, 0 blank");
    assertThat(
            count(
                "select count(*) from lead_event e join lead l on l.id = e.lead_id"
                    + " where l.source = 'hubspot' and e.type = 'DETAILS_CHANGED'"))
        .isZero();
  }

  @Test
  @DisplayName("of leads of the past stores them closed, with no process")
  void importsHistory() throws Exception {
    var file = shared("x-education/leads-even.csv");
    var mapping = onlineSchoolMapping("mapping-history.json");

    var done = client.importFile(file, mapping);

    assertThat(tally(done)).isEqualTo("DONE 4613: 4613 created, 0 merged, 0 refused, 0 blank");
    assertThat(done.get("history").asBoolean()).isTrue();
    assertThat(history("stage = 'CUSTOMER'")).isEqualTo(1_810);
    assertThat(history("stage = 'LOST'")).isEqualTo(4_613 - 1_810);
    assertThat(history(signal("ebook-download"))).isEqualTo(1_455);
    assertThat(history("stage = 'CUSTOMER' and " + signal("ebook-download"))).isEqualTo(542);
    assertThat(
            count(
                "select count(*) from lead l join lead_cycle c on c.lead_id = l.id"
                    + " where l.history and c.number = 1 and c.closed_at is not null"
                    + " and c.open_lead_id is null and c.process_instance_id is null"))
        .isEqualTo(4_613);
    assertThat(count("select count(*) from lead_event where type = 'HISTORY_IMPORTED'"))
        .isEqualTo(4_613);
    assertThat(
            count(
                "select count(*) from lead l where l.history and l.signal_count <>"
                    + " (select count(*) from signal s where s.lead_id = l.id)"))
        .isZero();

    assertThat(tally(client.importFile(file, mapping)))
        .isEqualTo("DONE 4613: 0 created, 4613 merged, 0 refused, 0 blank");
    assertThat(count("select count(*) from lead_event where type = 'HISTORY_IMPORTED'"))
        .isEqualTo(4_613);
  }

  @Test
  @DisplayName("of the past leaves a lead that lives here as it is, and learns a new outcome")
  void historyLeavesTheLivingAlone() {
    var mapping =
        """
        {"source": "past", "fields": {"email": "mail", "company": "firm"},
         "outcome": {"column": "end", "won": ["yes"], "lost": ["no"],
                     "at": {"column": "when", "format": "yyyy-MM-dd"}}}
        """;
    client.importFile(bytes("email,company\nalive@example.org,Alive Ltd\n"), aliveMapping());

    var first =
        client.importFile(
            bytes(
                """
                mail,firm,end,when
                alive@example.org,Other Ltd,yes,2025-02-01
                gone@example.org,Gone Ltd,no,2025-03-01
                Gone@Example.org,Gone Ltd,no,2025-03-01
                """),
            mapping);

    assertThat(tally(first)).isEqualTo("DONE 3: 1 created, 2 merged, 0 refused, 0 blank");
    assertThat(text("select company from lead where email_key = 'alive@example.org'"))
        .isEqualTo("Alive Ltd");
    assertThat(text("select stage from lead where email_key = 'alive@example.org'"))
        .isNotIn("CUSTOMER", "LOST");

    var second =
        client.importFile(bytes("mail,firm,end,when\ngone@example.org,,yes,2025-06-01\n"), mapping);

    assertThat(tally(second)).isEqualTo("DONE 1: 0 created, 1 merged, 0 refused, 0 blank");
    assertThat(text("select stage from lead where email_key = 'gone@example.org'"))
        .isEqualTo("CUSTOMER");
    assertThat(text("select company from lead where email_key = 'gone@example.org'"))
        .isEqualTo("Gone Ltd");
    assertThat(
            text(
                "select details from lead_event e join lead l on l.id = e.lead_id"
                    + " where l.email_key = 'gone@example.org' order by e.at desc, e.id desc"
                    + " fetch first 1 rows only"))
        .isEqualTo("[\"CUSTOMER\",\"2025-06-01T00:00:00Z\"]");
  }

  @Test
  @DisplayName("works through two files that are sent at the same time")
  void importsTwoAtOnce() {
    var first = client.accepted(client.upload(leads("first", 250), aliveMapping()));
    var second = client.accepted(client.upload(leads("second", 150), aliveMapping()));

    assertThat(tally(client.awaitEnd(first)))
        .isEqualTo("DONE 250: 250 created, 0 merged, 0 refused, 0 blank");
    assertThat(tally(client.awaitEnd(second)))
        .isEqualTo("DONE 150: 150 created, 0 merged, 0 refused, 0 blank");
  }

  @Test
  @DisplayName("gives refused rows back with their formulas made harmless")
  void makesFormulasHarmless() {
    var done =
        client.importFile(
            bytes(
                "email,company,@note\n"
                    + "no address,=1+1,-2\n"
                    + "neither,\"+49 30, Berlin\",@x\n"
                    + "fine@example.org,${1+1},<script>\n"),
            aliveMapping());

    assertThat(tally(done)).isEqualTo("DONE 3: 1 created, 0 merged, 2 refused, 0 blank");
    assertThat(done.get("unusedColumns")).hasSize(1);
    var lines = refusals(done).split("\r\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[0]).isEqualTo("row,field,reason,email,company,'@note");
    assertThat(lines[1]).startsWith("2,email,").endsWith(",no address,'=1+1,'-2");
    assertThat(lines[2]).startsWith("3,email,").endsWith(",neither,\"'+49 30, Berlin\",'@x");
    assertThat(text("select company from lead where email_key = 'fine@example.org'"))
        .isEqualTo("${1+1}");
  }

  @Test
  @DisplayName("takes over whether the lead agreed to mail")
  void takesConsentOver() {
    client.importFile(
        bytes("mail,ok\nyes@consent.example,Yes\nno@consent.example,No\n?@consent.example,\n"),
        """
        {"source": "consent", "fields": {"email": "mail"},
         "consent": {"column": "ok", "equals": "Yes", "grants": "mail"}}
        """);

    assertThat(consent("yes@consent.example")).isEqualTo("true");
    assertThat(consent("no@consent.example")).isEqualTo("false");
    assertThat(consent("?@consent.example")).isNull();
  }

  @Test
  @DisplayName("fails where the rest of the file cannot be told apart, and keeps what came before")
  void failsInTheMiddle() throws Exception {
    var done =
        client.importFile(
            bytes("email,company\nbefore@example.org,A\nafter@example.org,\"never closed\n"),
            aliveMapping());

    assertThat(tally(done)).isEqualTo("FAILED 1: 1 created, 0 merged, 0 refused, 0 blank");
    assertThat(done.get("error").asText()).contains("Row 3").contains("never closed");
    assertThat(Files.exists(data.resolve("imports").resolve(done.get("id").asText() + ".csv")))
        .isFalse();
  }

  @Test
  @DisplayName("of what is no CSV is refused, and nothing is kept")
  void refusesWhatIsNoCsv() throws Exception {
    var before = count("select count(*) from lead_import");

    assertRefused(client.upload(new byte[] {'P', 'K', 3, 4, 0, 0}, null), "file", "workbook");
    assertRefused(client.upload(new byte[0], null), "file", "empty");
    assertRefused(client.upload(bytes("a,b\n1,2\n"), null), "file", "mapping is needed");

    assertThat(count("select count(*) from lead_import")).isEqualTo(before);
    assertThat(Files.list(data.resolve("imports"))).isEmpty();
  }

  @Test
  @DisplayName("whose mapping does not fit is refused with the field and the reason")
  void refusesAMappingThatDoesNotFit() {
    assertRefused(
        client.upload(
            bytes("email\na@b.example\n"),
            "{\"source\": \"s\", \"fields\": {\"email\": \"E-Mail\"}}"),
        "mapping.fields.email",
        "E-Mail");
    assertRefused(client.upload(bytes("email\na@b.example\n"), "{"), "mapping", "JSON");
    assertRefused(
        client.upload(bytes("email\na@b.example\n"), "{\"sauce\": \"s\"}"), "mapping.", "sauce");
  }

  @Test
  @DisplayName("form that lacks the file, has another part or is cut off is refused")
  void refusesABrokenForm() {
    assertRefused(client.postForm(""), "file", "missing");
    assertRefused(
        client.postForm(ImportClient.part("maping", "application/json", "{}")), "maping", "part");
    assertThat(client.postForm("--nothing that is a part").statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("that nobody has sent is not there")
  void isNotThere() {
    var unknown = UUID.randomUUID();
    for (var path : new String[] {"" + unknown, unknown + "/refusals.csv", "no-id"}) {
      var response = client.get("/api/imports/" + path);
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("application/problem+json");
    }
  }

  private void assertRefused(HttpResponse<String> response, String field, String words) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    var error = client.parsed(response).get("errors").get(0);
    assertThat(error.get("field").asText()).startsWith(field);
    assertThat(response.body()).contains(words);
  }

  private String refusals(JsonNode leadImport) {
    var response = client.get("/api/imports/" + leadImport.get("id").asText() + "/refusals.csv");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWithIgnoringCase("text/csv");
    return response.body();
  }

  static String aliveMapping() {
    return "{\"source\": \"web\", \"fields\": {\"email\": \"email\", \"company\": \"company\"}}";
  }

  static byte[] leads(String name, int count) {
    var file = new StringBuilder("email,company\n");
    for (var i = 1; i <= count; i++) {
      file.append("%s-%d@example.org,Firm %d\n".formatted(name, i, i));
    }
    return bytes(file.toString());
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String tally(JsonNode leadImport) {
    return "%s %d: %d created, %d merged, %d refused, %d blank"
        .formatted(
            leadImport.get("state").asText(),
            leadImport.get("rows").asLong(),
            leadImport.get("created").asLong(),
            leadImport.get("merged").asLong(),
            leadImport.get("refused").asLong(),
            leadImport.get("blank").asLong());
  }

  private static String signal(String type) {
    return "exists (select 1 from signal s where s.lead_id = lead.id and s.type = '" + type + "')";
  }

  private long history(String condition) {
    return count(
        "select count(*) from lead where history and "
            + condition
            + " and source = 'online-school'");
  }

  private @Nullable String consent(String email) {
    return text(
        "select lower(cast(mail_consent as varchar(5))) from lead where email_key = '"
            + email
            + "'");
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private @Nullable String text(String sql) {
    return jdbc.sql(sql)
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .single()
        .orElse(null);
  }
}
