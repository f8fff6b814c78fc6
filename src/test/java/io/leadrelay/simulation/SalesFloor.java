package io.leadrelay.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.handoff.ReleaseWaitingLeads;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.simulation.Ledger.Attempt;
import io.leadrelay.simulation.Ledger.GivenBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * What people do with the leads that come in: drawn at random, done through the real tasks, and
 * written into the ledger.
 */
final class SalesFloor {

  static final String SALES_LEAD = "quarter-sales-lead";
  static final String BOARD = "quarter-board";

  /** Sends the word of the telephone system; gives the status of the answer. */
  interface Telephone {
    int logs(String lead, Instant at, boolean reached);
  }

  /** Where a lead is, as its people see it. */
  private static final class Case {
    final String id;
    final LeadDetails details;
    boolean hot;
    int cycle = 1;
    @Nullable String task;
    @Nullable String node;
    Ledger.@Nullable Given given;

    /** Whose contact task was ended by somebody, not by the clock. */
    boolean done;

    /** A call was logged of which the rep has still to say what came of it. */
    boolean called;

    Case(String id, LeadDetails details) {
      this.id = id;
      this.details = details;
    }
  }

  private final Map<String, Case> instances = new HashMap<>();
  private final Set<Case> waiting = new LinkedHashSet<>();
  private final Map<String, Integer> happened = new HashMap<>();
  private final Random random;
  private final SimulatedTime time;
  private final Agenda agenda;
  private final Ledger ledger;
  private final Office office;
  private final TakeInLead takeInLead;
  private final ReleaseWaitingLeads release;
  private final Telephone telephone;

  SalesFloor(
      Random random,
      SimulatedTime time,
      Agenda agenda,
      Ledger ledger,
      Office office,
      TakeInLead takeInLead,
      ReleaseWaitingLeads release,
      Telephone telephone) {
    this.random = random;
    this.time = time;
    this.agenda = agenda;
    this.ledger = ledger;
    this.office = office;
    this.takeInLead = takeInLead;
    this.release = release;
    this.telephone = telephone;
    time.afterEachJob(
        instance -> {
          var lead = instances.get(instance);
          if (lead != null) {
            look(lead);
          }
        });
  }

  /** How often what happened. */
  Map<String, Integer> happened() {
    return happened;
  }

  // ---- marketing

  /** A lead comes in that is ready for sales. */
  void comesIn(LeadDetails details, boolean hot) {
    var id = takeIn(details, hot);
    var lead = new Case(id, details);
    lead.hot = hot;
    look(lead);
    if (lead.task == null) {
      happens("waits for room");
      waiting.add(lead);
      if (random.nextInt(4) == 0) {
        agenda.plan(time.now().plusSeconds(minutes(60, 2000) * 60L), () -> asksForTalk(lead));
      }
    }
  }

  /** A lead that waits for room passes at once when it asks for a talk. */
  private void asksForTalk(Case lead) {
    if (lead.task == null && waiting.contains(lead)) {
      happens("turns hot while it waits");
      lead.hot = true;
      takeIn(lead.details, true);
      look(lead);
    }
  }

  /** A lead that sales has given back shows interest again. */
  private void comesBack(Case lead, int days) {
    if (random.nextInt(3) == 0) {
      agenda.plan(
          time.now().plusSeconds(minutes(days * 1440, days * 3 * 1440) * 60L),
          () -> {
            happens("comes back");
            lead.hot = random.nextInt(4) == 0;
            takeIn(lead.details, lead.hot);
            look(lead);
            if (lead.task == null) {
              waiting.add(lead);
            }
          });
    }
  }

  private String takeIn(LeadDetails details, boolean hot) {
    var signals = new ArrayList<Signal>();
    for (var type : hot ? List.of("talk-request") : List.of("long-visit", "email-opened")) {
      signals.add(new Signal(type, time.now(), true));
    }
    return takeInLead.takeIn(details, signals, null).lead().toString();
  }

  // ---- what the people find on their lists

  /** Standard leads pass on as there is room. */
  void letPass() {
    if (!waiting.isEmpty() && release.release() > 0) {
      List.copyOf(waiting).forEach(this::look);
    }
  }

