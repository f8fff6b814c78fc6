package io.leadrelay.process.path;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.contact.ContactClock;
import io.leadrelay.contact.ContactRecords;
import io.leadrelay.contact.MailNotices;
import io.leadrelay.engine.CommandRefused;
import io.leadrelay.engine.EngineClock;
import io.leadrelay.handoff.Handoff;
import io.leadrelay.handoff.Handoffs;
import io.leadrelay.handoff.ReleaseWaitingLeads;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Notice;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.lead.Timeline;
import io.leadrelay.lead.TimelineEntry;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the tests of the paths need: leads that come in, people who complete tasks, timers that fire
 * because their time has come. All share one application; each test has a team of its own and new
 * leads, so that none is in the way of another.
 */
@LeadrelayTest
abstract class LeadPath {

  static final String ANNA = "path-anna";
  static final String BEN = "path-ben";
  static final String SALES_LEAD = "path-sales-lead";
  static final String MARKETER = "path-marketer";
  static final String BOARD_MEMBER = "path-board-member";
  static final String MANAGER = "path-manager";

  /** What makes a lead hot: it asked for a talk. */
  static final String TALK_REQUEST = "talk-request";

  @RegisterExtension final EngineClock clock = new EngineClock();

  @Autowired TakeInLead takeInLead;
  @Autowired LeadProcess leadProcess;
  @Autowired ReleaseWaitingLeads releaseWaitingLeads;
  @Autowired MailNotices mailNotices;
  @Autowired Leads leads;
  @Autowired Cycles cycles;
  @Autowired Handoffs handoffs;
  @Autowired ContactRecords contactRecords;
  @Autowired Timeline timeline;
  @Autowired Agreements agreements;
  @Autowired SignalTypes signalTypes;
  @Autowired Team team;
  @Autowired RuntimeService runtime;
  @Autowired TransactionTemplate transaction;
  @Autowired TaskService tasks;
  @Autowired ManagementService management;
  @Autowired RepositoryService repository;
  @Autowired DecisionService decisions;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void aTeamOfItsOwn() {
    ReachedNodes.watch(repository);
    people();
    jdbc.sql("update handoff set ended_at = at, end_reason = 'CYCLE_ENDED' where ended_at is null")
        .update();
    jdbc.sql("update lead_cycle set waiting_since = null").update();
    jdbc.sql("delete from rep_absence").update();
    jdbc.sql("delete from notice").update();
    team.all().stream().filter(Rep::active).forEach(rep -> team.save(active(rep, false)));
    rep(ANNA, 1, 100);
    rep(BEN, 1, 100);
  }

  @AfterEach
  void nobodyIsLoggedIn() {
    identity.clearAuthentication();
  }

  @AfterAll
  static void keepsWhatItReached(TestInfo path) throws IOException {
    ReachedNodes.keep(path.getTestClass().orElseThrow());
  }

  // ---- people

  private void people() {
    person(ANNA, "sales");
    person(BEN, "sales");
    person(SALES_LEAD, "sales-lead");
    person(MARKETER, "marketing");
    person(BOARD_MEMBER, "arbitration");
    person(MANAGER, "management");
  }

  /** A user with an e-mail address, in these groups; nobody logs in, so there is no password. */
  void person(String id, String... groups) {
    if (identity.createUserQuery().userId(id).count() > 0) {
      return;
    }
    var user = identity.newUser(id);
    user.setEmail(address(id));
    identity.saveUser(user);
    Arrays.stream(groups).forEach(group -> identity.createMembership(id, group));
  }

  static String address(String person) {
    return person + "@sales.example";
  }

  /** A rep who sells everywhere in every language. */
  void rep(String id, int weight, int cap) {
    rep(id, weight, cap, Set.of());
  }

  void rep(String id, int weight, int cap, Set<String> territories) {
    person(id, "sales");
    team.save(new Rep(id, null, weight, cap, territories, Set.of(), true, List.of()));
  }

  void leaves(String rep) {
    team.save(active(team.find(rep).orElseThrow(), false));
  }

  private static Rep active(Rep rep, boolean active) {
    return new Rep(
        rep.id(),
        rep.team(),
        rep.weight(),
        rep.cap(),
        rep.territories(),
        rep.languages(),
        active,
        rep.absences(),
        rep.hours(),
        rep.zone(),
        rep.segments());
  }

  // ---- leads and signals

  LeadId takeIn(Prospect prospect, Signal... signals) {
    return takeInLead.takeIn(prospect.details(), List.of(signals), null).lead();
  }

  /** A lead that a rep is to contact, of grade STANDARD. */
  LeadId standardLead() {
    var lead = takeIn(Prospect.thatFits(), readySignals());
    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo("userTask_contactLead");
    return lead;
  }

