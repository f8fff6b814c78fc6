package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.UriUtils;

@ApiTest
@DisplayName("Leads over HTTP")
class LeadsOverHttpTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort int port;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired Clock clock;

  private ApiClient api;

  @BeforeEach
  void logIn() {
    api = new ApiClient(port, "api");
  }

  @Test
  @DisplayName("a new lead is answered with 201 and its address, and begins its life")
  void createsALead() {
    var email = ApiClient.unknownEmail();

    var answer =
        api.post(
            "/api/leads",
            """
            {"externalId": "%s", "source": "web-site", "email": "%s", "phone": "+49 30 1",
             "firstName": "Ada", "lastName": "Lovelace", "company": "Engines", "jobTitle": "CTO",
             "country": "DE", "industry": "Software", "employees": 120, "language": "de",
             "mailConsent": true, "signals": [{"type": "ebook-download",
             "at": "2026-01-02T10:00:00+01:00"}, {"type": "long-visit"}],
             "attributes": {"city": "Berlin"}}
            """
                .formatted(email, email));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().path("created").asBoolean()).isTrue();
    assertThat(answer.response().headers().firstValue("Location"))
        .contains("/api/leads/" + answer.id());
    assertThat(instances(answer.id())).isEqualTo(1);

    var lead = api.get("/api/leads/" + answer.id()).body();
    assertThat(names(lead))
        .containsExactlyInAnyOrder(
            "id",
            "externalId",
            "source",
            "email",
            "phone",
            "firstName",
            "lastName",
            "company",
            "jobTitle",
            "country",
            "industry",
            "employees",
            "language",
            "mailConsent",
            "attributes",
            "stage",
            "grade",
            "fit",
            "fitReason",
            "points",
            "rep",
            "cycle",
            "waitingForRoom",
            "contactDueAt",
            "overdue",
            "signals",
            "timeline");
    assertThat(lead.path("email").asText()).isEqualTo(email);
    assertThat(lead.path("employees").asInt()).isEqualTo(120);
    assertThat(lead.path("mailConsent").asBoolean()).isTrue();
    assertThat(lead.path("attributes").path("city").asText()).isEqualTo("Berlin");
    assertThat(lead.path("fit").asText()).isEqualTo("FITS");
    assertThat(lead.path("cycle").asInt()).isEqualTo(1);
    var dated = lead.path("signals").path(1);
    assertThat(dated.path("type").asText()).isEqualTo("ebook-download");
    assertThat(Instant.parse(dated.path("at").asText())).isEqualTo("2026-01-02T09:00:00Z");
    assertThat(lead.path("signals").path(0).path("at").isNull()).isTrue();
    var first = lead.path("timeline").path(0);
    assertThat(names(first)).containsExactly("at", "type", "actor", "text", "note");
    assertThat(first.path("type").asText()).isEqualTo("LEAD_RECEIVED");
    assertThat(first.path("actor").asText()).isEqualTo("api");
    assertThat(first.path("text").asText()).contains("web-site");
  }

  @Test
  @DisplayName("a known lead is answered with 200, and what is blank does not overwrite")
  void recognisesALead() {
    var email = ApiClient.unknownEmail();
    var id = create(email, "\"company\": \"Engines\", \"phone\": \"1\"");

    var answer =
        api.post(
            "/api/leads",
            "{\"email\": \"%s\", \"company\": \" \", \"phone\": \"2\"}"
                .formatted(email.toUpperCase(java.util.Locale.ROOT)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.id()).isEqualTo(id);
    assertThat(answer.body().path("created").asBoolean()).isFalse();
    var lead = api.get("/api/leads/" + id).body();
    assertThat(lead.path("company").asText()).isEqualTo("Engines");
    assertThat(lead.path("phone").asText()).isEqualTo("2");
    assertThat(instances(id)).isEqualTo(1);
  }

  @Test
  @DisplayName("a text that looks like code stays a text, in the answer and in the process")
  void textStaysText() {
    var code = "${1+1} #{7*7} <script>alert(1)</script> {0} '\"; drop table lead; --";
    var email = ApiClient.unknownEmail();
    var id =
        create(
            email,
            """
            "company": %s, "lastName": %s, "country": "DE", "employees": 100,
            "attributes": {"note": %s}, "signals": [{"type": "talk-request"}]
            """
                .formatted(quoted(code), quoted(code), quoted(code)));

    var lead = api.get("/api/leads/" + id).body();

    assertThat(lead.path("company").asText()).isEqualTo(code);
    assertThat(lead.path("lastName").asText()).isEqualTo(code);
    assertThat(lead.path("attributes").path("note").asText()).isEqualTo(code);
    var task = tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
    assertThat(task.getName()).contains(code);
    assertThat(runtime.getVariables(task.getExecutionId()).values())
        .noneMatch(value -> String.valueOf(value).contains("script"));
    assertThat(search("${1+1} <script>alert(1)</script>")).contains(id);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @DisplayName("refuses, and names the field")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"email": "a@b"}                                                  |
          {"email": "no address"}                                           | email
          {"company": "Engines"}                                            | email
          {"externalId": "1"}                                               | source
          {"email": "a@example.com", "emial": "b"}                          | emial
          {"email": "a@example.com", "employees": "12"}                     | employees
          {"email": "a@example.com", "employees": -1}                       | employees
          {"email": "a@example.com", "employees": 1.5}                      | employees
          {"email": "a@example.com", "company": 5}                          | company
          {"email": "a@example.com", "company": "a\\u0000b"}                | company
          {"email": "a@example.com", "mailConsent": "yes"}                  | mailConsent
          {"email": "a@example.com", "language": "not a language"}          | language
          {"email": "a@example.com", "attributes": {"a": "\\u0000"}}        | attributes.a
          {"email": "a@example.com", "attributes": {"1 2": "x"}}            | attributes
          {"email": "a@example.com", "attributes": {"a": {"b": 1}}}         | attributes.a
          {"email": "a@example.com", "signals": [{"type": "Bad Type"}]}     | signals[0].type
          {"email": "a@example.com", "signals": [null]}                     | signals[0]
          {"email": "a@example.com", "signals": [{"type": "a", "when": 1}]} | signals[0].when
          {"email": "a@example.com", "signals": [{"type": "a", "at": "yesterday"}]} | signals[0].at
          {"email": "a@example.com", "signals": [{"type": "a", "at": "2999-01-01T00:00:00Z"}]} | signals[0].at
          {"email": "a@example.com", "signals": [{"type": "a", "at": "-9999-01-01T00:00:00Z"}]} | signals[0].at
          {"email": "a@example.com", "signals": [{"type": "a", "at": "2026-01-01"}]} | signals[0].at
          """)
  void refusesBadInput(String body, String field) {
    var answer = api.post("/api/leads", body);

    if (field == null) {
      assertThat(answer.status()).isIn(200, 201);
      return;
    }
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo(field);
    assertThat(answer.body().path("detail").asText()).endsWith(".");
  }

  @ParameterizedTest
  @DisplayName("refuses what is no JSON object")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{\"email\"", "[]", "``", "null", "5"})
  void refusesNoJson(String body) {
    assertThat(api.post("/api/leads", body).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("takes at most 200 signals in a request")
  void refusesTooManySignals() {
    var signals = String.join(",", Collections.nCopies(201, "{\"type\": \"long-visit\"}"));

    var answer =
        api.post(
            "/api/leads",
            "{\"email\": \"%s\", \"signals\": [%s]}".formatted(ApiClient.unknownEmail(), signals));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo("signals");
  }

  @Test
  @DisplayName("a signal is stored once and shown")
  void storesASignal() {
    var id = create(ApiClient.unknownEmail(), "\"country\": \"DE\", \"employees\": 100");
    var signal = "{\"type\": \"case-study-read\", \"at\": \"2026-02-03T04:05:06.123456789Z\"}";

    assertThat(api.post("/api/leads/" + id + "/signals", signal).status()).isEqualTo(202);
    assertThat(api.post("/api/leads/" + id + "/signals", signal).status()).isEqualTo(202);

    var signals = api.get("/api/leads/" + id).body().path("signals");
    assertThat(signals).hasSize(1);
    assertThat(signals.path(0).path("at").asText()).isEqualTo("2026-02-03T04:05:06.123456Z");
  }

  @Test
  @DisplayName("a request for a talk takes a nurtured lead to a rep")
  void aSignalWakesTheLead() {
    var id =
        create(
            ApiClient.unknownEmail(),
            "\"country\": \"DE\", \"employees\": 100, \"language\": \"de\"");
    assertThat(api.get("/api/leads/" + id).body().path("stage").asText()).isEqualTo("NURTURING");

    assertThat(api.post("/api/leads/" + id + "/signals", "{\"type\": \"talk-request\"}").status())
        .isEqualTo(202);

    var lead = api.get("/api/leads/" + id).body();
    assertThat(lead.path("grade").asText()).isEqualTo("HOT");
    assertThat(lead.path("rep").asText()).startsWith("rep");
    assertThat(Instant.parse(lead.path("contactDueAt").asText())).isAfter(Instant.EPOCH);
    assertThat(lead.path("overdue").asBoolean()).isFalse();
  }

  @Test
  @DisplayName("an id that is none is refused, one that nobody has is not found")
  void unknownLead() {
    var nobody = "/api/leads/" + UUID.randomUUID();

    assertThat(api.get("/api/leads/17").status()).isEqualTo(400);
    assertThat(api.get("/api/leads/17").field()).isEqualTo("id");
    assertThat(api.get(nobody).status()).isEqualTo(404);
    assertThat(api.post(nobody + "/signals", "{\"type\": \"long-visit\"}").status()).isEqualTo(404);
    assertThat(api.delete(nobody + "/personal-data").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("a rep sees the leads they have and no others")
  void aRepSeesTheirOwn() {
    var hot =
        create(
            ApiClient.unknownEmail(),
            "\"country\": \"DE\", \"employees\": 100, \"signals\": [{\"type\": \"talk-request\"}]");
    var rep = api.get("/api/leads/" + hot).body().path("rep").asText();
    var other = rep.equals("rep1") ? "rep3" : "rep1";

    assertThat(new ApiClient(port, rep).get("/api/leads/" + hot).status()).isEqualTo(200);
    assertThat(new ApiClient(port, other).get("/api/leads/" + hot).status()).isEqualTo(404);
    assertThat(new ApiClient(port, "manager").get("/api/leads/" + hot).status()).isEqualTo(200);
    var seen = new ApiClient(port, other).get("/api/leads?limit=200").body().path("leads");
    assertThat(seen).allSatisfy(lead -> assertThat(lead.path("rep").asText()).isEqualTo(other));
    assertThat(ids(new ApiClient(port, rep).get("/api/leads?limit=200").body())).contains(hot);
    assertThat(new ApiClient(port, other).get("/api/leads?rep=" + rep).body().path("leads"))
        .isEmpty();
  }

  @Test
  @DisplayName(
      "who acts for a rep sees and logs as the rep does, while the rep is away and not after")
  void aStandInSeesTheRepsLeads() {
    var hot =
        create(
            ApiClient.unknownEmail(),
            "\"country\": \"DE\", \"employees\": 100, \"signals\": [{\"type\": \"talk-request\"}]");
    var rep = api.get("/api/leads/" + hot).body().path("rep").asText();
    var standIn = new ApiClient(port, rep.equals("rep1") ? "rep3" : "rep1");
    var absent = new ApiClient(port, rep);
    var call = "{\"source\": \"my-phone\", \"channel\": \"PHONE\", \"reached\": true}";
    var attempts = "/api/leads/" + hot + "/attempts";
    assertThat(standIn.post(attempts, call).status()).as("before").isEqualTo(404);

    var absence =
        absent.post(
            "/api/reps/" + rep + "/absences",
            "{\"from\": \"%s\", \"to\": \"%s\", \"standIn\": \"%s\"}"
                .formatted(
                    clock.instant(),
                    clock.instant().plusSeconds(86_400),
                    rep.equals("rep1") ? "rep3" : "rep1"));
    assertThat(absence.status()).as("%s", absence.body()).isEqualTo(201);

    assertThat(standIn.get("/api/leads/" + hot).status()).isEqualTo(200);
    assertThat(ids(standIn.get("/api/leads?limit=200").body())).contains(hot);
    assertThat(ids(standIn.get("/api/leads?limit=200&rep=" + rep).body())).contains(hot);
    assertThat(standIn.get("/api/leads?rep=nobody").body().path("leads")).isEmpty();
    assertThat(standIn.post(attempts, call).status()).isEqualTo(202);
    assertThat(api.get("/api/leads/" + hot).body().toString()).contains(" for ");

    assertThat(
            absent
                .delete("/api/reps/" + rep + "/absences/" + absence.body().path("id").asText())
                .status())
        .isEqualTo(204);
    assertThat(standIn.get("/api/leads/" + hot).status()).isEqualTo(404);
    assertThat(standIn.post(attempts, call).status()).as("after").isEqualTo(404);
  }

  @Test
  @DisplayName("the list is read page by page, newest first, nothing twice and nothing left out")
  void pages() {
    var source = "source-" + UUID.randomUUID();
    var created = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      created.add(create(ApiClient.unknownEmail(), "\"source\": \"" + source + "\""));
    }
    Collections.reverse(created);

    var read = new ArrayList<String>();
    @Nullable String next = null;
    do {
      var page =
          api.get("/api/leads?limit=2&source=" + source + (next == null ? "" : "&after=" + next))
              .body();
      read.addAll(ids(page));
      next = page.path("next").isNull() ? null : page.path("next").asText();
    } while (next != null);

    assertThat(read).isEqualTo(created);
  }

  @Test
  @DisplayName("a page that is just full has no next one")
  void theLastPage() {
    var source = "source-" + UUID.randomUUID();
    create(ApiClient.unknownEmail(), "\"source\": \"" + source + "\"");

    var page = api.get("/api/leads?limit=1&source=" + source).body();

    assertThat(page.path("leads")).hasSize(1);
    assertThat(page.path("next").isNull()).isTrue();
  }

  @Test
  @DisplayName("the list is filtered by stage")
  void filtersByStage() {
    var id = create(ApiClient.unknownEmail(), "\"country\": \"BR\", \"employees\": 100");

    assertThat(ids(api.get("/api/leads?stage=NO_FIT").body())).contains(id);
    assertThat(ids(api.get("/api/leads?stage=CUSTOMER").body())).doesNotContain(id);
  }

  @Test
  @DisplayName("a search finds all its words in any order, and no character is special in it")
  void searches() {
    var mark = UUID.randomUUID().toString().substring(0, 8);
    var id =
        create(
            ApiClient.unknownEmail(),
            "\"firstName\": \"Ada\", \"company\": \"100%% %s_A!B\"".formatted(mark));
    var alike = create(ApiClient.unknownEmail(), "\"company\": \"1000 %sxA!B\"".formatted(mark));

    assertThat(search(mark + "_a!b ADA")).containsExactly(id);
    assertThat(search("100% " + mark)).containsExactly(id);
    assertThat(search(mark)).containsExactly(alike, id);
    assertThat(search(mark + " nobody")).isEmpty();
  }

  @ParameterizedTest(name = "{1}: {0}")
  @DisplayName("a parameter that is not valid is refused by its name")
  @CsvSource({
    "stage=OPEN, stage",
    "stage=nurturing, stage",
    "limit=0, limit",
    "limit=201, limit",
    "limit=ten, limit",
    "after=17, after",
    "q=%00, q",
    "rep=%00, rep",
    "q=1+2+3+4+5+6+7+8+9, q"
  })
  void refusesBadParameters(String query, String field) {
    var answer = api.get("/api/leads?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo(field);
  }

  private String create(String email, String fields) {
    var answer = api.post("/api/leads", "{\"email\": \"%s\", %s}".formatted(email, fields));
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    return answer.id();
  }

  private List<String> search(String words) {
    return ids(
        api.get("/api/leads?q=" + UriUtils.encode(words, java.nio.charset.StandardCharsets.UTF_8))
            .body());
  }

  private long instances(String id) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).count();
  }

  private static List<String> ids(JsonNode page) {
    return StreamSupport.stream(page.path("leads").spliterator(), false)
        .map(lead -> lead.path("id").asText())
        .toList();
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    ((ObjectNode) object).fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String quoted(String text) {
    return JSON.valueToTree(text).toString();
  }
}