  private void look(Case lead) {
    var tasks = office.tasks(lead.id);
    assertThat(tasks).hasSizeLessThan(2);
    var task = tasks.isEmpty() ? null : tasks.get(0);
    if (task == null ? lead.task == null : task.getId().equals(lead.task)) {
      return;
    }
    if ("userTask_contactLead".equals(lead.node) && !lead.done) {
      happens("taken from the rep");
      requireNonNull(lead.given).endedAt = time.now();
    }
    lead.task = task == null ? null : task.getId();
    lead.node = task == null ? null : task.getTaskDefinitionKey();
    lead.done = false;
    lead.called = false;
    if (task != null) {
      instances.put(task.getProcessInstanceId(), lead);
      waiting.remove(lead);
      begin(lead, task);
    }
  }

  private void begin(Case lead, Task task) {
    happens(task.getTaskDefinitionKey());
    switch (task.getTaskDefinitionKey()) {
      case "userTask_contactLead" -> {
        lead.given =
            ledger.handedOff(
                lead.id, lead.cycle, lead.hot, requireNonNull(task.getAssignee()), time.now());
        contact(lead, task);
      }
      case "userTask_followUpLead" -> then(lead, minutes(5, 900), () -> followUp(lead));
      case "userTask_pursueOpportunity" ->
          then(lead, minutes(2 * 1440, 25 * 1440), () -> pursue(lead));
      case "userTask_arbitrateLead" -> then(lead, minutes(60, 3 * 1440), () -> rule(lead));
      case "userTask_rescueOverdueLead" -> then(lead, minutes(10, 1440), () -> rescue(lead));
      case "userTask_assignLeadByHand" ->
          then(
              lead, minutes(10, 1440), () -> does(lead, Map.of("chosenRep", anyRep()), SALES_LEAD));
      default -> {}
    }
  }

  /** Somebody does it so many minutes later, if it is still on their list. */
  private void then(Case lead, int minutes, Runnable work) {
    var task = lead.task;
    agenda.plan(
        time.now().plusSeconds(minutes * 60L),
        () -> {
          if (task != null && task.equals(lead.task)) {
            work.run();
            letPass();
          }
        });
  }

  // ---- sales

  /** Nine of ten are tried, most of them in time, some exactly at the deadline. */
  private void contact(Case lead, Task task) {
    var given = requireNonNull(lead.given);
    var within = given.terms.minutes(given.hot);
    var draw = random.nextInt(100);
    if (draw < 8) {
      return;
    }
    var wait =
        draw < 10 ? within : draw < 82 ? 1 + random.nextInt(within) : within + minutes(1, within);
    var when = given.terms.time(given.hot).plusMinutes(given.at, wait);
    var minutes = (int) ((when.getEpochSecond() - given.at.getEpochSecond()) / 60);
    if (random.nextInt(5) == 0) {
      calls(lead, given, when);
    } else {
      then(lead, minutes, () -> typed(lead, 45, 33, 6, 0));
    }
  }

  /** The telephone system logs a call, at once or hours after it was made. */
  private void calls(Case lead, Ledger.Given given, Instant at) {
    var task = lead.task;
    var hoursLater = random.nextBoolean() ? 0 : minutes(30, 1500);
    agenda.plan(
        at.plusSeconds(hoursLater * 60L),
        () -> {
          if (given != lead.given || task == null || !task.equals(lead.task)) {
            return;
          }
          var reached = random.nextBoolean();
          happens(hoursLater == 0 ? "logged at once" : "logged late");
          assertThat(telephone.logs(lead.id, at, reached)).isEqualTo(202);
          given.attempts.add(new Attempt(at, reached, false));
          if (reached) {
            lead.called = true;
            // What came of it is for the rep to say.
            then(lead, minutes(5, 300), () -> typed(lead, 0, 80, 10, 0));
          } else {
            notReached(lead, given);
          }
          letPass();
        });
  }

  private void followUp(Case lead) {
    var given = requireNonNull(lead.given);
    var enough = given.attempts.size() >= given.terms.minimumAttempts();
    typed(lead, 40, 33, 8, enough ? 12 : 0);
  }