  /** A lead that a rep is to contact, of grade HOT. */
  LeadId hotLead() {
    var lead = takeIn(Prospect.thatFits(), signal(TALK_REQUEST));
    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo("userTask_contactLead");
    return lead;
  }

  /** A signal of this moment. */
  Signal signal(String type) {
    return signalAgo(type, Duration.ZERO);
  }

  Signal signalAgo(String type, Duration ago) {
    return new Signal(type, clock.now().minus(ago), true);
  }

  /** One signal of the type that is worth enough by itself to make a lead ready, but not hot. */
  Signal[] readySignals() {
    return new Signal[] {signal(typeWorth(true))};
  }

  /** A signal that alone leaves a lead not ready. */
  Signal weakSignal() {
    return signal(typeWorth(false));
  }

  private String typeWorth(boolean enough) {
    return signalTypes.all().stream()
        .filter(type -> !type.decides())
        .filter(type -> isReady(points(Map.of(type.fact(), 1))) == enough)
        .findFirst()
        .orElseThrow()
        .type();
  }

  /** What the signed tables make of these numbers of signals. */
  Object points(Map<String, Object> counts) {
    var inputs = new java.util.HashMap<String, Object>();
    signalTypes.all().forEach(type -> inputs.put(type.fact(), 0));
    inputs.putAll(counts);
    return value(signed("signalPoints", inputs), "points");
  }

  boolean isReady(Object points) {
    return Boolean.TRUE.equals(
        signed("readiness", Map.of("points", points, "askedForTalk", false)).get("ready"));
  }

  // ---- where a lead stands

  Lead lead(LeadId id) {
    return leads.get(id);
  }

  /** The rep who has the lead. */
  String rep(LeadId id) {
    return requireNonNull(leads.get(id).rep(), "no rep has the lead");
  }

  LifecycleStage stage(LeadId id) {
    return leads.get(id).stage();
  }

  /** The process instance of the lead's latest cycle, running or ended. */
  String instance(LeadId id) {
    var instances = cycles.processInstances(id);
    return instances.get(instances.size() - 1);
  }

