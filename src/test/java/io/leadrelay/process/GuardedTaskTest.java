package io.leadrelay.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.arbitration.Cases;
import io.leadrelay.contact.ContactRecords;
import io.leadrelay.engine.CommandRefused;
import io.leadrelay.handoff.Handoffs;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.lead.Timeline;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@LeadrelayTest
@Tag("database")
@DisplayName("The task of a lead")
class GuardedTaskTest {

  private static final String ANNA = "guard-anna";
  private static final String BEN = "guard-ben";
  private static final String HEAD = "guard-head";
  private static final String JUDGE = "guard-judge";
  private static final String JUDGE_TOO = "guard-judge2";
  private static final String BIASED = "guard-biased";
  private static final String MARKETER = "guard-mia";
  private static final String MARKETER_TOO = "guard-moe";
  private static final String ADMIN = "guard-admin";

  private static final Map<String, Object> TALKED =
      Map.of("contactOutcome", "CONVERSATION", "channel", "PHONE", "note", "Wants an offer.");
  private static final Map<String, Object> GIVEN_BACK =
      Map.of("contactOutcome", "REJECTED", "rejectionReason", "NOT_READY", "note", "Only reads.");
  private static final Map<String, Object> RULING =
      Map.of("ruling", "UPHELD", "rulingReason", "It was a thesis.", "bindsLikeCases", false);

  @Autowired TakeInLead takeInLead;
  @Autowired Leads leads;
  @Autowired Cycles cycles;
  @Autowired Timeline timeline;
  @Autowired Handoffs handoffs;
  @Autowired ContactRecords contacts;
  @Autowired Cases cases;
  @Autowired Team team;
  @Autowired LeadProcess process;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired HistoryService history;
  @Autowired IdentityService identity;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;

  /** The reps of other tests on the same database, who must not get this one's leads. */
  private List<Rep> others = List.of();

  @BeforeEach
  void people() {
    identity.clearAuthentication();
    person(ANNA, "Anna", "sales");
    person(BEN, "Ben", "sales");
    person(HEAD, "Hedda", "sales", "sales-lead");
    person(JUDGE, "Judith", "arbitration");
    person(JUDGE_TOO, "Jude", "arbitration");
    person(BIASED, "Bianca", "arbitration", "sales-lead");
    person(MARKETER, "Mia", "marketing");
    person(MARKETER_TOO, "Moe", "marketing");
    person(ADMIN, "Ada", "camunda-admin");
    others = team.all().stream().filter(Rep::active).toList();
    others.forEach(other -> team.save(resting(other)));
    team.save(rep(ANNA, true));
    team.save(rep(BEN, false));
  }

  @AfterEach
  void tidyUp() {
    identity.clearAuthentication();
    team.save(rep(ANNA, false));
    team.save(rep(BEN, false));
    others.forEach(team::save);
  }

