package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.command.Commands;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.intake.ErasePerson;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@Tag("database")
@DisplayName("What would have been, had other tables been in force,")
class WhatIfPathTest extends LeadPath {

  private static final String FIT = "bpmn/decisions/fit.dmn";
  private static final String READINESS = "bpmn/decisions/readiness.dmn";
  private static final String POINTS = "bpmn/decisions/signal-points.dmn";
  private static final String POLICY = "bpmn/decisions/contact-policy.dmn";
  private static final String CADENCE = "bpmn/decisions/contact-cadence.dmn";

  private static final Pattern LEAD = Pattern.compile("^  Lead (\\S{36}): (.*)$");

  /** Each test has a year of its own, in which nothing else happens. */
  private static final AtomicInteger YEAR = new AtomicInteger(2050);

  private static final ModelFiles BUILT_IN =
      ModelFiles.overlaid(null, WhatIfPathTest.class.getClassLoader());

  @TempDir Path folder;
  @Autowired ErasePerson erasePerson;
  @Autowired Environment settings;
  @Autowired JdbcTemplate batches;

  private LocalDate since = LocalDate.EPOCH;

  @BeforeEach
  void aYearOfItsOwn() {
    since = LocalDate.of(YEAR.getAndIncrement(), 3, 1);
    clock.advanceTo(since.atTime(8, 0).toInstant(ZoneOffset.UTC));
    for (var property : List.of("url", "username")) {
      var name = "spring.datasource." + property;
      System.setProperty(name, settings.getRequiredProperty(name));
    }
  }

  @AfterEach
  void forgetTheDatabase() {
    System.clearProperty("spring.datasource.url");
    System.clearProperty("spring.datasource.username");
  }

  @Test
  @DisplayName("is told of leads that would have fitted otherwise, and how they really ended")
  void fit() {
    var employees = new LinkedHashMap<LeadId, Integer>();
    for (var number : List.of(10, 19, 20, 30, 49, 50, 200)) {
      employees.put(takeIn(Prospect.thatFits().withEmployees(number), readySignals()), number);
    }
    var leadsInSales = leadsOf(employees, 20, 10_000);
    win(leadsInSales.get(0), 1200.5, "EUR");
    lose(leadsInSales.get(1), "PRICE");
    giveBack(leadsInSales.get(2), "NOT_READY");
    rule(leadsInSales.get(2), "UPHELD", false, false);
    win(leadsInSales.get(4), 99, "USD");
    var erased = takeIn(Prospect.thatFits().withEmployees(31), readySignals());
    assertThat(facts(erased)).allMatch(facts -> facts.contains("\"employees\":31"));
    erasePerson.erase(erased);
    assertThat(facts(erased)).isEmpty();
    changed(FIT, "<text>&lt; 20</text>", "<text>&lt; 50</text>");

    var said = whatIf();

    assertThat(leads(said).keySet())
        .containsExactlyInAnyOrderElementsOf(leadsOf(employees, 20, 49));
    assertThat(leads(said))
        .containsEntry(leadsInSales.get(0), "won: 1,200.50 EUR")
        .containsEntry(leadsInSales.get(1), "lost: the price")
        .containsEntry(
            leadsInSales.get(2), "in nurturing: sales gave it back, and that was upheld");
    assertThat(said)
        .contains(
            "  Check fit: 1 rule changed",
            "    Rule changed: “A firm of fewer than 20 employees is too small for our software,"
                + " wherever it is.”: Employees: < 20 → < 50",
            "    "
                + since
                + " 08:00  fit: fits → does not fit (“A firm of fewer than 20 employees is"
                + " too small for our software, wherever it is.”)",
            "7 leads judged, 3 of them otherwise.",
            "  1 won",
            "  1 lost",
            "  1 in nurturing: sales gave it back, and that was upheld",
            "  won in all: 1,200.50 EUR",
            "1 lead was judged before facts were kept, or has been erased: not judged again.");
    assertThat(String.join("\n", said)).doesNotContain("@path", "Petra", "Path Works");
    assertThat(whatIf("--language", "de"))
        .contains(
            "7 Leads beurteilt, davon 3 anders.",
            "  Lead " + leadsInSales.get(0) + ": gewonnen: 1.200,50 EUR");
  }

  @Test
  @DisplayName("is told by a trait that the table of that time did not ask for")
  void anotherTrait() {
    var north = takeIn("North");
    takeIn("South");
    changed(
        FIT,
        BUILT_IN
            .text(FIT)
            .replace("<text>industry</text>", "<text>branch</text>")
            .replaceFirst("lower case\\(\\?\\) in \\[\"gambling\"[^<]*", "\"North\""));

    assertThat(leads(whatIf()).keySet()).containsExactly(north);
  }

