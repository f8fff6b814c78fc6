package io.leadrelay.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.agreement.Proposals;
import io.leadrelay.handoff.ReleaseWaitingLeads;
import io.leadrelay.intake.ApiClient;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.terms.Team;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@Simulation
@DisplayName("A simulated quarter")
class SimulatedQuarterTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final YearMonth JANUARY = YearMonth.of(2024, 1);
  private static final List<YearMonth> QUARTER =
      List.of(JANUARY, JANUARY.plusMonths(1), JANUARY.plusMonths(2));
  private static final LocalDate CHANGE = LocalDate.of(2024, 2, 19);
  private static final int LEADS_A_MONTH = 300;
  private static final int PLANNED_ATTEMPTS = 4;
  private static final long SEED = 20240101;
  private static final Set<LocalDate> FREE =
      Set.of(
          LocalDate.of(2024, 1, 1),
          LocalDate.of(2024, 1, 6),
          LocalDate.of(2024, 2, 12),
          LocalDate.of(2024, 3, 29),
          LocalDate.of(2024, 4, 1),
          LocalDate.of(2024, 5, 1));
  private static final String MARKETING_LEAD = "quarter-marketing-lead";
  private static final String TELEPHONE = "quarter-telephone";

  @LocalServerPort int port;
  @Autowired ManagementService management;
  @Autowired IdentityService identity;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired FormService forms;
  @Autowired Team team;
  @Autowired JdbcClient jdbc;
  @Autowired TakeInLead takeInLead;
  @Autowired ReleaseWaitingLeads releaseWaitingLeads;
  @Autowired Proposals proposals;

  private final Random random = new Random(SEED);
  private final Ledger ledger = new Ledger();
  private final StringBuilder report = new StringBuilder();
  private final long began = System.nanoTime();
  private SimulatedTime time;
  private Agenda agenda;
  private Office office;
  private SalesFloor floor;

  @BeforeEach
  void theCompanyOpens() {
    time = new SimulatedTime(management, at(LocalDate.of(2023, 12, 18), 9));
    agenda = new Agenda(time);
    office = new Office(identity, tasks, runtime, team, jdbc);
    office.empty();
    office.caller(MARKETING_LEAD, "marketing-lead");
    office.person(SalesFloor.SALES_LEAD, "sales-lead");
    office.person(SalesFloor.BOARD, "arbitration");
    office.caller(TELEPHONE, "api");
    var api = new ApiClient(port, TELEPHONE);
    floor =
        new SalesFloor(
            random,
            time,
            agenda,
            ledger,
            office,
            takeInLead,
            releaseWaitingLeads,
            (lead, moment, reached) ->
                api.post(
                        "/api/leads/" + lead + "/attempts",
                        "{\"source\": \"telephone\", \"channel\": \"PHONE\", \"at\": \"%s\","
                                .formatted(moment)
                            + " \"reached\": %s}".formatted(reached))
                    .status());
  }

  @AfterEach
  void backToNow() {
    ClockUtil.reset();
  }

  @Test
  @DisplayName("has the scorecards that the simulation's own ledger comes to")
  void hasTheScorecardsOfItsLedger() throws IOException {
    System.out.println("Simulated quarter, seed " + SEED);
    var duty = reps();
    agree(LocalDate.of(2024, 1, 1), 320, 480, 5, 3, duty);
    agenda.runTo(at(JANUARY.atDay(1), 0).plusSeconds(60));
    QUARTER.forEach(this::leadsComeIn);
    agenda.plan(at(LocalDate.of(2024, 2, 5), 10), () -> agree(CHANGE, 400, 240, 10, 2, duty));

    outage(LocalDate.of(2024, 1, 23), 11, 48);
    compare(at(LocalDate.of(2024, 2, 1), 0));
    outage(LocalDate.of(2024, 2, 14), 8, 10);
    compare(at(LocalDate.of(2024, 3, 1), 0));
    compare(at(LocalDate.of(2024, 4, 1), 0));
    compare(at(LocalDate.of(2024, 4, 19), 18));

    report.append("%nWhat happened: %s%n".formatted(new TreeMap<>(floor.happened())));
    System.out.print(report);
    Files.createDirectories(Path.of("target", "simulation"));
    Files.writeString(Path.of("target", "simulation", "quarter.md"), report);
    assertThat(floor.happened())
        .as("what the quarter is to have in it")
        .containsKeys(
            "waits for room",
            "turns hot while it waits",
            "taken from the rep",
            "userTask_rescueOverdueLead",
            "userTask_arbitrateLead",
            "logged at once",
            "logged late",
            "logged call told by the rep",
            "another call than the logged one",
            "cadence used up",
            "comes back");
  }

  // ---- the company

  private SlowTime reps() {
    var duty = new ArrayList<SlowTime>();
    var caps = List.of(2, 3, 3, 3, 4, 4);
    for (var n = 1; n <= 12; n++) {
      var territories = n <= 3 ? Set.of("Mumbai") : n <= 5 ? Set.of("Gulf") : Set.<String>of();
      var rep = "quarter-rep-%02d".formatted(n);
      office.rep(rep, 1 + n % 3, caps.get(n % caps.size()), territories);
      SlowTime hours = office(9, 17);
      for (var absence = 0; absence < 2; absence++) {
        var day = JANUARY.atDay(2).plusDays(random.nextInt(85));
        var from = at(day, 0);
        var to = at(day.plusDays(3 + random.nextInt(12)), 0);
        team.addAbsence(rep, from, to);
        hours = hours.without(from, to);
      }
      duty.add(hours);
    }
    return SlowTime.anyOf(duty);
  }

  private static SlowTime.Office office(int opens, int closes) {
    return new SlowTime.Office(
        BERLIN,
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        LocalTime.of(opens, 0),
        LocalTime.of(closes, 0),
        FREE);
  }

  /** New terms and a new table for first contacts are proposed, and both leads sign. */
  private void agree(
      LocalDate from, int target, int standard, int hot, int attempts, SlowTime duty) {
    repository
        .createDeployment()
        .name("terms from " + from)
        .addString("bpmn/decisions/contact-policy.dmn", policy(standard, hot, attempts))
        .deploy();
    office.as(
        MARKETING_LEAD,
        () ->
            forms.submitStartForm(
                repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("slaAgreement")
                    .latestVersion()
                    .singleResult()
                    .getId(),
                Map.of(
                    "reason",
                    "Both teams have talked.",
                    "inForceFrom",
                    from.toString(),
                    "monthlyTarget",
                    target,
                    "zone",
                    BERLIN.getId(),
                    "workingHours",
                    "Mon-Fri 09:00-17:00",
                    "holidays",
                    "DE-BY",
                    "closingDays",
                    "2024-02-12 Carnival",
                    "changedTables",
                    true)));
    var number = "" + proposals.findOpen().orElseThrow().number();
    time.runTo(time.now());
    sign(number, "userTask_signForMarketing", MARKETING_LEAD);
    sign(number, "userTask_signForSales", SalesFloor.SALES_LEAD);
    ledger.signed(
        new Signed(
            at(from, 0),
            target,
            BigDecimal.ONE,
            BigDecimal.valueOf(3),
            standard,
            hot,
            attempts,
            PLANNED_ATTEMPTS,
            office(9, 17),
            duty));
  }

  private void sign(String number, String node, String person) {
    office.complete(
        requireNonNull(
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(node)
                .singleResult()),
        Map.of("signature", "SIGNED"),
        person);
  }

  private static String policy(int standard, int hot, int attempts) {
    try {
      var table = Files.readString(Path.of("bpmn/decisions/contact-policy.dmn"));
      table = SchoolModels.with(table, "hot", "reminderMinutes", "" + (hot - 2));
      table = SchoolModels.with(table, "hot", "deadlineMinutes", "" + hot);
      table = SchoolModels.with(table, "hot", "reassignMinutes", "" + 3 * hot);
      table = SchoolModels.with(table, "standard", "reminderMinutes", "" + standard / 4 * 3);
      table = SchoolModels.with(table, "standard", "deadlineMinutes", "" + standard);
      table = SchoolModels.with(table, "standard", "reassignMinutes", "" + 2 * standard);
      for (var rule : List.of("hot", "standard", "otherwise")) {
        table = SchoolModels.with(table, rule, "minimumAttempts", "" + attempts);
        table = SchoolModels.with(table, rule, "plannedAttempts", "" + PLANNED_ATTEMPTS);
      }
      return table;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- what happens

  private void leadsComeIn(YearMonth month) {
    var places = List.of("Pune", "Pune", "Delhi", "Thane & Outskirts", "Dubai");
    for (var n = 1; n <= LEADS_A_MONTH; n++) {
      var place = places.get(random.nextInt(places.size()));
      var details =
          new LeadDetails(
              "%s-%03d".formatted(month, n),
              "quarter",
              null,
              null,
              null,
              "Learner " + n,
              null,
              null,
              place.equals("Dubai") ? "AE" : "IN",
              null,
              null,
              "en",
              null,
              Map.of("city", place, "leadSource", "quarter"));
      var hot = random.nextInt(6) == 0;
      var hour = random.nextInt(5) == 0 ? random.nextInt(24) : 9 + random.nextInt(8);
      var moment =
          at(month.atDay(2 + random.nextInt(month.lengthOfMonth() - 1)), hour)
              .plusSeconds(60L * random.nextInt(60));
      agenda.plan(
          moment,
          () -> {
            floor.comesIn(details, hot);
            floor.letPass();
          });
    }
  }

  private void outage(LocalDate day, int hour, int hours) {
    agenda.runTo(at(day, hour));
    agenda.outage(time.now().plusSeconds(hours * 3600L));
  }

  /** All months so far, as they stand at a moment: an upheld rejection changes an earlier one. */
  private void compare(Instant moment) {
    agenda.runTo(moment);
    for (var month : QUARTER) {
      if (!at(month.atDay(1), 0).isBefore(moment)) {
        continue;
      }
      var card = plain(PublishedCard.of(month, new ApiClient(port, MARKETING_LEAD)));
      var own = plain(ledger.figures(month, moment));
      report(month, moment, own, card);
      assertThat(card).as("%s, on %s", month, moment).isEqualTo(own);
    }
  }

  private void report(
      YearMonth month, Instant moment, Map<String, String> own, Map<String, String> card) {
    report.append(
        "%n%s, as of %s (%d leads, %d jobs, %d s)%n%n| figure | ledger | scorecard |%n|---|---|---|%n"
            .formatted(
                month,
                moment,
                ledger.all().size(),
                time.jobs(),
                (System.nanoTime() - began) / 1_000_000_000L));
    own.forEach(
        (figure, value) ->
            report.append("| %s | %s | %s |%n".formatted(figure, value, card.get(figure))));
  }

  private static Map<String, String> plain(Map<String, BigDecimal> figures) {
    var plain = new TreeMap<String, String>();
    figures.forEach((key, value) -> plain.put(key, value.stripTrailingZeros().toPlainString()));
    return plain;
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(BERLIN).toInstant();
  }
}