  @Test
  @DisplayName("ends by what its form files, and nothing else of it goes on to the process")
  void filesAndReplaces() {
    var lead = contactLead();

    as(ANNA, () -> tasks.complete(task(lead).getId(), TALKED));

    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(LeadLifecycle.PURSUE_OPPORTUNITY);
    assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.SALES_QUALIFIED);
    assertThat(runtime.getVariables(task(lead).getExecutionId()))
        .doesNotContainKeys("note", "channel", "contactOutcome");
    assertThat(timeline.of(lead))
        .anySatisfy(
            entry -> {
              assertThat(entry.note()).isEqualTo("Wants an offer.");
              assertThat(entry.actor()).isEqualTo(ANNA);
            });
    assertThat(
            history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(task(lead).getProcessInstanceId())
                .variableNameIn("note", "channel")
                .list())
        .isEmpty();
  }

  @Test
  @DisplayName("can be submitted as Tasklist does it")
  void isSubmitted() {
    var lead = contactLead();

    as(ANNA, () -> forms.submitTaskForm(task(lead).getId(), TALKED));

    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(LeadLifecycle.PURSUE_OPPORTUNITY);
  }

  @Test
  @DisplayName("stays as it was, with nothing filed, if its form refuses")
  void nothingIsFiled() {
    var lead = contactLead();
    var before = timeline.of(lead).size();
    var task = task(lead).getId();

    assertRefused(
        ANNA,
        () ->
            forms.submitTaskForm(
                task, Map.of("contactOutcome", "REJECTED", "rejectionReason", "OTHER")),
        "Say in a note why you give the lead back.");
    assertRefused(
        ANNA,
        () -> tasks.complete(task, Map.of("contactOutcome", "CONVERSATION", "grade", "HOT")),
        "This form has no field 'grade'.");

    assertThat(timeline.of(lead)).hasSize(before);
    assertThat(cases.findLatest(lead)).isEmpty();
    assertThat(task(lead).getId()).isEqualTo(task);
  }

  @Test
  @DisplayName("goes through its form too if a system completes it")
  void systemsFileToo() {
    var lead = contactLead();
    var instance = cycles.getOpen(lead).processInstance();

    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status ->
                        process.completeContact(
                            "" + instance, Map.of("contactOutcome", "NOT_REACHED"))))
        .isInstanceOf(Refusal.class)
        .hasMessage("Say how you tried.");
    transaction.executeWithoutResult(
        status ->
            process.completeContact(
                "" + instance, Map.of("contactOutcome", "NOT_REACHED", "channel", "PHONE")));

    assertThat(contacts.clock(lead).attemptsMade()).isEqualTo(1);
  }

  @Test
  @DisplayName("is closed to who has no right to it, before its form is asked")
  void grantsComeFirst() {
    var lead = contactLead();
    var task = task(lead).getId();

    as(
        BEN,
        () -> {
          assertThatThrownBy(() -> tasks.complete(task, TALKED))
              .isInstanceOf(AuthorizationException.class);
          assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of()))
              .isInstanceOf(AuthorizationException.class);
          assertThatThrownBy(() -> tasks.claim(task, BEN))
              .isInstanceOf(AuthorizationException.class);
          assertThatThrownBy(() -> tasks.setVariable(task, "a", "b"))
              .isInstanceOf(AuthorizationException.class);
        });
  }

  @Test
  @DisplayName("that somebody has taken is left alone by colleagues and administrators")
  void isTheirsWhoTookIt() {
    var lead = unknownLead();
    var task = task(lead).getId();
    as(MARKETER, () -> tasks.claim(task, MARKETER));
    var found = Map.<String, Object>of("researchVerdict", "FITS", "researchNote", "Register.");

    for (var other : List.of(MARKETER_TOO, ADMIN)) {
      assertRefused(other, () -> tasks.complete(task, found), "Mia has taken this task.");
      assertRefused(other, () -> forms.submitTaskForm(task, found), "Mia has taken this task.");
    }
    assertRefused(MARKETER_TOO, () -> tasks.claim(task, MARKETER_TOO), "Mia has taken this task.");
    as(MARKETER, () -> tasks.setAssignee(task, null));
    as(MARKETER_TOO, () -> tasks.claim(task, MARKETER_TOO));
    as(MARKETER_TOO, () -> tasks.complete(task, found));

    assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.MARKETING_QUALIFIED);
  }

  @Test
  @DisplayName("is given to another rep by the sales lead, with the handoff and the clock")
  void isPassedOn() {
    var lead = contactLead();
    var task = task(lead).getId();
    var clockBefore = contacts.clock(lead);
    team.save(rep(BEN, true));

    assertRefused(
        HEAD, () -> tasks.setAssignee(task, null), "A lead in sales is always with a rep");
    assertRefused(
        HEAD, () -> tasks.setAssignee(task, "nobody"), "There is no active rep 'nobody'.");
    as(HEAD, () -> tasks.setAssignee(task, BEN));

    assertThat(leads.get(lead).rep()).isEqualTo(BEN);
    assertThat(handoffs.findOpen(lead).orElseThrow().rep()).isEqualTo(BEN);
    assertThat(contacts.clock(lead).contactDueAt()).isEqualTo(clockBefore.contactDueAt());
    assertThat(contacts.clock(lead).minimumAttempts()).isEqualTo(clockBefore.minimumAttempts());
    assertThat(runtime.getVariable(task(lead).getExecutionId(), "rep")).isEqualTo(BEN);
    as(
        BEN,
        () -> tasks.complete(task, Map.of("contactOutcome", "CONVERSATION", "channel", "PHONE")));
    assertThat(task(lead).getAssignee()).isEqualTo(BEN);
  }

  @TestFactory
  @DisplayName("cannot be altered past its form, not even by an administrator:")
  Stream<DynamicTest> otherWaysAreClosed() {
    var lead = contactLead();
    var task = task(lead);
    var id = task.getId();
    var instance = task.getProcessInstanceId();
    var definition = task.getProcessDefinitionId();
    return Stream.of(
            way("BPMN error", () -> tasks.handleBpmnError(id, "X")),
            way("escalation", () -> tasks.handleEscalation(id, "X")),
            way("variable", () -> tasks.setVariable(id, "grade", "HOT")),
            way("local variable", () -> tasks.setVariableLocal(id, "grade", "HOT")),
            way("removed variable", () -> tasks.removeVariable(id, "grade")),
            way("instance variable", () -> runtime.setVariable(instance, "rep", BEN)),
            way("removed instance variable", () -> runtime.removeVariable(instance, "rep")),
            way(
                "variables of many",
                () -> runtime.setVariablesAsync(List.of(instance), Map.of("rep", BEN))),
            way("delegation", () -> tasks.delegateTask(id, BEN)),
            way("resolving", () -> tasks.resolveTask(id, Map.of("grade", "HOT"))),
            way("due date", () -> tasks.setDueDate(id, new Date())),
            way("name", () -> tasks.setName(id, "Mine")),
            way("owner", () -> tasks.setOwner(id, BEN)),
            way("priority", () -> tasks.setPriority(id, 1)),
            way("candidate", () -> tasks.addCandidateUser(id, BEN)),
            way("candidate group", () -> tasks.addCandidateGroup(id, "marketing")),
            way("removed link", () -> tasks.deleteUserIdentityLink(id, ANNA, "assignee")),
            way(
                "saving",
                () -> {
                  var changed = tasks.createTaskQuery().taskId(id).singleResult();
                  changed.setDueDate(new Date(0));
                  tasks.saveTask(changed);
                }),
            way("deletion", () -> tasks.deleteTask(id)),
            way("loose task", () -> tasks.saveTask(tasks.newTask())),
            way("message", () -> runtime.correlateMessage(LeadLifecycle.PERSONAL_DATA_ERASED)),
            way(
                "message to the instance",
                () ->
                    runtime
                        .createMessageCorrelation(LeadLifecycle.MERGED_INTO_ANOTHER_LEAD)
                        .processInstanceId(instance)
                        .correlateAll()),
            way(
                "message to the execution",
                () -> runtime.messageEventReceived(LeadLifecycle.PERSONAL_DATA_ERASED, instance)),
            way("signal", () -> runtime.signalEventReceived("any")),
            way("trigger", () -> runtime.signal(instance)),
            way(
                "modification",
                () ->
                    runtime
                        .createProcessInstanceModification(instance)
                        .startBeforeActivity(LeadLifecycle.PURSUE_OPPORTUNITY)
                        .execute()),
            way(
                "modification later",
                () ->
                    runtime
                        .createProcessInstanceModification(instance)
                        .cancelAllForActivity(LeadLifecycle.CONTACT_LEAD)
                        .executeAsync()),
            way(
                "modification of many",
                () ->
                    runtime
                        .createModification(definition)
                        .processInstanceIds(instance)
                        .startBeforeActivity(LeadLifecycle.PURSUE_OPPORTUNITY)
                        .execute()),
            way(
                "restart",
                () ->
                    runtime
                        .restartProcessInstances(definition)
                        .processInstanceIds(instance)
                        .startBeforeActivity(LeadLifecycle.PURSUE_OPPORTUNITY)
                        .execute()),
            way(
                "migration to another task",
                () ->
                    runtime
                        .newMigration(
                            runtime
                                .createMigrationPlan(definition, definition)
                                .mapActivities(
                                    LeadLifecycle.CONTACT_LEAD, LeadLifecycle.FOLLOW_UP_LEAD)
                                .build())
                        .processInstanceIds(instance)
                        .execute()),
            way("deleted instance", () -> runtime.deleteProcessInstance(instance, "no")),
            way(
                "deleted instances",
                () -> runtime.deleteProcessInstances(List.of(instance), "no", true, true)),
            way(
                "instances deleted later",
                () -> runtime.deleteProcessInstancesAsync(List.of(instance), "no")),
            way("deleted model", () -> repository.deleteProcessDefinition(definition, true)),
            way(
                "start",
                () -> runtime.startProcessInstanceByKey(LeadLifecycle.PROCESS, "somebody")),
            way("start by id", () -> runtime.startProcessInstanceById(definition)),
            way(
                "start in the middle",
                () ->
                    runtime
                        .createProcessInstanceByKey(LeadLifecycle.PROCESS)
                        .startBeforeActivity(LeadLifecycle.PURSUE_OPPORTUNITY)
                        .execute()))
        .map(
            way ->
                DynamicTest.dynamicTest(
                    way.name(),
                    () -> {
                      assertRefused(ADMIN, way.attempt(), null);
                      assertThat(task(lead).getId()).isEqualTo(id);
                      assertThat(task(lead).getAssignee()).isEqualTo(ANNA);
                    }));
  }

  @Test
  @DisplayName("in arbitration is for neutral people only, whichever way they take it")
  void arbitrationIsNeutral() {
    var lead = contactLead();
    as(ANNA, () -> tasks.complete(task(lead).getId(), GIVEN_BACK));
    var task = task(lead).getId();
    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(LeadLifecycle.ARBITRATE_LEAD);
    var board = "Only a member of the arbitration board can rule on a rejection.";

    assertRefused(ADMIN, () -> tasks.claim(task, ADMIN), board);
    assertRefused(ADMIN, () -> tasks.complete(task, RULING), board);
    assertRefused(ADMIN, () -> forms.submitTaskForm(task, RULING), board);
    assertRefused(ADMIN, () -> tasks.setAssignee(task, JUDGE), board);
    assertRefused(ADMIN, () -> tasks.setAssignee(task, ADMIN), board);
    assertRefused(HEAD, () -> tasks.setAssignee(task, JUDGE), board);
    assertRefused(BIASED, () -> tasks.claim(task, BIASED), "Who leads marketing or sales");
    assertRefused(BIASED, () -> tasks.complete(task, RULING), "Who leads marketing or sales");
    assertThatThrownBy(() -> tasks.complete(task, RULING))
        .as("a system rules on nothing")
        .isInstanceOf(CommandRefused.class)
        .hasMessage(board);
    as(JUDGE, () -> tasks.claim(task, JUDGE));
    assertRefused(JUDGE_TOO, () -> tasks.complete(task, RULING), "Judith has taken this task.");
    as(JUDGE, () -> tasks.complete(task, RULING));

    assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.NURTURING);
    assertThat(cases.findRuling(cases.findLatest(lead).orElseThrow().id()).orElseThrow().ruledBy())
        .isEqualTo(JUDGE);
  }

  @Test
  @DisplayName("that two complete at once is completed once, and the other hears why")
  void oneOfTwoWins() throws Exception {
    var lead = unknownLead();
    var task = task(lead).getId();
    var found = Map.<String, Object>of("researchVerdict", "NO_FIT", "researchNote", "A shop.");
    var together = new CyclicBarrier(2);
    var executor = Executors.newFixedThreadPool(2);
    try {
      Callable<@Nullable Exception> attempt =
          () -> {
            identity.setAuthentication(MARKETER, List.of("marketing"));
            together.await();
            try {
              tasks.complete(task, found);
              return null;
            } catch (Exception e) {
              return e;
            } finally {
              identity.clearAuthentication();
            }
          };
      var results = executor.invokeAll(List.of(attempt, attempt));
      var errors = new java.util.ArrayList<Exception>();
      for (var result : results) {
        if (result.get() != null) {
          errors.add(result.get());
        }
      }
      assertThat(errors).hasSize(1);
      assertThat(errors.get(0))
          .isInstanceOfAny(
              CommandRefused.class, org.camunda.bpm.engine.OptimisticLockingException.class);
    } finally {
      executor.shutdownNow();
    }
    assertThat(timeline.of(lead).stream().filter(entry -> entry.type().name().equals("RESEARCHED")))
        .hasSize(1);
  }

  @Test
  @DisplayName("that is gone is refused with a sentence")
  void goneIsSaid() {
    var lead = contactLead();
    var task = task(lead).getId();
    as(ANNA, () -> tasks.complete(task, TALKED));

    assertRefused(ANNA, () -> tasks.complete(task, TALKED), "This task is no longer there");
    assertRefused(ANNA, () -> forms.submitTaskForm(task, TALKED), "This task is no longer there");
    assertRefused(ANNA, () -> tasks.claim(task, ANNA), "This task is no longer there");
  }

  @Test
  @DisplayName(
      "comes from the start form too, which knows a lead again and keeps data out of the process")
  void startForm() {
    var email = UUID.randomUUID() + "@start.example";
    var definition = definition();
    var values =
        Map.<String, Object>of(
            "email",
            email,
            "lastName",
            "Startmann",
            "country",
            "Germany",
            "employees",
            300,
            "source",
            "phone",
            "talkRequested",
            true,
            "note",
            "Called us.");

    var first = call(ANNA, () -> forms.submitStartForm(definition, values));
    var again =
        call(
            ANNA,
            () -> forms.submitStartForm(definition, Map.of("email", email, "phone", "+49 30 5")));

    var lead = LeadId.of(first.getBusinessKey());
    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(leads.get(lead).details().phone()).isEqualTo("+49 30 5");
    assertThat(leads.get(lead).details().lastName()).isEqualTo("Startmann");
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(first.getId()).count())
        .isEqualTo(1);
    assertThat(runtime.getVariables(first.getId()).toString())
        .doesNotContain("Startmann", email, "Called us");
    assertThat(
            history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(first.getId())
                .list()
                .stream()
                .map(variable -> "" + variable.getValue()))
        .noneMatch(value -> value.contains("Startmann") || value.contains(email));
    assertRefused(
        ANNA, () -> forms.submitStartForm(definition, Map.of("email", "no address")), null);
    assertRefused(
        ANNA,
        () -> forms.submitStartForm(definition, Map.of("email", email, "grade", "HOT")),
        "This form has no field 'grade'.");
    as(
        JUDGE,
        () ->
            assertThatThrownBy(() -> forms.submitStartForm(definition, values))
                .isInstanceOf(AuthorizationException.class));
  }

  @Test
  @DisplayName("of a lead that does not fit ends at once, and the start form says so")
  void startFormOfNoFit() {
    var instance =
        call(
            ANNA,
            () ->
                forms.submitStartForm(
                    definition(),
                    Map.of(
                        "email",
                        UUID.randomUUID() + "@small.example",
                        "country",
                        "Germany",
                        "industry",
                        "Machines",
                        "employees",
                        2,
                        "source",
                        "phone")));

    assertThat(leads.get(LeadId.of(instance.getBusinessKey())).stage())
        .isEqualTo(LifecycleStage.NO_FIT);
    assertThat(instance.isEnded()).isTrue();
  }

  private record Way(String name, ThrowingCallable attempt) {}

  private static Way way(String name, ThrowingCallable attempt) {
    return new Way(name, attempt);
  }

  private String definition() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(LeadLifecycle.PROCESS)
        .latestVersion()
        .singleResult()
        .getId();
  }

  private LeadId contactLead() {
    var lead = takeIn("Germany", 200, true);
    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(LeadLifecycle.CONTACT_LEAD);
    assertThat(task(lead).getAssignee()).isEqualTo(ANNA);
    return lead;
  }

  private LeadId unknownLead() {
    var lead = takeIn(null, null, true);
    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(LeadLifecycle.RESEARCH_LEAD);
    return lead;
  }

  private LeadId takeIn(@Nullable String country, @Nullable Integer employees, boolean hot) {
    return takeInLead
        .takeIn(
            new LeadDetails(
                null,
                "web site",
                UUID.randomUUID() + "@guard.example",
                "+49 30 1",
                "Carla",
                "Guard",
                "Guard GmbH",
                "CEO",
                country,
                "Machines",
                employees,
                "de",
                true,
                Map.of()),
            hot ? List.of(new Signal("talk-request", clock.instant(), true)) : List.of(),
            null)
        .lead();
  }

  private Task task(LeadId lead) {
    var known = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).singleResult();
    } finally {
      identity.setAuthentication(known);
    }
  }

  private void assertRefused(String person, ThrowingCallable attempt, @Nullable String sentence) {
    as(
        person,
        () -> {
          var refusal = assertThatThrownBy(attempt).isInstanceOf(CommandRefused.class);
          if (sentence != null) {
            refusal.hasMessageContaining(sentence);
          }
        });
  }

  private void as(String person, Runnable work) {
    call(
        person,
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T call(String person, Callable<T> work) {
    var groups =
        identity.createGroupQuery().groupMember(person).list().stream()
            .map(org.camunda.bpm.engine.identity.Group::getId)
            .toList();
    identity.setAuthentication(person, groups);
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      identity.clearAuthentication();
    }
  }

  private void person(String id, String name, String... groups) {
    if (identity.createUserQuery().userId(id).count() == 0) {
      var user = identity.newUser(id);
      user.setFirstName(name);
      identity.saveUser(user);
      for (var group : groups) {
        identity.createMembership(id, group);
      }
    }
  }

  private static Rep resting(Rep rep) {
    return new Rep(
        rep.id(),
        rep.team(),
        rep.weight(),
        rep.cap(),
        rep.territories(),
        rep.languages(),
        false,
        rep.absences());
  }

  private static Rep rep(String id, boolean active) {
    return new Rep(id, null, 1, 500, Set.of(), Set.of(), active, List.of());
  }
}
