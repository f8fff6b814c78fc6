package io.leadrelay.engine.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.migration.LeadsInFlight.LeftBehind;
import io.leadrelay.engine.migration.MoveLeads.Look;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.TakeInLead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the instances of a process of its own, so that no lead of another test is touched. A
 * business key stands for a lead where nothing is asked of it.
 */
@LeadrelayTest
@Tag("database")
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Leads in flight")
class LeadsInFlightTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final String TASKS =
      """
      <userTask id="ask" name="Ask the lead"/>
      <userTask id="answer" name="Answer the lead"/>
      """;

  @Autowired FlightSql sql;
  @Autowired Versions versions;
  @Autowired MovePlanner planner;
  @Autowired MoveLeads moveLeads;
  @Autowired LeadsInFlight leadsInFlight;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired ManagementService management;
  @Autowired RepositoryService repository;
  @Autowired TransactionTemplate transaction;
  @Autowired TakeInLead takeInLead;
  @Autowired Leads leads;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @TempDir Path folder;

  private final String process = "testFlight" + NUMBER.incrementAndGet();
  private final List<String> deployments = new ArrayList<>();

  @AfterEach
  void nothingIsLeft() {
    deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
    sql.forgetRefused();
  }

  @Test
  @DisplayName("stay at a step that is gone, are listed with it, and go on on the old version")
  void stayAtAStepThatIsGone() {
    live(TASKS);
    var asked = starts("ask");
    var answered = starts("answer");
    live("<userTask id='ask' name='Ask the lead'/>");

    assertThat(look()).isEqualTo(new Look(1, 0));

    assertThat(version(asked)).isEqualTo(2);
    assertThat(version(answered)).isEqualTo(1);
    assertThat(leadsInFlight.versions())
        .filteredOn(version -> version.process().equals(process))
        .extracting(
            LeadsInFlight.RunningVersion::version,
            LeadsInFlight.RunningVersion::newest,
            LeadsInFlight.RunningVersion::leads)
        .containsExactly(tuple(2, true, 1), tuple(1, false, 1));
    var left = leftBehind();
    assertThat(left)
        .extracting(LeftBehind::lead, LeftBehind::version, LeftBehind::step, LeftBehind::label)
        .containsExactly(tuple("lead at answer", 1, "answer", "Answer the lead"));
    assertThat(left.get(0).sentence(Locale.ENGLISH))
        .startsWith("The new version has no such step.");
    assertThat(left.get(0).sentence(Locale.GERMAN))
        .startsWith("In der neuen Fassung gibt es diesen Schritt nicht.");

    complete(answered);

    assertThat(runs(answered)).isFalse();
    assertThat(leftBehind()).isEmpty();
    assertThat(look()).isEqualTo(new Look(0, 0));
  }

  @Test
  @DisplayName("stay for other reasons too, which the dry run foretells to the lead")
  void stayForOtherReasons() throws IOException {
    live(
        """
        <userTask id="kind" name="Kind"/>
        <subProcess id="one"><startEvent id="s1"/><userTask id="place" name="Place"/></subProcess>
        <subProcess id="two"><startEvent id="s2"/><userTask id="other"/></subProcess>
        <subProcess id="box"><startEvent id="s3"/><userTask id="free" name="Free"/></subProcess>
        <userTask id="timer" name="Timer"/>
        <serviceTask id="behind" name="Behind" camunda:asyncBefore="true" camunda:expression="${1}"/>
        """);
    var stay = List.of(starts("kind"), starts("place"), starts("timer"), starts("behind"));
    var free = starts("free");
    var dated =
        runtime
            .createProcessInstanceByKey(process)
            .startBeforeActivity("timer")
            .setVariable("dueAt", new Date(7_000_000_000_000L))
            .execute()
            .getId();
    var next =
        """
        <receiveTask id="kind" name="Kind"/>
        <subProcess id="one"><startEvent id="s1"/></subProcess>
        <subProcess id="two"><startEvent id="s2"/><userTask id="other"/><userTask id="place"/></subProcess>
        <userTask id="free" name="Free"/>
        <userTask id="timer" name="Timer"/>
        <boundaryEvent id="due" name="Answer due" attachedToRef="timer">
          <timerEventDefinition><timeDate>${dueAt}</timeDate></timerEventDefinition>
        </boundaryEvent>
        <serviceTask id="behind" name="Behind" camunda:expression="${1}"/>
        """;
    var foretold = outlook(next);
    live(next);

    assertThat(look()).isEqualTo(new Look(2, 0));

    assertThat(version(free)).isEqualTo(2);
    assertThat(version(dated)).isEqualTo(2);
    assertThat(due(dated, "due")).isEqualTo(new Date(7_000_000_000_000L));
    assertThat(stay).allSatisfy(instance -> assertThat(version(instance)).isEqualTo(1));
    assertThat(leftBehind())
        .extracting(LeftBehind::step, left -> left.reason().key())
        .containsExactlyInAnyOrder(
            tuple("kind", "stay.other-kind"),
            tuple("place", "stay.elsewhere"),
            tuple("timer", "stay.fact-missing"),
            tuple("behind", "stay.background"));
    assertThat(leftBehind())
        .filteredOn(left -> left.step().equals("timer"))
        .extracting(left -> left.sentence(Locale.GERMAN))
        .containsExactly(
            "In der neuen Fassung liest hier ein Timer, „Answer due“, den Wert „dueAt“, und den hat"
                + " für diesen Lead noch kein Schritt gesetzt.");
    assertThat(foretold.moving()).isEqualTo(2);
    assertThat(foretold.groups())
        .filteredOn(group -> group.stay() != null)
        .extracting(group -> group.step().id(), Forecast.Group::stay)
        .containsExactlyInAnyOrderElementsOf(
            leftBehind().stream().map(left -> tuple(left.step(), left.reason())).toList());

    stay.forEach(this::goesOn);
    assertThat(stay).noneMatch(this::runs);
  }

  @Test
  @DisplayName("follow a step to its new id, and back to the old one, with their timers")
  void followARenamedStep() {
    var before = step("old", "oldDue", "Step");
    live(before);
    var lead = starts("old");
    var due = due(lead, "oldDue");
    var job = job(lead, "oldDue");

    live(
        step("new", "newDue", "Step"),
        """
        renamed:
          old: new
          oldDue: newDue
        """);
    assertThat(look()).isEqualTo(new Look(1, 0));
    assertThat(runtime.getActiveActivityIds(lead)).containsExactly("new");
    assertThat(job(lead, "newDue")).isEqualTo(job);

    live(before);
    assertThat(look()).isEqualTo(new Look(1, 0));
    assertThat(runtime.getActiveActivityIds(lead)).containsExactly("old");
    assertThat(version(lead)).isEqualTo(3);
    assertThat(job(lead, "oldDue")).isEqualTo(job);
    assertThat(due(lead, "oldDue")).isEqualTo(due);
  }

  @Test
  @DisplayName("find a step that was renamed by a version in between")
  void findAStepRenamedInBetween() {
    live(step("old", "due", "Step"));
    var lead = starts("old");
    live(step("new", "due", "Step"), "renamed: {old: new}");
    live(step("new", "due", "Another label"));

    assertThat(look()).isEqualTo(new Look(1, 0));

    assertThat(version(lead)).isEqualTo(3);
    assertThat(runtime.getActiveActivityIds(lead)).containsExactly("new");
    assertThat(task(lead).getName()).isEqualTo("Another label");
  }

  @Test
  @DisplayName("are none kept back by one that the engine cannot move")
  void areNotKeptBack() {
    live(TASKS);
    var fine = List.of(starts("ask"), starts("ask"));
    var broken = starts("answer");
    live(
        """
        <userTask id="ask" name="Ask the lead"/>
        <userTask id="answer" name="Answer the lead"/>
        <boundaryEvent id="due" attachedToRef="answer">
          <timerEventDefinition><timeDate>${nobody.knows(1)}</timeDate></timerEventDefinition>
        </boundaryEvent>
        """);

    assertThat(look()).isEqualTo(new Look(2, 0));

    assertThat(fine).allSatisfy(instance -> assertThat(version(instance)).isEqualTo(2));
    assertThat(version(broken)).isEqualTo(1);
    assertThat(leftBehind()).extracting(LeftBehind::label).containsExactly("Answer the lead");
    assertThat(leftBehind().get(0).sentence(Locale.ENGLISH)).contains("nobody");
    assertThat(look()).as("not tried again in vain").isEqualTo(new Look(0, 0));
    complete(broken);
    assertThat(leftBehind()).isEmpty();
  }

  @Test
  @DisplayName("go on where a node was stopped half-way")
  void goOnAfterAStop() {
    live(TASKS);
    for (var n = 0; n < 5; n++) {
      starts("ask");
    }
    live(TASKS.replace("Ask", "Question"));
    var two = new MoveLeads(sql, versions, planner, runtime, tasks, transaction, clock, 2);
    var asked = new AtomicInteger();

    assertThat(two.look(() -> asked.incrementAndGet() <= 1)).isEqualTo(new Look(2, 0));

    assertThat(two.look(() -> true)).isEqualTo(new Look(3, 0));
    assertThat(leadsInFlight.versions())
        .filteredOn(version -> version.process().equals(process))
        .extracting(LeadsInFlight.RunningVersion::leads)
        .containsExactly(5);
  }

  @Test
  @DisplayName("that somebody works on are moved when they are free")
  void areMovedWhenTheyAreFree() {
    live(TASKS);
    var id = aLead();
    var busy = starts("ask", id.toString());
    var free = starts("ask", aLead().toString());
    live(TASKS.replace("Ask", "Question"));

    var look =
        transaction.execute(
            status -> {
              leads.lock(id);
              return CompletableFuture.supplyAsync(this::look).join();
            });

    assertThat(look).isEqualTo(new Look(1, 1));
    assertThat(version(busy)).isEqualTo(1);
    assertThat(version(free)).isEqualTo(2);
    assertThat(leftBehind()).as("only waits for its turn").isEmpty();
    assertThat(look()).isEqualTo(new Look(1, 0));
  }

  @Test
  @DisplayName("are moved by one node at a time")
  void areMovedByOneNode() {
    live(TASKS);
    starts("ask");
    live(TASKS.replace("Ask", "Question"));

    var look =
        transaction.execute(
            status -> {
              assertThat(sql.takeTurn()).isTrue();
              return CompletableFuture.supplyAsync(this::look).join();
            });

    assertThat(look).isEqualTo(new Look(0, 0));
    assertThat(look()).isEqualTo(new Look(1, 0));
  }

  @Test
  @DisplayName("stay where they are with leadrelay.migrate=off, and the log says how many")
  void stayWithMigrateOff(CapturedOutput log) {
    live(TASKS);
    var lead = starts("ask");
    live(TASKS);

    var off = new MoveThread(moveLeads, leadsInFlight, false, Duration.ofHours(1));
    off.begin();

    assertThat(off.isRunning()).isFalse();
    assertThat(version(lead)).isEqualTo(1);
    assertThat(log)
        .contains(process + ": leadrelay.migrate is off; leads that stay on version 1: 1");
  }

  private Look look() {
    return moveLeads.look(() -> true);
  }

  private List<LeftBehind> leftBehind() {
    return leadsInFlight.leftBehind(100).stream()
        .filter(left -> left.process().equals(process))
        .toList();
  }

  private String file() {
    return "bpmn/" + process + ".bpmn";
  }

  private void live(String steps) {
    deployments.add(
        repository
            .createDeployment()
            .name(ModelFiles.DEPLOYMENT)
            .addString(file(), model(steps))
            .deploy()
            .getId());
  }

  private void live(String steps, String moves) {
    deployments.add(
        repository
            .createDeployment()
            .name(ModelFiles.DEPLOYMENT)
            .addString(file(), model(steps))
            .addString(Renames.fileOf(file()), moves)
            .deploy()
            .getId());
  }

  private Forecast outlook(String steps) throws IOException {
    Files.createDirectory(folder.resolve("bpmn"));
    Files.writeString(folder.resolve(file()), model(steps));
    var files = ModelFiles.overlaid(folder.toString(), getClass().getClassLoader());
    return DryRun.outlook(jdbc, files).forecasts().stream()
        .filter(forecast -> forecast.from().process().equals(process))
        .findFirst()
        .orElseThrow();
  }

  private String model(String steps) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                     xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
          <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
            <startEvent id="start"/>
            %s
          </process>
        </definitions>
        """
        .formatted(process, steps);
  }

  private static String step(String id, String timer, String label) {
    return """
        <userTask id="%s" name="%s"/>
        <boundaryEvent id="%s" attachedToRef="%s">
          <timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition>
        </boundaryEvent>
        """
        .formatted(id, label, timer, id);
  }

  private String starts(String step) {
    return starts(step, "lead at " + step);
  }

  private String starts(String step, String businessKey) {
    return runtime
        .createProcessInstanceByKey(process)
        .businessKey(businessKey)
        .startBeforeActivity(step)
        .execute()
        .getId();
  }

  private LeadId aLead() {
    var email = "flight" + NUMBER.incrementAndGet() + "@flight.example";
    return takeInLead
        .takeIn(
            new LeadDetails(
                null, "flight", email, null, null, null, null, null, null, null, null, null, null,
                Map.of()),
            List.of(),
            null)
        .lead();
  }

  private int version(String instance) {
    var running = runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult();
    return repository.getProcessDefinition(running.getProcessDefinitionId()).getVersion();
  }

  private boolean runs(String instance) {
    return runtime.createProcessInstanceQuery().processInstanceId(instance).count() > 0;
  }

  private org.camunda.bpm.engine.task.Task task(String instance) {
    return tasks.createTaskQuery().processInstanceId(instance).singleResult();
  }

  private void complete(String instance) {
    tasks.complete(task(instance).getId());
  }

  /** Ends where it waits, in whatever way. */
  private void goesOn(String instance) {
    var job = management.createJobQuery().processInstanceId(instance).singleResult();
    if (job == null) {
      complete(instance);
    } else {
      management.executeJob(job.getId());
    }
  }

  private String job(String instance, String timer) {
    return management
        .createJobQuery()
        .processInstanceId(instance)
        .activityId(timer)
        .singleResult()
        .getId();
  }

  private Date due(String instance, String timer) {
    return management
        .createJobQuery()
        .processInstanceId(instance)
        .activityId(timer)
        .singleResult()
        .getDuedate();
  }
}