  boolean runs(LeadId id) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).count()
        > 0;
  }

  /** The nodes at which the lead waits now. */
  List<String> waitsAt(LeadId id) {
    return runtime.getActiveActivityIds(instance(id));
  }

  /** The nodes that the lead's latest cycle has reached. */
  List<String> reached(LeadId id) {
    return ReachedNodes.of(instance(id));
  }

  long times(LeadId id, String node) {
    return reached(id).stream().filter(node::equals).count();
  }

  List<EventType> events(LeadId id) {
    return timeline.of(id).stream().map(TimelineEntry::type).toList();
  }

  long count(LeadId id, EventType type) {
    return events(id).stream().filter(type::equals).count();
  }

  String text(LeadId id, EventType type) {
    return timeline.of(id).stream()
        .filter(entry -> entry.type() == type)
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("No " + type + " in " + events(id)))
        .text();
  }

  List<Handoff> handoffsOf(LeadId id) {
    return handoffs.ofCycle(id, lead(id).cycle());
  }

  ContactClock contactClock(LeadId id) {
    return contactRecords.clock(id);
  }

  @Nullable Instant column(Handoff handoff, String name) {
    var value =
        jdbc.sql("select " + name + " from handoff where id = ?")
            .param(handoff.id())
            .query(java.sql.Timestamp.class)
            .optional();
    return value
        .map(time -> time.toLocalDateTime().toInstant(java.time.ZoneOffset.UTC))
        .orElse(null);
  }

  @Nullable String endReason(Handoff handoff) {
    return jdbc.sql("select end_reason from handoff where id = ?")
        .param(handoff.id())
        .query((row, n) -> row.getString(1))
        .list()
        .get(0);
  }

  boolean counts(Handoff handoff) {
    return jdbc.sql("select counts from handoff where id = ?")
        .param(handoff.id())
        .query(Boolean.class)
        .single();
  }

  /** The people to whom mail of this purpose about the lead was posted. */
  List<String> mailed(LeadId id, String purpose) {
    return jdbc.sql(
            "select recipient from mail_outbox where lead_id = ? and purpose = ? order by id")
        .params(id.value(), purpose)
        .query(String.class)
        .list();
  }

  /** The people who are told this of the lead, alone or in a list, once notices are mailed. */
  List<String> told(LeadId id, Notice.Kind kind) {
    mailNotices.mailWaiting();
    return jdbc.sql(
            """
            select m.recipient from notice n join mail_outbox m on m.dedupe_key = n.mail_key
            where n.lead_id = ? and n.kind = ? order by n.id
            """)
        .params(id.value(), kind.name())
        .query(String.class)
        .list();
  }

  // ---- tasks

  Task task(LeadId id) {
    var all = tasks.createTaskQuery().processInstanceId(instance(id)).list();
    assertThat(all).as("tasks of the lead, which waits at %s", waitsAt(id)).hasSize(1);
    return all.get(0);
  }

  /** The one whose task it is completes it with what the form submits. */
  void complete(LeadId id, String node, Map<String, Object> values) {
    complete(id, node, values, worker(node, task(id)));
  }

  /** This person completes the lead's task with what the form submits. */
  void complete(LeadId id, String node, Map<String, Object> values, String person) {
    var task = task(id);
    assertThat(task.getTaskDefinitionKey()).isEqualTo(node);
    var groups =
        identity.createGroupQuery().groupMember(person).list().stream()
            .map(org.camunda.bpm.engine.identity.Group::getId)
            .toList();
    identity.setAuthentication(person, groups);
    try {
      if (task.getAssignee() == null) {
        tasks.claim(task.getId(), person);
      }
      submit(task, values);
    } finally {
      identity.clearAuthentication();
    }
  }

  private void submit(Task task, Map<String, Object> values) {
    try {
      tasks.complete(task.getId(), values);
    } catch (CommandRefused refused) {
      throw refused.refusal();
    }
  }

  private static String worker(String node, Task task) {
    if (task.getAssignee() != null) {
      return task.getAssignee();
    }
    return switch (node) {
      case "userTask_researchLead" -> MARKETER;
      case "userTask_arbitrateLead" -> BOARD_MEMBER;
      default -> SALES_LEAD;
    };
  }

  void contact(LeadId id, String outcome) {
    complete(
        id, task(id).getTaskDefinitionKey(), Map.of("contactOutcome", outcome, "channel", "PHONE"));
  }

  void giveBack(LeadId id, String reason) {
    complete(
        id,
        task(id).getTaskDefinitionKey(),
        Map.of("contactOutcome", "REJECTED", "rejectionReason", reason, "note", "See the call."));
  }

  void rule(LeadId id, String ruling, boolean sameRep, boolean binds) {
    complete(
        id,
        "userTask_arbitrateLead",
        Map.of(
            "ruling",
            ruling,
            "rulingReason",
            "Heard both sides.",
            "sameRep",
            sameRep,
            "bindsLikeCases",
            binds));
  }

  // ---- timers

  /** The job of a node, which must exist. */
  Job job(LeadId id, String node) {
    var jobs = management.createJobQuery().processInstanceId(instance(id)).activityId(node).list();
    assertThat(jobs).as("jobs of %s; the lead waits at %s", node, waitsAt(id)).hasSize(1);
    return jobs.get(0);
  }

  boolean hasJob(LeadId id, String node) {
    return management.createJobQuery().processInstanceId(instance(id)).activityId(node).count() > 0;
  }

  Instant due(LeadId id, String node) {
    return job(id, node).getDuedate().toInstant();
  }

  /** The clock moves on to the moment at which the timer of a node is due, and it fires. */
  void fires(LeadId id, String node) {
    var job = job(id, node);
    if (clock.now().isBefore(job.getDuedate().toInstant())) {
      clock.advanceTo(job.getDuedate().toInstant());
    }
    management.executeJob(job.getId());
  }

  // ---- decision tables

  /** The answer of the signed version of a table. */
  Map<String, Object> signed(String table, Map<String, Object> inputs) {
    var version = agreements.inForce(clock.now()).table(table).orElseThrow().version();
    return decisions
        .evaluateDecisionByKey(table)
        .version(version)
        .variables(inputs)
        .evaluate()
        .getSingleResult()
        .getEntryMap();
  }

  /** The answer of the deployed table. */
  Map<String, Object> decided(String table, Map<String, @Nullable Object> inputs) {
    return decisions
        .evaluateDecisionByKey(table)
        .variables(inputs)
        .evaluate()
        .getSingleResult()
        .getEntryMap();
  }

  static Object value(Map<String, Object> answer, String output) {
    return requireNonNull(answer.get(output), output);
  }

  static int number(Map<String, Object> answer, String output) {
    return ((Number) value(answer, output)).intValue();
  }

  /** What the agreement says of the contact with a lead of a grade. */
  Map<String, Object> contactPolicy(String grade) {
    return signed("contactPolicy", Map.of("grade", grade));
  }

  Duration minutes(String grade, String output) {
    return Duration.ofMinutes(number(contactPolicy(grade), output));
  }
}
