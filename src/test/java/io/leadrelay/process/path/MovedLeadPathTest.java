package io.leadrelay.process.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.migration.DryRun;
import io.leadrelay.engine.migration.LeadsInFlight;
import io.leadrelay.engine.migration.MoveLeads;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.process.Fact;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.terms.Rep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("database")
@DisplayName("When a new version of the diagram is put live, a lead")
class MovedLeadPathTest extends LeadPath {

  private static final String DIAGRAM = "bpmn/lead-lifecycle.bpmn";
  private static final String CONTACT = "userTask_contactLead";
  private static final String PURSUE = "userTask_pursueOpportunity";
  private static final String FORM = "forms/contact-lead.form";
  private static final String NEW_QUESTION = "How was the call?";
  private static final Map<String, Object> WON =
      Map.of("opportunityOutcome", "WON", "amount", 900, "currency", "EUR");
  private static final String NEW_TIMER = "event_secondReminderDue";

  @Autowired ModelFiles models;
  @Autowired MoveLeads moveLeads;
  @Autowired LeadsInFlight leadsInFlight;
  @Autowired FormService forms;

  @TempDir Path folder;

  private ProcessDefinition before;

  @BeforeEach
  void theShippedDiagram() {
    before = newest();
  }

  /** What runs on the new version goes back by equal ids, so that no other test meets it. */
  @AfterEach
  void theShippedDiagramAgain() {
    var newest = newest();
    if (newest.getId().equals(before.getId())) {
      return;
    }
    var back =
        runtime.createMigrationPlan(newest.getId(), before.getId()).mapEqualActivities().build();
    var query = runtime.createProcessInstanceQuery().processDefinitionId(newest.getId());
    if (query.count() > 0) {
      runtime.newMigration(back).processInstanceQuery(query).execute();
    }
    repository.deleteDeployment(newest.getDeploymentId(), true, true);
  }

  @Test
  @DisplayName("goes on from wherever it waits, with its timers and its task, to its end")
  void goesOnFromWhereverItWaits() throws Exception {
    var waiting = leadsInEveryWaitState();
    var places = places(waiting);
    var timers = timers(waiting);
    var task = task(requireNonNull(waiting.get(CONTACT)));
    var pending = aLeadWhoseStartIsPending();
    var foretold = DryRun.outlook(jdbc, changedFiles());

    putLive();
    var pursued = requireNonNull(waiting.remove(PURSUE));
    places.remove(PURSUE);
    timers.remove(PURSUE);
    var look = movesWhileSomebodyCompletes(pursued);

    assertThat(look.moved()).isEqualTo(foretold.moving()).isGreaterThan(waiting.size());
    assertThat(look.busy()).isZero();
    assertThat(foretold.staying()).isZero();
    assertThat(leadsInFlight.leftBehind(10)).isEmpty();
    assertThat(stage(pursued)).isEqualTo(LifecycleStage.CUSTOMER);
    assertThat(waiting.values())
        .allSatisfy(lead -> assertThat(runsOn(lead)).isEqualTo(newest().getId()));
    assertThat(places(waiting)).isEqualTo(places);
    assertThat(timers(waiting)).isEqualTo(timers);

    var contact = requireNonNull(waiting.get(CONTACT));
    assertThat(due(contact, NEW_TIMER)).isEqualTo(contactClock(contact).contactDueAt());
    var moved = task(contact);
    assertThat(moved.getId()).isEqualTo(task.getId());
    assertThat(moved.getName()).isEqualTo(task.getName().replace("Contact lead", "Call lead"));
    assertThat(moved.getAssignee()).isEqualTo(task.getAssignee());
    assertThat(moved.getDueDate()).isEqualTo(task.getDueDate());
    try (var form = forms.getDeployedTaskForm(moved.getId())) {
      assertThat(new String(form.readAllBytes(), UTF_8)).contains(NEW_QUESTION);
    }
    transaction.executeWithoutResult(status -> leadProcess.stopContactClock(instance(contact)));
    assertThat(due(contact, "event_reassignmentDue")).isEqualTo(Fact.NEVER.toInstant());

    management.executeJob(startJob(pending));
    assertThat(runsOn(pending)).isEqualTo(newest().getId());

    rep(ANNA, 1, 100);
    rep(BEN, 1, 100);
    waiting.values().forEach(this::goesOnToItsEnd);
    assertThat(waiting.values())
        .allSatisfy(
            lead -> {
              assertThat(stage(lead)).isEqualTo(LifecycleStage.CUSTOMER);
              assertThat(cycles.findOpen(lead)).isEmpty();
            });
  }

