package io.leadrelay.process;

import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Made-up leads for the demo, in every stage. Each goes the way of a real one: it is taken in, and
 * the people of the demo complete its tasks.
 */
@Component
@Profile("demo")
@Order(Ordered.LOWEST_PRECEDENCE)
class DemoLeads implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(DemoLeads.class);

  private static final String BOARD_MEMBER = "arbiter";

  private final TakeInLead takeInLead;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final IdentityService identity;
  private final Clock clock;
  private final Environment environment;

  DemoLeads(
      TakeInLead takeInLead,
      RuntimeService runtime,
      TaskService tasks,
      IdentityService identity,
      Clock clock,
      Environment environment) {
    this.takeInLead = takeInLead;
    this.runtime = runtime;
    this.tasks = tasks;
    this.identity = identity;
    this.clock = clock;
    this.environment = environment;
  }

  /** Makes the leads on the first start; a restart keeps what has become of them. */
  @Override
  public void run(ApplicationArguments arguments) {
    if (environment.getProperty("leadrelay.demo.leads", Boolean.class, true)
        && runtime.createProcessInstanceQuery().processDefinitionKey(LeadLifecycle.PROCESS).count()
            == 0) {
      make();
    }
    var port = environment.getProperty("local.server.port", "8080");
    log.info(
        """


        Leadrelay is up. Tasklist: http://localhost:{}/camunda/app/tasklist/
                         Cockpit:  http://localhost:{}/camunda/app/cockpit/
        Logins: rep1, rep2, rep3, sales-lead, marketer, marketing-lead, arbiter, manager, owner,
                admin, and api for /api; all with the password Demo-relay-1
        """,
        port,
        port);
  }

  private void make() {
    for (var sample : samples()) {
      var id = takeInLead.takeIn(sample.details(), signals(sample.signals()), null).lead();
      for (var step : sample.steps()) {
        complete(id, step);
      }
    }
  }

  private List<Signal> signals(List<String> types) {
    var signals = new ArrayList<Signal>();
    var at = clock.instant();
    for (var type : types) {
      at = at.minus(Duration.ofHours(7));
      signals.add(new Signal(type, at, true));
    }
    return signals;
  }

  private void complete(LeadId lead, Map<String, Object> values) {
    var task =
        tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).active().singleResult();
    if (task == null) {
      return;
    }
    if (LeadLifecycle.ASSIGN_LEAD_BY_HAND.equals(task.getTaskDefinitionKey())
        && !values.containsKey("chosenRep")) {
      complete(lead, BY_HAND);
      complete(lead, values);
      return;
    }
    var person = person(task);
    identity.setAuthentication(person, groups(person));
    try {
      if (task.getAssignee() == null) {
        tasks.claim(task.getId(), person);
      }
      tasks.complete(task.getId(), values);
    } finally {
      identity.clearAuthentication();
    }
  }

  private static String person(Task task) {
    if (task.getAssignee() != null) {
      return task.getAssignee();
    }
    return switch (task.getTaskDefinitionKey()) {
      case LeadLifecycle.RESEARCH_LEAD -> "marketer";
      case LeadLifecycle.ARBITRATE_LEAD -> BOARD_MEMBER;
      default -> "sales-lead";
    };
  }

  private List<String> groups(String user) {
    return identity.createGroupQuery().groupMember(user).list().stream()
        .map(org.camunda.bpm.engine.identity.Group::getId)
        .toList();
  }

  private static final List<String> READY =
      List.of(
          "price-list-visit",
          "price-list-visit",
          "webinar-attended",
          "case-study-read",
          "contact-form");
  private static final List<String> HOT = List.of("talk-request", "price-list-visit");
  private static final List<String> WARM = List.of("ebook-download", "newsletter-click");

  private static final Map<String, Object> BY_HAND =
      Map.of("chosenRep", "rep3", "assignNote", "Large firm: the one with most experience.");
  private static final Map<String, Object> NOT_REACHED =
      Map.of("contactOutcome", "NOT_REACHED", "channel", "PHONE", "note", "Voicemail.");
  private static final Map<String, Object> TALKED =
      Map.of("contactOutcome", "CONVERSATION", "channel", "PHONE", "note", "Wants an offer.");
  private static final Map<String, Object> SAYS_NO =
      Map.of("contactOutcome", "PROSPECT_SAYS_NO", "channel", "PHONE");
  private static final Map<String, Object> NOT_READY =
      Map.of(
          "contactOutcome",
          "REJECTED",
          "rejectionReason",
          "NOT_READY",
          "note",
          "Only collects material for a thesis.");
  private static final Map<String, Object> WRONG_DATA =
      Map.of(
          "contactOutcome",
          "REJECTED",
          "rejectionReason",
          "WRONG_DATA",
          "note",
          "The number belongs to somebody else.");
  private static final Map<String, Object> UPHELD =
      Map.of(
          "ruling",
          "UPHELD",
          "rulingReason",
          "The signals came from one person's study.",
          "bindsLikeCases",
          false);
  private static final Map<String, Object> OVERRULED =
      Map.of(
          "ruling",
          "OVERRULED",
          "rulingReason",
          "The firm asked for a price twice.",
          "bindsLikeCases",
          false);
  private static final Map<String, Object> WON =
      Map.of("opportunityOutcome", "WON", "amount", 24000, "currency", "EUR");
  private static final Map<String, Object> LOST =
      Map.of("opportunityOutcome", "LOST", "lostReason", "COMPETITOR");
  private static final Map<String, Object> POSTPONED = Map.of("opportunityOutcome", "POSTPONED");
  private static final Map<String, Object> FITS =
      Map.of(
          "researchVerdict",
          "LET_TABLE_DECIDE",
          "employees",
          180,
          "country",
          "Germany",
          "researchNote",
          "Found in the trade register.");

  /** A made-up lead and what its people do with it. */
  private record Sample(
      LeadDetails details, List<String> signals, List<Map<String, Object>> steps) {}

  private static List<Sample> samples() {
    var all = new ArrayList<Sample>();
    // Marketing: not ready, no fit, unknown.
    all.add(sample(all, "Germany", 120, WARM));
    all.add(sample(all, "Austria", 60, WARM));
    all.add(sample(all, "France", 300, WARM));
    all.add(sample(all, "Netherlands", 90, List.of()));
    all.add(sample(all, "Germany", 8, WARM));
    all.add(sample(all, "Spain", 12, List.of("ebook-download")));
    all.add(sample(all, null, null, READY));
    all.add(sample(all, "Germany", null, WARM));
    all.add(sample(all, null, null, HOT));
    all.add(sample(all, null, null, READY, FITS));
    // Sales: fresh, followed up, pursued, won, lost, postponed, refused.
    all.add(sample(all, "Germany", 250, READY, NOT_REACHED));
    all.add(sample(all, "Switzerland", 400, READY, NOT_REACHED));
    all.add(sample(all, "Germany", 75, READY, TALKED));
    all.add(sample(all, "United Kingdom", 640, READY, TALKED));
    all.add(sample(all, "Germany", 1500, READY, TALKED, WON));
    all.add(sample(all, "Ireland", 210, READY, TALKED, WON));
    all.add(sample(all, "Italy", 330, READY, TALKED, LOST));
    all.add(sample(all, "Germany", 95, READY, TALKED, POSTPONED));
    all.add(sample(all, "Poland", 150, READY, SAYS_NO));
    all.add(sample(all, "United States", 3200, READY));
    // Arbitration: waiting for the board, upheld, overruled.
    all.add(sample(all, "Germany", 45, READY, NOT_READY));
    all.add(sample(all, "Belgium", 220, READY, WRONG_DATA));
    all.add(sample(all, "Denmark", 510, READY, NOT_READY, UPHELD));
    all.add(sample(all, "Sweden", 130, READY, WRONG_DATA, UPHELD));
    all.add(sample(all, "Germany", 880, READY, NOT_READY, OVERRULED));
    // Hot ones, and more standard ones than sales has room for.
    all.add(sample(all, "Germany", 160, HOT));
    all.add(sample(all, "United Kingdom", 700, HOT));
    for (var n = 0; n < 14; n++) {
      all.add(sample(all, n % 2 == 0 ? "Germany" : "Austria", 50 + 40 * n, READY));
    }
    for (var n = 0; n < 9; n++) {
      all.add(sample(all, n % 2 == 0 ? "United Kingdom" : "Norway", 80 + 60 * n, READY));
    }
    return all;
  }

  private static final List<String> FIRST_NAMES =
      List.of("Anna", "Ben", "Clara", "David", "Elif", "Finn", "Greta", "Hassan", "Ines", "Jonas");
  private static final List<String> LAST_NAMES =
      List.of("Albers", "Brandt", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Hoffmann");
  private static final List<String> FIRMS =
      List.of("Nordlicht", "Alpenblick", "Harbour", "Kestrel", "Lindenhof", "Meridian", "Orchard");
  private static final List<String> TRADES =
      List.of(
          "Logistics", "Machines", "Foods", "Textiles", "Optics", "Software", "Energy", "Paper");
  private static final List<String> JOBS =
      List.of("Head of Operations", "Managing Director", "IT Manager", "Head of Purchasing");

  @SafeVarargs
  private static Sample sample(
      List<Sample> before,
      @Nullable String country,
      @Nullable Integer employees,
      List<String> signals,
      Map<String, Object>... steps) {
    var n = before.size();
    var firm = FIRMS.get(n % FIRMS.size()) + " " + TRADES.get(n % TRADES.size());
    var first = FIRST_NAMES.get(n % FIRST_NAMES.size());
    var last = LAST_NAMES.get(n % LAST_NAMES.size());
    var german = country == null || List.of("Germany", "Austria", "Switzerland").contains(country);
    var details =
        new LeadDetails(
            null,
            n % 3 == 0 ? "trade fair" : "web site",
            (first + "." + last + n + "@" + firm.replace(" ", "-") + ".example")
                .toLowerCase(java.util.Locale.ROOT),
            "+49 30 5550" + (100 + n),
            first,
            last,
            firm,
            JOBS.get(n % JOBS.size()),
            country,
            TRADES.get(n % TRADES.size()),
            employees,
            german ? "de" : "en",
            n % 5 != 3,
            Map.of());
    return new Sample(details, signals, List.of(steps));
  }
}