  /** What a rep types in, by its chances in a hundred; else the lead is given back. */
  private void typed(Case lead, int notReached, int talk, int no, int giveUp) {
    var given = requireNonNull(lead.given);
    var draw = random.nextInt(100);
    if (draw < notReached) {
      byPhone(lead, given, "NOT_REACHED", false);
      notReached(lead, given);
    } else if (draw < notReached + talk) {
      byPhone(lead, given, "CONVERSATION", true);
    } else if (draw < notReached + talk + no) {
      given.attempts.add(new Attempt(time.now(), true, true));
      given.endedAt = time.now();
      does(lead, Map.of("contactOutcome", "PROSPECT_SAYS_NO", "channel", "EMAIL"), given.rep);
      comesBack(lead, 10);
    } else if (draw < notReached + talk + no + giveUp) {
      given.endedAt = time.now();
      given.withoutResult = true;
      does(lead, Map.of("contactOutcome", "GIVE_UP"), given.rep);
      comesBack(lead, 5);
    } else {
      givesBack(lead, given);
    }
  }

  /**
   * The rep tells of a call: hours later it may be the one that the telephone system has logged, so
   * that it counts once, or another one.
   */
  private void byPhone(Case lead, Ledger.Given given, String outcome, boolean reached) {
    var fields = new HashMap<String, Object>(Map.of("contactOutcome", outcome, "channel", "PHONE"));
    if (lead.called && random.nextInt(3) > 0) {
      happens("logged call told by the rep");
    } else {
      given.attempts.add(new Attempt(time.now(), reached, true));
      if (lead.called) {
        happens("another call than the logged one");
        fields.put("loggedAttempt", "ANOTHER");
      }
    }
    does(lead, fields, given.rep);
  }

  private void notReached(Case lead, Ledger.Given given) {
    if (given.attempts.size() == given.terms.plannedAttempts()) {
      happens("cadence used up");
      given.endedAt = time.now();
      given.withoutResult = true;
      comesBack(lead, 5);
    }
    lead.done = true;
    look(lead);
  }

  private void givesBack(Case lead, Ledger.Given given) {
    var reasons = List.of("NOT_READY", "NOT_READY", "NO_FIT", "WRONG_DATA", "OTHER");
    var reason = reasons.get(random.nextInt(reasons.size()));
    given.givenBack = new GivenBack(reason);
    given.endedAt = time.now();
    does(
        lead,
        Map.of("contactOutcome", "REJECTED", "rejectionReason", reason, "note", "See the call."),
        given.rep);
  }

  private void pursue(Case lead) {
    var given = requireNonNull(lead.given);
    given.endedAt = time.now();
    var draw = random.nextInt(10);
    if (draw < 4) {
      does(lead, Map.of("opportunityOutcome", "WON", "amount", 900, "currency", "EUR"), given.rep);
    } else if (draw < 8) {
      does(lead, Map.of("opportunityOutcome", "LOST", "lostReason", "PRICE"), given.rep);
    } else {
      does(lead, Map.of("opportunityOutcome", "POSTPONED"), given.rep);
      comesBack(lead, 10);
    }
  }

  private void rescue(Case lead) {
    if (random.nextBoolean()) {
      does(lead, Map.of("rescueOutcome", "HAND_TO_REP", "chosenRep", anyRep()), SALES_LEAD);
    } else {
      does(lead, Map.of("rescueOutcome", "BACK_TO_MARKETING"), SALES_LEAD);
      comesBack(lead, 5);
    }
  }

  private String anyRep() {
    return office.reps().get(random.nextInt(office.reps().size()));
  }

  // ---- arbitration

  private void rule(Case lead) {
    var given = requireNonNull(lead.given);
    var upheld = random.nextInt(10) < 6;
    ledger.ruled(given, upheld, time.now());
    does(
        lead,
        Map.of(
            "ruling",
            upheld ? "UPHELD" : "OVERRULED",
            "rulingReason",
            "Heard both sides.",
            "sameRep",
            random.nextBoolean(),
            "bindsLikeCases",
            false),
        BOARD);
    var reason = requireNonNull(given.givenBack).reason;
    if (upheld && (reason.equals("NOT_READY") || reason.equals("OTHER"))) {
      comesBack(lead, 6);
    }
  }

  private void does(Case lead, Map<String, Object> fields, String person) {
    lead.done = true;
    office.complete(office.task(lead.id), fields, person);
    look(lead);
  }

  private int minutes(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private void happens(String what) {
    happened.merge(what, 1, Integer::sum);
  }
}