  private record Race(MoveLeads.Look look, CompletableFuture<Void> completion) {}

  /** Somebody submits a form while the move of its task is not committed, and notices nothing. */
  private MoveLeads.Look movesWhileSomebodyCompletes(LeadId lead) throws Exception {
    var race =
        requireNonNull(
            transaction.execute(
                status -> {
                  var look = moveLeads.look(() -> true);
                  var completion = CompletableFuture.runAsync(() -> complete(lead, PURSUE, WON));
                  assertThatExceptionOfType(TimeoutException.class)
                      .isThrownBy(() -> completion.get(1, TimeUnit.SECONDS));
                  return new Race(look, completion);
                }));
    race.completion().get(20, TimeUnit.SECONDS);
    return race.look();
  }

  // ---- leads that wait

  private Map<String, LeadId> leadsInEveryWaitState() {
    var waiting = new LinkedHashMap<String, LeadId>();
    add(waiting, "event_dormantLeadWakes", dormant());
    add(waiting, "userTask_rescueOverdueLead", overdueWithAll());
    var followedUp = notReached();
    fires(followedUp, "event_nextAttemptDue");
    add(waiting, "userTask_followUpLead", followedUp);
    add(waiting, "gateway_followUpWait", notReached());
    var rejected = standardLead();
    giveBack(rejected, "NOT_READY");
    add(waiting, "userTask_arbitrateLead", rejected);
    var interested = standardLead();
    contact(interested, "CONVERSATION");
    add(waiting, PURSUE, interested);
    add(waiting, CONTACT, standardLead());
    add(
        waiting,
        "userTask_researchLead",
        takeIn(Prospect.thatFits().ofUnknownFirm(), readySignals()));
    add(waiting, "gateway_nurtureWait", takeIn(Prospect.thatFits()));
    add(
        waiting,
        "userTask_assignLeadByHand",
        takeIn(Prospect.thatFits().inIndustry("Government"), readySignals()));
    add(waiting, "gateway_waitForRoom", withoutRoom());
    return waiting;
  }

  private void add(Map<String, LeadId> waiting, String place, LeadId lead) {
    assertThat(waitsAt(lead)).containsExactly(place);
    waiting.put(place, lead);
  }

  private LeadId dormant() {
    var lead = takeIn(Prospect.thatFits());
    while (waitsAt(lead).contains("gateway_nurtureWait")) {
      fires(lead, "event_nextPieceDue");
    }
    return lead;
  }

  private LeadId overdueWithAll() {
    var tries = number(contactPolicy("STANDARD"), "maximumHandoffs");
    for (var n = 2; n < tries; n++) {
      rep("path-rep-" + n, 1, 10);
    }
    var lead = standardLead();
    while (waitsAt(lead).contains(CONTACT)) {
      fires(lead, "event_reassignmentDue");
    }
    return lead;
  }

  private LeadId notReached() {
    var lead = standardLead();
    contact(lead, "NOT_REACHED");
    return lead;
  }

  private LeadId withoutRoom() {
    team.all().stream().map(Rep::id).filter(id -> !id.equals(ANNA)).forEach(this::leaves);
    rep(ANNA, 1, 1);
    var lead = takeIn(Prospect.thatFits(), readySignals());
    return waitsAt(lead).contains(CONTACT) ? takeIn(Prospect.thatFits(), readySignals()) : lead;
  }

  private LeadId aLeadWhoseStartIsPending() {
    ReachedNodes.broken("businessRuleTask_checkFit");
    try {
      return takeIn(Prospect.thatFits());
    } finally {
      ReachedNodes.mended("businessRuleTask_checkFit");
    }
  }

  private String startJob(LeadId lead) {
    return jdbc.sql(
            "select ID_ from ACT_RU_JOB where HANDLER_TYPE_ = 'start-lead' and HANDLER_CFG_ = ?")
        .param(lead.toString())
        .query(String.class)
        .single();
  }

  // ---- where they are

  private Map<String, List<String>> places(Map<String, LeadId> waiting) {
    var places = new LinkedHashMap<String, List<String>>();
    waiting.forEach((place, lead) -> places.put(place, waitsAt(lead)));
    return places;
  }

