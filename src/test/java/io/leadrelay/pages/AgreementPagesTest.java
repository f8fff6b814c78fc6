package io.leadrelay.pages;

import static io.leadrelay.agreement.StoredVersions.marketing;
import static io.leadrelay.agreement.StoredVersions.sales;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.agreement.PastEffect;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.ShippedTerms;
import io.leadrelay.agreement.StoredVersions;
import io.leadrelay.lead.Words;
import io.leadrelay.process.table.DecisionTable;
import io.leadrelay.security.Browser;
import io.leadrelay.security.DemoServerTest;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Signature.Verdict;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;

@DemoServerTest
@DisplayName("The agreement as a document")
class AgreementPagesTest {

  private static final String PASSWORD = "Demo-relay-1";
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T09:00:00Z");
  private static final Instant LATER = Instant.parse("2099-12-31T23:00:00Z");

  @LocalServerPort int port;
  @Autowired Proposals proposals;
  @Autowired Agreements agreements;
  @Autowired PastEffect past;
  @Autowired IdentityService identities;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private StoredVersions versions;

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
    versions = new StoredVersions(proposals, agreements, jdbc, transactions);
  }

  @AfterEach
  void onlyTheFirstIsLeft() {
    versions.remove();
  }

  // ---- what it says

  @Test
  @DisplayName("says of the first version that nobody has signed it")
  void firstVersion() {
    var page = text("/agreement");

    assertThat(page)
        .contains("Agreement no. 1", "In force since", "Nobody has signed it")
        .contains("For marketing", "For sales", "Signed by nobody: put in force by the set-up")
        .doesNotContain("Proposed on", "Date and signature");
    assertThat(page).contains("500 qualified leads a month");
    assertThat(page).contains("500 standard leads, or 167 hot ones, or any mix");
  }

  @Test
  @DisplayName("prints every rule of the five signed tables: its cells, its answers, its words")
  void tablesInFull() throws IOException {
    var page = text("/agreement");
    var shipped = shippedTables();

    assertThat(shipped).extracting(DecisionTable::key).hasSize(5);
    for (var table : shipped) {
      assertThat(page).contains(table.name(), table.description(), table.key() + ", version ");
      for (var rule : table.rules()) {
        assertThat(rule.sentence()).isNotEmpty();
        assertThat(page).contains(rule.sentence());
        assertThat(page).contains(rule.conditions()).contains(rule.answers());
      }
      table.inputs().forEach(input -> assertThat(page).contains(input.label()));
      table.outputs().forEach(output -> assertThat(page).contains(output.label()));
    }
    for (var signed : agreements.all().get(0).terms().tables()) {
      assertThat(page)
          .contains(
              "%s, version %d, SHA-256 %s"
                  .formatted(signed.decision(), signed.version(), signed.sha256()));
    }
  }

  @Test
  @DisplayName("reads the deadlines, the attempts and the waits from its tables")
  void deadlines() throws IOException {
    var rows = rows(text("/agreement"));
    var policy = shippedTable("contactPolicy");

    assertThat(rows).contains(row(policy, "The rep is reminded after", "reminderMinutes", true));
    assertThat(rows)
        .contains(row(policy, "The first contact is due within", "deadlineMinutes", true));
    assertThat(rows)
        .contains(row(policy, "The lead goes to another rep after", "reassignMinutes", true));
    assertThat(rows)
        .contains(
            "The clock runs|while a rep who comes into question is on duty|in the company’s"
                + " working hours");
    assertThat(text("/agreement"))
        .contains("Hot: the clock runs while at least one rep", "Standard: the clock runs in the");
    assertThat(rows).contains(row(policy, "Reps tried at most", "maximumHandoffs", false));
    assertThat(rows)
        .contains(row(policy, "Attempts before giving up, at least", "minimumAttempts", false));
    assertThat(rows).contains(row(policy, "Attempts planned", "plannedAttempts", false));
    assertThat(rows)
        .contains("Waits between the attempts|" + waits("HOT") + "|" + waits("STANDARD"));
  }

  @Test
  @DisplayName("names the days on which the company is closed, and whose holidays are free")
  void calendar() {
    var number =
        versions.agreed(LATER, "More reps.", Map.of(LocalDate.of(2099, 12, 28), "Stocktaking"));

    assertThat(text("/agreement/" + number + "?lang=en"))
        .contains("Bavaria (Germany)", "28 December 2099: Stocktaking", "Mon-Thu 08:30-17:00");
    assertThat(text("/agreement/" + number + "?lang=de"))
        .contains("Bayern (Deutschland)", "28. Dezember 2099: Stocktaking", "Mo-Do 08:30-17:00");
  }

  @Test
  @DisplayName("shows who signed for whom, when, and with which words")
  void signatures() {
    var number = versions.agreed(LATER, "More reps.", Map.of());

    assertThat(text("/agreement/" + number))
        .contains("Agreed. In force from 1 January 2100 on.")
        .contains("Max Meyer", "Signed on 3 November 2026, 14:47.")
        .contains("Sam Santos", "Signed on 4 November 2026, 11:05.")
        .contains("I sign this agreement for marketing. Agreed in the quarterly meeting.")
        .doesNotContain("not in force")
        .doesNotContain("marketing-lead", "sales-lead");
  }

  @Test
  @DisplayName("says until when a replaced version was in force")
  void replaced() {
    var number = versions.agreed(LONG_AGO, "The start.", Map.of());

    assertThat(text("/agreement/" + number))
        .containsPattern(
            "Was in force from 1 January 2020, 10:00 until .+, when no. 1 took its place");
    assertThat(text("/agreement")).contains("Agreement no. 1");
  }

  @ParameterizedTest
  @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "AGREED")
  @DisplayName("carries a mark, on paper too, as long as it is not agreed")
  void marks(State state) {
    var number = versions.proposed(state, "Fewer fairs.", Map.of());

    var english = read("/agreement/" + number + "?lang=en").body();
    var german = read("/agreement/" + number + "?lang=de").body();

    assertThat(english).contains("class=\"mark\">", "– not in force</p>", "class=\"not-agreed\"");
    assertThat(german).contains("class=\"mark\">", "– nicht in Kraft</p>", "class=\"not-agreed\"");
    assertThat(english).contains("Fewer fairs.");
  }

  @Test
  @DisplayName("leaves a line to sign for the side that has not yet, and says what it waits for")
  void open() {
    var number = versions.proposed(State.OPEN, "More reps.", Map.of(), marketing("I sign."));

    assertThat(text("/agreement/" + number))
        .contains("Proposal – not in force", "It waits for signatures.")
        .contains("It lapses unless both have signed by 9 November 2026, 09:30.")
        .contains("Max Meyer", "Date and signature", "Not signed yet.");
  }

  @Test
  @DisplayName("does not pass off as a signature what no person gave")
  void signedByNobody() {
    var number =
        versions.proposed(
            State.OPEN,
            "More reps.",
            Map.of(),
            new Signature(Side.SALES, Verdict.SIGNED, null, null, StoredVersions.SIGNED, "Off."));

    assertThat(text("/agreement/" + number))
        .contains("Signed by nobody: signing was turned off on 3 November 2026, 14:47.");
    assertThat(text("/agreements")).contains("For sales: nobody, 3 November 2026, 14:47");
  }

  @Test
  @DisplayName("says who refused it, and why")
  void refused() {
    var number =
        versions.proposed(
            State.REFUSED,
            "Fewer fairs.",
            Map.of(),
            marketing("I sign."),
            sales(Verdict.REFUSED, "We need more leads, not fewer."));

    assertThat(text("/agreement/" + number))
        .contains("Refused – not in force", "Not before spring.", "REFUSED")
        .contains("Sam Santos", "Refused on 4 November 2026, 11:05.")
        .contains("We need more leads, not fewer.")
        .doesNotContain("Date and signature");
  }

  @Test
  @DisplayName("says of a proposal what it changes, and what that would have done once it is known")
  void changes() {
    var number = versions.proposed(State.OPEN, "More reps.", Map.of());
    var path = "/agreement/" + number;

    assertThat(text(path + "?lang=en"))
        .contains("What it changes against no. 1")
        .contains("<li>Marketing owes 600 qualified leads a month instead of 500.</li>")
        .doesNotContain("What would have been otherwise");
    effectIsKnown(number);
    assertThat(text(path + "?lang=en"))
        .contains("What would have been otherwise", "would be 1,800 instead of 1,500.");
    assertThat(text(path + "?lang=de"))
        .contains("<li>Das Marketing schuldet 600 qualifizierte Leads im Monat statt 500.</li>")
        .contains("wäre 1.800 statt 1.500.");
    assertThat(text("/agreement/1?lang=en")).doesNotContain("What it changes");
  }

  @Test
  @DisplayName("lets each side read what it declares before it signs")
  void declarations() {
    var number = versions.proposed(State.OPEN, "More reps.", Map.of(), marketing("I signed."));

    assertThat(text("/agreement/" + number + "?lang=en"))
        .contains("I signed.")
        .contains("I sign agreement no. " + number + " for sales: 600 qualified leads a month")
        .doesNotContain(" for marketing: 600");
    assertThat(text("/agreement/" + number + "?lang=de"))
        .contains("Ich unterschreibe die Vereinbarung Nr. " + number + " für den Vertrieb: 600");
    versions.remove();
    var refused = versions.proposed(State.REFUSED, "More reps.", Map.of());
    assertThat(text("/agreement/" + refused)).doesNotContain("I sign agreement");
  }

  private void effectIsKnown(int number) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> proposals.setEffect(number, past.of(proposals.find(number).orElseThrow())));
  }

  @Test
  @DisplayName("shows whatever people wrote as text, never as a part of the page")
  void escapes() {
    var attack = "<script>alert('%s')</script><img src=x onerror=alert(1)>";
    var number =
        versions.proposed(
            State.REFUSED,
            attack.formatted("reason"),
            Map.of(LocalDate.of(2026, 12, 24), attack.formatted("day")),
            marketing(attack.formatted("words")));

    for (var path : List.of("/agreement/" + number, "/agreements")) {
      var page = read(path).body();
      assertThat(page).doesNotContain("<script", "<img");
      assertThat(page).contains("&lt;script&gt;alert(&#39;reason&#39;)");
    }
    assertThat(read("/agreement/" + number).body())
        .contains("alert(&#39;day&#39;)", "alert(&#39;words&#39;)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none | de-AT,en;q=0.5 | de | Was das Marketing schuldet",
        "none | fr, en;q=0.5   | en | What marketing owes",
        "none | none           | en | What marketing owes",
        "de   | en-GB          | de | Was das Marketing schuldet",
        "en   | de             | en | What marketing owes",
        "fr   | de             | de | Was das Marketing schuldet"
      })
  @DisplayName("speaks the language that is asked for, else the browser's, else English")
  void languages(String asked, String header, String language, String heading) {
    var path = "/agreement" + (asked == null ? "" : "?lang=" + asked);
    var page = header == null ? read(path) : read(path, "Accept-Language", header);

    assertThat(page.body()).contains("<html lang=\"" + language + "\"", heading);
    assertThat(page.body()).contains("/agreements?lang=" + language);
  }

  @Test
  @DisplayName("is one of a list: all versions, with state, period and signatures")
  void list() {
    versions.agreed(LATER, "More reps.", Map.of());
    versions.proposed(
        State.REFUSED, "Fewer fairs.", Map.of(), sales(Verdict.REFUSED, "Not enough."));

    var rows = rows(text("/agreements"));

    assertThat(rows.get(1)).startsWith("3|Refused|never|For sales: refused by Sam Santos, 4 Nov");
    assertThat(rows.get(2))
        .startsWith("2|Agreed, not yet in force|from 1 January 2100|")
        .contains("For marketing: Max Meyer, 3 November 2026, 14:47")
        .contains("For sales: Sam Santos")
        .contains("More reps.");
    assertThat(rows.get(3)).contains("1|In force|from", "until 1 January 2100", "by nobody");
  }

  // ---- who may read it

  @Test
  @DisplayName(
      "asks who is not logged in for a login, in a page that says where, without a session")
  void withoutLogin() {
    var answer = new Browser(port).send("GET", "/agreement/1", "Accept", "text/html");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(header(answer, "WWW-Authenticate")).startsWith("Basic");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.body())
        .contains("Please log in", "/camunda/app/tasklist/")
        .doesNotContain("marketing");
  }

  @Test
  @DisplayName("opens for a rep who is logged in to Tasklist, and closes with the log-out")
  void tasklistSession() {
    var rep = new Browser(port);
    assertThat(rep.logIn("rep1", "tasklist")).isEqualTo(200);

    assertThat(rep.send("GET", "/agreement/1").statusCode()).isEqualTo(200);
    assertThat(rep.send("GET", "/agreements").statusCode()).isEqualTo(200);
    rep.send("POST", "/camunda/api/admin/auth/user/default/logout");
    assertThat(rep.send("GET", "/agreement/1").statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("opens for a manager who is logged in to Cockpit")
  void cockpitSession() {
    var manager = new Browser(port);
    assertThat(manager.logIn("manager", "cockpit")).isEqualTo(200);

    assertThat(manager.send("GET", "/agreement").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("closes at once for who has left the last group, and is told so in a page")
  void withoutGroup() {
    var user = identities.newUser("left-the-team");
    user.setPassword(PASSWORD);
    identities.saveUser(user);
    try {
      identities.createMembership("left-the-team", "sales");
      var session = new Browser(port);
      assertThat(session.logIn("left-the-team", "tasklist")).isEqualTo(200);
      assertThat(session.send("GET", "/agreement").statusCode()).isEqualTo(200);
      identities.deleteMembership("left-the-team", "sales");

      var answer = session.send("GET", "/agreement", "Accept", "text/html");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("Not for you");
    } finally {
      identities.deleteUser("left-the-team");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/agreement/7", "/agreement/0", "/agreement/x", "/agreement/99999999999"})
  @DisplayName("says so in a plain page where there is none")
  void unknown(String path) {
    var answer = read(path, "Accept", "text/html");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(header(answer, "Content-Type")).startsWith("text/html");
    assertThat(answer.body()).contains("There is nothing here");
  }

  @Test
  @DisplayName("is only read: nothing can be sent to it")
  void onlyRead() {
    assertThat(new Browser(port).call("POST", "/agreement/1", "admin", PASSWORD).statusCode())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("loads its own style sheet and nothing else, as its content policy says")
  void contentPolicy() {
    var page = read("/agreement");

    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "script-src");
    assertThat(page.body())
        .contains("href=\"/pages/agreement.css\"")
        .doesNotContain("<script", "style=", "<style", "http://", "https://");
    var style = new Browser(port).send("GET", "/pages/agreement.css");
    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(style.body()).doesNotContain("url(", "@import");
  }

  // ---- how it is read

  private HttpResponse<String> read(String path, String... headers) {
    var login =
        Base64.getEncoder().encodeToString(("rep1:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    var all = new ArrayList<>(List.of("Authorization", "Basic " + login));
    all.addAll(List.of(headers));
    return new Browser(port).send("GET", path, all.toArray(String[]::new));
  }

  private String text(String path) {
    var answer = read(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return HtmlUtils.htmlUnescape(answer.body());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  /** The rows of all tables on the page, their cells between bars. */
  private static List<String> rows(String page) {
    return Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(
            row ->
                row.group(1)
                    .replaceAll("</t[hd]>\\s*<t[hd][^>]*>", "|")
                    .replaceAll("<[^>]+>", " ")
                    .replaceAll("\\s*\\|\\s*", "|")
                    .replaceAll("[ \\n]+", " ")
                    .strip())
        .toList();
  }

  // ---- what the tables say

  private static List<DecisionTable> shippedTables() throws IOException {
    var tables = new ArrayList<DecisionTable>();
    for (var key : ShippedTerms.read().tables()) {
      tables.add(shippedTable(key));
    }
    return tables;
  }

  private static DecisionTable shippedTable(String key) throws IOException {
    try (var files = Files.list(Path.of("bpmn", "decisions"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".dmn")).toList()) {
        var content = Files.readAllBytes(file);
        if (DecisionTable.names(content).containsKey(key)) {
          return DecisionTable.read(content, key);
        }
      }
    }
    throw new AssertionError("No such table: " + key);
  }

  private static String row(DecisionTable policy, String label, String output, boolean minutes) {
    return label
        + "|"
        + cell(policy, "HOT", output, minutes)
        + "|"
        + cell(policy, "STANDARD", output, minutes);
  }

  private static String cell(DecisionTable policy, String grade, String output, boolean minutes) {
    var column = policy.outputs().stream().map(DecisionTable.Output::name).toList().indexOf(output);
    var cell =
        policy.rules().stream()
            .filter(rule -> rule.conditions().get(0).equals("\"" + grade + "\""))
            .findFirst()
            .orElseThrow()
            .answers()
            .get(column);
    return minutes ? hours(Duration.ofMinutes(Long.parseLong(cell))) : cell;
  }

  private static String waits(String grade) throws IOException {
    var waits =
        shippedTable("contactCadence").rules().stream()
            .filter(rule -> rule.conditions().get(0).equals("\"" + grade + "\""))
            .map(rule -> inWords(Duration.ofHours(Long.parseLong(rule.answers().get(1)))))
            .toList();
    assertThat(waits).hasSize(5);
    return String.join(", ", waits);
  }

  private static String inWords(Duration time) {
    return times().duration(time);
  }

  /** As the shipped clocks stop, no time of theirs is said in days. */
  private static String hours(Duration time) {
    return times().hours(time);
  }

  private static TimesInWords times() {
    return new TimesInWords(
        Words.of(PlainPages.SENTENCES, Locale.ENGLISH), ZoneOffset.UTC, Locale.ENGLISH);
  }
}
