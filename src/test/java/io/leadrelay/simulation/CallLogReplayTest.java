package io.leadrelay.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.intake.ApiClient;
import io.leadrelay.intake.csv.SharedData;
import io.leadrelay.reporting.ScorecardPage;
import io.leadrelay.reporting.Scorecards;
import io.leadrelay.simulation.CallCount.Figures;
import io.leadrelay.simulation.CallCount.Tried;
import io.leadrelay.simulation.CallLog.Assignment;
import io.leadrelay.simulation.CallLog.Call;
import io.leadrelay.terms.Team;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A school brings the call log of another system along: leads come in and calls are logged over
 * HTTP, each on its day; the senior managers give the leads out in Tasklist's way.
 */
@Simulation
@DisplayName("The call log of a school, replayed day by day")
class CallLogReplayTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2022, 1, 31);
  private static final String TELEPHONE = "replay-telephone";
  private static final String SOURCE = "call log";

  @LocalServerPort int port;
  @Autowired ManagementService management;
  @Autowired IdentityService identity;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired Team team;
  @Autowired JdbcClient jdbc;
  @Autowired Scorecards scorecards;

  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> neverReached = new LinkedHashMap<>();
  private final Set<String> talked = new HashSet<>();
  private CallLog log;
  private SimulatedTime time;
  private Office office;
  private ApiClient api;

  @BeforeEach
  void theSchoolOpens() throws IOException {
    log = CallLog.read();
    time = new SimulatedTime(management, SchoolModels.BEGIN);
    office = new Office(identity, tasks, runtime, team, jdbc);
    office.empty();
    office.caller(TELEPHONE, "api");
    api = new ApiClient(port, TELEPHONE);
  }

  @AfterEach
  void backToNow() {
    ClockUtil.reset();
  }

  @Test
  @DisplayName("gives each evening the attempts and the tried in time that the files tell")
  void equalsACountOfTheFiles() throws IOException {
    var hours =
        new SlowTime.Office(
            CallLog.ZONE,
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
            LocalTime.of(9, 0),
            LocalTime.of(18, 0),
            Set.of());
    var count =
        new CallCount(
            SharedData.path("edtech"),
            handoff -> hours.plusMinutes(handoff, SchoolModels.DEADLINE_MINUTES));
    var table =
        new StringBuilder(
            "| evening of | leads given out | attempts | tried in time | overdue | without a call |"
                + "%n|---|---|---|---|---|---|%n".formatted());
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      live(day);
      var counted = count.until(day);
      assertThat(found()).as("the evening of %s", day).isEqualTo(counted);
      table.append(line(day, counted));
    }
    assertThat(neverReached).isEmpty();
    assertThat(count.repeated()).isPositive();
    var january = count.until(LAST);
    assertThat(scorecards.of(YearMonth.from(LAST), ScorecardPage.FIRST).figures().values())
        .containsAllEntriesOf(inSum(january));
    System.out.print(table);
    Files.createDirectories(Path.of("target", "simulation"));
    Files.writeString(Path.of("target", "simulation", "call-log.md"), table);
  }

  /** The count by the names that a scorecard gives its figures. */
  private static Map<String, BigDecimal> inSum(Map<String, Figures> counted) {
    var sum = new HashMap<String, BigDecimal>();
    var leads = BigDecimal.valueOf(counted.size());
    var attempts = BigDecimal.valueOf(counted.values().stream().mapToInt(Figures::attempts).sum());
    sum.put("delivery.STANDARD.leads", leads);
    sum.put("contact.all.handoffs", leads);
    sum.put("contact.all.triedInTime", BigDecimal.valueOf(tried(counted, Tried.IN_TIME)));
    sum.put("contact.all.overdue", BigDecimal.valueOf(tried(counted, Tried.OVERDUE)));
    sum.put("contact.all.contacted", leads);
    sum.put("contact.all.logged", leads);
    sum.put("contact.all.typed", BigDecimal.ZERO);
    sum.put("attempts.made", attempts);
    sum.put("attempts.perLead", attempts.divide(leads, 2, RoundingMode.HALF_UP));
    return sum;
  }

  private void live(LocalDate day) {
    time.runTo(at(day, LocalTime.of(9, 0)));
    log.assignments(day).forEach(this::giveOut);
    time.runTo(at(day, LocalTime.of(9, 30)));
    log.demos(day)
        .forEach(
            demo ->
                assertThat(
                        api.post(
                                "/api/leads/" + id(demo.lead()) + "/signals",
                                json(Map.of("type", "long-visit", "at", time.now().toString())))
                            .status())
                    .isEqualTo(202));
    log.calls(day).forEach(this::call);
    time.runTo(at(day, LocalTime.of(17, 30)));
    giveUp();
    time.runTo(at(day.plusDays(1), LocalTime.MIDNIGHT));
  }

  /** Whom nobody has reached is given up as soon as the next attempt comes up. */
  private void giveUp() {
    neverReached
        .entrySet()
        .removeIf(
            lead -> {
              var task = office.tasks(lead.getKey());
              task.forEach(
                  each ->
                      office.complete(each, Map.of("contactOutcome", "GIVE_UP"), lead.getValue()));
              return !task.isEmpty();
            });
  }

  private void giveOut(Assignment assignment) {
    var person = assignment.person();
    var answer =
        api.post(
            "/api/leads",
            json(
                Map.of(
                    "source",
                    SOURCE,
                    "externalId",
                    person.lead(),
                    "country",
                    "IN",
                    "attributes",
                    Map.of(
                        "city",
                        person.city(),
                        "occupation",
                        person.education(),
                        "leadSource",
                        person.source(),
                        "leadOrigin",
                        "Lead Add Form"))));
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    ids.put(person.lead(), answer.id());
    office.person(assignment.seniorManager(), "sales-lead");
    office.rep(assignment.rep(), 1, 100, Set.of());
    office.complete(
        answer.id(),
        "userTask_assignLeadByHand",
        Map.of("chosenRep", assignment.rep()),
        assignment.seniorManager());
  }

  private void call(Call call) {
    time.runTo(call.sentAt());
    var lead = id(call.lead());
    var fields = new HashMap<String, Object>();
    fields.put("at", call.at().toString());
    fields.put("channel", "PHONE");
    fields.put("source", SOURCE);
    fields.put("reached", call.reached());
    if (call.reached() && talked.add(lead)) {
      fields.put("outcome", "CONVERSATION");
    }
    var answer = api.post("/api/leads/" + lead + "/attempts", json(fields));
    assertThat(answer.status())
        .as("%s: %s", call, answer.response().body())
        .isEqualTo(call.repeated() ? 200 : 202);
    if (call.last()) {
      time.runTo(call.sentAt().plusSeconds(30));
      end(call, lead);
    }
  }

  private String id(String lead) {
    return requireNonNull(ids.get(lead), lead);
  }

  /** The last call of a lead says how it ended: enrolled, lost, or to be given up. */
  private void end(Call call, String lead) {
    var against = log.reasonAgainst(call.lead());
    if (!talked.contains(lead)) {
      neverReached.put(lead, call.rep());
    } else if (against == null) {
      assertThat(call.reason()).isEqualTo("successful_conversion");
      office.complete(
          lead,
          "userTask_pursueOpportunity",
          Map.of("opportunityOutcome", "WON", "amount", 400, "currency", "EUR"),
          call.rep());
    } else {
      office.complete(
          lead,
          "userTask_pursueOpportunity",
          Map.of("opportunityOutcome", "LOST", "lostReason", "OTHER", "opportunityNote", against),
          call.rep());
    }
  }

  /** What Leadrelay has on record, by the number that the school gave the lead. */
  private SortedMap<String, Figures> found() {
    var figures = new TreeMap<String, Figures>();
    jdbc.sql(
            """
            select l.external_id, h.*,
              (select count(*) from contact_attempt a where a.handoff_id = h.id) as attempts
            from handoff h join lead l on l.id = h.lead_id
            where l.source = ?
            """)
        .param(SOURCE)
        .query(
            row -> {
              var first = instant(row.getTimestamp("first_contact_at"));
              var due = instant(row.getTimestamp("contact_due_at"));
              var overdue = row.getTimestamp("overdue_at") != null;
              var before =
                  figures.put(
                      row.getString("external_id"),
                      new Figures(
                          row.getString("rep"),
                          row.getInt("attempts"),
                          first,
                          instant(row.getTimestamp("first_reached_at")),
                          overdue ? Tried.OVERDUE : first == null ? Tried.OPEN : Tried.IN_TIME));
              assertThat(before).as("two handoffs of %s", row.getString("external_id")).isNull();
              assertThat(due).isNotNull();
            });
    return figures;
  }

  private static String line(LocalDate day, Map<String, Figures> counted) {
    return "| %s | %d | %d | %d | %d | %d |%n"
        .formatted(
            day,
            counted.size(),
            counted.values().stream().mapToInt(Figures::attempts).sum(),
            tried(counted, Tried.IN_TIME),
            tried(counted, Tried.OVERDUE),
            counted.values().stream().filter(each -> each.attempts() == 0).count());
  }

  private static long tried(Map<String, Figures> counted, Tried tried) {
    return counted.values().stream().filter(each -> each.tried() == tried).count();
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toLocalDateTime().toInstant(ZoneOffset.UTC);
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(CallLog.ZONE).toInstant();
  }

  private static String json(Map<String, ?> fields) {
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