  /** Each timer with its date, without the one that the new version brings. */
  private Map<String, Map<String, Instant>> timers(Map<String, LeadId> waiting) {
    var timers = new LinkedHashMap<String, Map<String, Instant>>();
    waiting.forEach(
        (place, lead) ->
            timers.put(
                place,
                management.createJobQuery().processInstanceId(instance(lead)).list().stream()
                    .filter(job -> !node(job).equals(NEW_TIMER))
                    .collect(
                        toMap(
                            job -> node(job) + " " + job.getId(),
                            job -> job.getDuedate().toInstant()))));
    return timers;
  }

  private String node(Job job) {
    return management
        .createJobDefinitionQuery()
        .jobDefinitionId(job.getJobDefinitionId())
        .singleResult()
        .getActivityId();
  }

  private String runsOn(LeadId lead) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceId(instance(lead))
        .singleResult()
        .getProcessDefinitionId();
  }

  private void goesOnToItsEnd(LeadId lead) {
    while (runs(lead)) {
      var place = waitsAt(lead).get(0);
      switch (place) {
        case "event_dormantLeadWakes", "gateway_nurtureWait" -> {
          clock.advance(Duration.ofMinutes(1));
          takeInLead.signal(lead, readySignals()[0]);
        }
        case "gateway_waitForRoom" -> releaseWaitingLeads.release();
        case "gateway_followUpWait" -> fires(lead, "event_nextAttemptDue");
        case "userTask_researchLead" ->
            complete(
                lead,
                place,
                Map.of(
                    "researchVerdict",
                    "FITS",
                    "researchNote",
                    "Looked it up.",
                    "country",
                    "Germany"));
        case "userTask_assignLeadByHand" -> complete(lead, place, Map.of("chosenRep", ANNA));
        case "userTask_rescueOverdueLead" ->
            complete(lead, place, Map.of("rescueOutcome", "HAND_TO_REP", "chosenRep", ANNA));
        case "userTask_arbitrateLead" -> rule(lead, "OVERRULED", false, false);
        case PURSUE -> complete(lead, place, WON);
        default -> contact(lead, "CONVERSATION");
      }
      assertThat(runs(lead) ? waitsAt(lead) : List.of()).as("it goes on").doesNotContain(place);
    }
  }

  // ---- the new version

  private ProcessDefinition newest() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(LeadLifecycle.PROCESS)
        .latestVersion()
        .singleResult();
  }

  /** Another label, one more timer, one more step, another question. */
  private String changed(String file) {
    var text = models.text(file);
    if (file.equals(FORM)) {
      return replaced(text, "How did it go?", NEW_QUESTION);
    }
    if (!file.equals(DIAGRAM)) {
      return text;
    }
    text = replaced(text, "name=\"Contact lead\"", "name=\"Call lead\"");
    text =
        replaced(
            text,
            "sourceRef=\"" + PURSUE + "\" targetRef=\"gateway_opportunityOutcome\" />",
            """
            sourceRef="userTask_pursueOpportunity" targetRef="serviceTask_added" />
            <bpmn:serviceTask id="serviceTask_added" name="Added" camunda:expression="${true}" />
            <bpmn:sequenceFlow id="flow_added" sourceRef="serviceTask_added"
              targetRef="gateway_opportunityOutcome" />
            """);
    return replaced(
        text,
        "<bpmn:endEvent id=\"endEvent_repReminded\"",
        """
        <bpmn:boundaryEvent id="event_secondReminderDue" cancelActivity="false"
            attachedToRef="userTask_contactLead">
          <bpmn:timerEventDefinition>
            <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${contactDueAt}</bpmn:timeDate>
          </bpmn:timerEventDefinition>
        </bpmn:boundaryEvent>
        <bpmn:endEvent id="endEvent_secondReminder" />
        <bpmn:sequenceFlow id="flow_secondReminder" sourceRef="event_secondReminderDue"
          targetRef="endEvent_secondReminder" />
        <bpmn:endEvent id="endEvent_repReminded\"""");
  }

  private static String replaced(String text, String old, String by) {
    assertThat(text).contains(old);
    return text.replace(old, by);
  }

  private ModelFiles changedFiles() throws IOException {
    for (var file : List.of(DIAGRAM, FORM)) {
      var path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, changed(file));
    }
    return ModelFiles.overlaid(folder.toString(), requireNonNull(getClass().getClassLoader()));
  }

  private void putLive() {
    var deployment = repository.createDeployment().name(ModelFiles.DEPLOYMENT);
    models.deployedNames().forEach(file -> deployment.addString(file, changed(file)));
    deployment.deploy();
  }
}