  @Test
  @DisplayName("is told of leads that would have been ready, and of such that would not")
  void readiness() {
    var form = takeIn(Prospect.thatFits(), signal("contact-form"));
    var trial = takeIn(Prospect.thatFits(), signal("trial-started"));
    var both = takeIn(Prospect.thatFits(), signal("contact-form"), signal("trial-started"));
    var hot = takeIn(Prospect.thatFits(), signal(TALK_REQUEST));
    var silent = takeIn(Prospect.thatFits());
    assertThat(stage(form)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(stage(trial)).isEqualTo(LifecycleStage.MARKETING_QUALIFIED);

    changed(READINESS, "&gt;= 50", "&gt;= 30");
    assertThat(leads(whatIf())).containsOnly(Map.entry(form, "in nurturing"));
    assertThat(whatIf())
        .contains("5 leads judged, 1 of them otherwise.")
        .anyMatch(
            line ->
                line.endsWith(
                    "readiness: not ready with 30 points → standard with 30 points (“A lead with 50 points"
                        + " or more is ready for sales.”)"));

    changed(READINESS, "&gt;= 50", "&gt;= 60");
    assertThat(leads(whatIf())).containsOnly(Map.entry(trial, "open: sales is to contact it"));

    changed(
        READINESS,
        "\"HOT\"</text>\n        </outputEntry>",
        "\"STANDARD\"</text>\n        </outputEntry>");
    assertThat(leads(whatIf()).keySet()).containsExactly(hot);

    changed(READINESS, "<text>points</text>", "<text>ebookDownloads90d</text>");
    assertThat(leads(whatIf()).keySet())
        .as("counts that were not kept are none, not unknown")
        .containsExactlyInAnyOrder(trial, both)
        .doesNotContain(silent);
  }

  @Test
  @DisplayName("is told by points that are added up anew")
  void points() {
    var form = takeIn(Prospect.thatFits(), signal("contact-form"));
    var trial = takeIn(Prospect.thatFits(), signal("trial-started"));
    changed(
        POINTS,
        BUILT_IN
            .text(POINTS)
            .replaceFirst("(rule_contactForm_points\">\\s*<text>)30", "$160")
            .replaceFirst("(rule_trialStarted_points\">\\s*<text>)50", "$149"));

    var said = whatIf();

    assertThat(leads(said).keySet()).containsExactlyInAnyOrder(form, trial);
    assertThat(said)
        .anyMatch(line -> line.contains("not ready with 30 points → standard with 60 points"))
        .anyMatch(line -> line.contains("standard with 50 points → not ready with 49 points"));
  }

  @Test
  @DisplayName("is told of first contacts that would have been overdue, or in time")
  void firstContacts() {
    var quick = standardLead();
    var slow = standardLead();
    var late = standardLead();
    var hot = hotLead();
    clock.advance(Duration.ofMinutes(4));
    contact(hot, "NOT_REACHED");
    clock.advance(Duration.ofHours(1));
    contact(quick, "NOT_REACHED");
    clock.advance(Duration.ofHours(2));
    contact(slow, "NOT_REACHED");
    clock.advance(Duration.ofHours(20));
    contact(late, "NOT_REACHED");
    var waiting = standardLead();
    clock.advance(Duration.ofHours(3));

    deadline(120);
    assertThat(leads(whatIf()).keySet()).containsExactlyInAnyOrder(slow, waiting);
    assertThat(whatIf())
        .contains(
            "    "
                + since
                + " 08:00  handed off as standard: in time → overdue (due after 8 h 00 min"
                + " → after 2 h 00 min; first contact after 3 h 04 min)",
            "5 leads handed off, 2 of them otherwise: 2 first contacts overdue instead of in time, 0"
                + " in time instead of overdue.");

    deadline(2880);
    assertThat(leads(whatIf())).containsOnly(Map.entry(late, "open: sales follows it up"));
    assertThat(whatIf("--language=de"))
        .contains(
            "5 Leads übergeben, davon 1 anders: kein Erstkontakt überfällig statt rechtzeitig, 1"
                + " rechtzeitig statt überfällig.");
  }

  @Test
  @DisplayName("is nothing where nothing differs, or nothing that leads can be judged by")
  void nothing() {
    standardLead();
    write(FIT, BUILT_IN.text(FIT));
    assertThat(whatIf())
        .singleElement()
        .asString()
        .startsWith("No table that past leads can be judged by differs from the one in force");

    changed(CADENCE, "hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"");
    assertThat(whatIf())
        .hasSizeGreaterThan(2)
        .contains("Changed too, but past leads cannot be judged by it")
        .anyMatch(line -> line.startsWith("  Plan next attempt: "));

    write(FIT, "<definitions/>");
    assertThat(whatIf(2, "--language=de"))
        .singleElement()
        .asString()
        .startsWith(FIT + " ist keine brauchbare Entscheidungstabelle: ");
  }

  @Test
  @DisplayName("is told between two days only, and compared with what was said then")
  void betweenDays() {
    var early = takeIn(Prospect.thatFits().withEmployees(30), readySignals());
    clock.advance(Duration.ofDays(2));
    var late = takeIn(Prospect.thatFits().withEmployees(30), readySignals());
    jdbc.sql("update lead_event set details = '[\"NO_FIT\",\"\"]' where lead_id = ? and type = ?")
        .params(early.value(), EventType.FIT_CHECKED.name())
        .update();
    changed(FIT, "<text>&gt; 5000</text>", "<text>&gt; 6000</text>");

    assertThat(whatIf("--until", since.plusDays(1).toString()))
        .anyMatch(
            line ->
                line.contains("does not fit → fits")
                    && line.endsWith("[so by the tables in force too]"))
        .contains("1 lead judged, 1 of them otherwise.")
        .contains("1 judgement differs by an earlier change: the tables in force judge so too.")
        .noneMatch(line -> line.contains(late.toString()));
  }

  @Test
  @DisplayName("is told of many leads, page by page")
  void manyLeads() {
    var employees = new LinkedHashMap<LeadId, Integer>();
    for (var n = 0; n < 2_500; n++) {
      employees.put(LeadId.create(), n % 100);
    }
    var leads = employees.keySet();
    var at = Timestamp.from(clock.now());
    try {
      batches.batchUpdate(
          "insert into lead (id, stage, cycle, signal_count, signals_heard, signals_spent,"
              + " received_at, stage_since, history) values (?, 'NURTURING', 1, 0, 0, 0, ?, ?, true)",
          leads.stream().map(lead -> new Object[] {lead.value(), at, at}).toList());
      batches.batchUpdate(
          "insert into lead_event (id, lead_id, cycle, at, type, actor, details, facts)"
              + " values (?, ?, 1, ?, 'FIT_CHECKED', 'system', '[\"FITS\",\"\"]', ?)",
          employees.entrySet().stream()
              .map(
                  lead ->
                      new Object[] {
                        LeadId.create().value(),
                        lead.getKey().value(),
                        at,
                        "{\"country\":\"DE\",\"employees\":" + lead.getValue() + "}"
                      })
              .toList());
      changed(FIT, "<text>&lt; 20</text>", "<text>&lt; 50</text>");

      var said = whatIf();

      assertThat(leads(said).keySet())
          .containsExactlyInAnyOrderElementsOf(leadsOf(employees, 0, 49));
      assertThat(said)
          .contains("2,500 leads judged, 1,250 of them otherwise.", "  1,250 in nurturing");
    } finally {
      batches.batchUpdate(
          "delete from lead_event where lead_id = ?",
          leads.stream().map(lead -> new Object[] {lead.value()}).toList());
      batches.batchUpdate(
          "delete from lead where id = ?",
          leads.stream().map(lead -> new Object[] {lead.value()}).toList());
    }
  }

  // ---- leads and their ends

  private LeadId takeIn(String branch) {
    LeadDetails details = Prospect.thatFits().details().withAttributes(Map.of("branch", branch));
    return takeInLead.takeIn(details, List.of(readySignals()), null).lead();
  }

  private static List<LeadId> leadsOf(Map<LeadId, Integer> employees, int least, int most) {
    return employees.entrySet().stream()
        .filter(lead -> lead.getValue() >= least && lead.getValue() <= most)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void win(LeadId lead, double amount, String currency) {
    contact(lead, "CONVERSATION");
    complete(
        lead,
        "userTask_pursueOpportunity",
        Map.of("opportunityOutcome", "WON", "amount", amount, "currency", currency));
  }

  private void lose(LeadId lead, String reason) {
    contact(lead, "CONVERSATION");
    complete(
        lead,
        "userTask_pursueOpportunity",
        Map.of("opportunityOutcome", "LOST", "lostReason", reason));
  }

  private List<String> facts(LeadId lead) {
    return jdbc.sql("select facts from lead_event where lead_id = ? and facts is not null")
        .param(lead.value())
        .query(String.class)
        .list();
  }

  // ---- the owner's folder

  private void deadline(int minutes) {
    changed(
        POLICY,
        BUILT_IN
            .text(POLICY)
            .replaceFirst("(rule_standard_deadlineMinutes\">\\s*<text>)480", "$1" + minutes));
  }

  private void changed(String file, String old, String now) {
    assertThat(BUILT_IN.text(file)).contains(old);
    changed(file, BUILT_IN.text(file).replace(old, now));
  }

  private void changed(String file, String content) {
    assertThat(content).isNotEqualTo(BUILT_IN.text(file));
    write(file, content);
  }

  private void write(String file, String content) {
    try {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- what the command says

  private List<String> whatIf(String... options) {
    return whatIf(0, options);
  }

  private List<String> whatIf(int code, String... options) {
    var call = new ArrayList<>(List.of("whatif", folder.toString(), "--since", since.toString()));
    call.addAll(List.of(options));
    var bytes = new ByteArrayOutputStream();
    assertThat(
            Commands.run(
                call.toArray(String[]::new), new PrintStream(bytes, true, StandardCharsets.UTF_8)))
        .as(bytes.toString(StandardCharsets.UTF_8))
        .contains(code);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** The leads that it lists, each once, with how it ended. */
  private static Map<LeadId, String> leads(List<String> said) {
    var leads = new LinkedHashMap<LeadId, String>();
    for (var line : said) {
      var matcher = LEAD.matcher(line);
      if (matcher.matches()) {
        assertThat(leads.put(LeadId.of(matcher.group(1)), matcher.group(2))).isNull();
      }
    }
    return leads;
  }
}
