package io.leadrelay.process.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.contact.ContactAttempt;
import io.leadrelay.contact.LogAttempt;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.NoLongerDue;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Notice;
import io.leadrelay.lead.TimelineEntry;
import io.leadrelay.process.Fact;
import io.leadrelay.reporting.LeadCard;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.AgreementSigned;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.Terms.SignedTable;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@Tag("database")
@DisplayName("A lead whose first contact does not come")
class FirstContactOverduePathTest extends LeadPath {

  private static final String CONTACT = "userTask_contactLead";
  private static final String REMINDER = "event_reminderDue";
  private static final String OVERDUE = "event_firstContactOverdue";
  private static final String REASSIGNMENT = "event_reassignmentDue";
  private static final int RUNGS_OFF = 999;
  private static final String RESCUE = "userTask_rescueOverdueLead";

  @Autowired ModelFiles models;
  @Autowired LogAttempt logAttempt;
  @Autowired LeadCard leadCard;
  @Autowired ApplicationEventPublisher events;

  @ParameterizedTest
  @ValueSource(strings = {"STANDARD", "HOT"})
  @DisplayName("has the rungs that the agreement sets for its grade, counted from the handoff")
  void hasItsRungs(String grade) {
    var lead = grade.equals("HOT") ? hotLead() : standardLead();
    var handedOff = handoffsOf(lead).get(0).at();

    assertThat(due(lead, REMINDER)).isEqualTo(handedOff.plus(minutes(grade, "reminderMinutes")));
    assertThat(due(lead, OVERDUE)).isEqualTo(handedOff.plus(minutes(grade, "deadlineMinutes")));
    assertThat(due(lead, REASSIGNMENT))
        .isEqualTo(handedOff.plus(minutes(grade, "reassignMinutes")));
    assertThat(task(lead).getDueDate().toInstant()).isEqualTo(due(lead, OVERDUE));
    assertThat(contactClock(lead).contactDueAt()).isEqualTo(due(lead, OVERDUE));
  }

  @Test
  @DisplayName("brings its rep a reminder and stays with the rep")
  void isReminded() {
    var lead = standardLead();
    var rep = rep(lead);

    fires(lead, REMINDER);

    assertThat(told(lead, Notice.Kind.REMINDER)).containsExactly(address(rep));
    assertThat(task(lead).getAssignee()).isEqualTo(rep);
    assertThat(contactClock(lead).overdueAt()).isNull();
    assertThat(reached(lead)).doesNotContain(OVERDUE, "serviceTask_takeLeadBack");
  }

  @Test
  @DisplayName(
      "is a breach on its handoff, of which the sales lead is told, and stays with the rep")
  void isOverdue() {
    var lead = standardLead();
    var rep = rep(lead);

    fires(lead, OVERDUE);

    assertThat(contactClock(lead).overdueAt()).isEqualTo(clock.now());
    assertThat(told(lead, Notice.Kind.OVERDUE))
        .contains(address(SALES_LEAD))
        .doesNotContain(address(rep));
    assertThat(events(lead)).contains(EventType.OVERDUE);
    assertThat(task(lead).getAssignee()).isEqualTo(rep);
    assertThat(reached(lead)).doesNotContain("serviceTask_takeLeadBack");
  }

  @Test
  @DisplayName("goes to another rep with a new handoff, task and clock; the breach stays behind")
  void isReassigned() {
    var lead = standardLead();
    var first = handoffsOf(lead).get(0);
    var task = task(lead).getId();

    fires(lead, REASSIGNMENT);

    var second = handoffsOf(lead).get(1);
    assertThat(second.rep()).isNotEqualTo(first.rep());
    assertThat(task(lead).getAssignee()).isEqualTo(second.rep());
    assertThat(task(lead).getId()).isNotEqualTo(task);
    assertThat(column(first, "overdue_at")).isEqualTo(clock.now());
    assertThat(endReason(first)).isEqualTo("OVERDUE");
    assertThat(column(second, "overdue_at")).isNull();
    assertThat(due(lead, REMINDER))
        .isEqualTo(clock.now().plus(minutes("STANDARD", "reminderMinutes")));
    assertThat(due(lead, REASSIGNMENT))
        .isEqualTo(clock.now().plus(minutes("STANDARD", "reassignMinutes")));
    assertThat(count(lead, EventType.OVERDUE)).isEqualTo(1);
    assertThat(reached(lead)).doesNotContain(RESCUE, "serviceTask_returnToNurturing");
  }

  @Test
  @DisplayName("is assigned by hand if nobody else sells there")
  void isAssignedByHandWithoutAnotherRep() {
    leaves(BEN);
    var lead = standardLead();

    fires(lead, REASSIGNMENT);

    assertThat(waitsAt(lead)).containsExactly("userTask_assignLeadByHand");
    assertThat(lead(lead).rep()).isNull();
  }

  @Test
  @DisplayName("is rescued by the sales lead once as many reps have tried as the agreement allows")
  void isRescued() {
    var lead = overdueWithAll();

    complete(lead, RESCUE, Map.of("rescueOutcome", "HAND_TO_REP", "chosenRep", ANNA));

    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(CONTACT);
    assertThat(task(lead).getAssignee()).isEqualTo(ANNA);
    assertThat(events(lead)).contains(EventType.RESCUED);
    assertThat(reached(lead)).doesNotContain("serviceTask_returnToNurturing");
  }

  @Test
  @DisplayName("is returned to marketing by the sales lead")
  void isReturnedToMarketing() {
    var lead = overdueWithAll();

    complete(lead, RESCUE, Map.of("rescueOutcome", "BACK_TO_MARKETING"));

    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(waitsAt(lead)).containsExactly("gateway_nurtureWait");
    assertThat(lead(lead).signalsSpent()).isEqualTo(lead(lead).signalCount());
  }

  @Test
  @DisplayName("gets as many tries when it comes back to sales after it was postponed")
  void countsOverdueHandoffsOnly() {
    var tries = number(contactPolicy("STANDARD"), "maximumHandoffs");
    for (var n = 2; n <= tries; n++) {
      rep("path-rep-" + n, 1, 10);
    }
    var lead = standardLead();
    contact(lead, "CONVERSATION");
    complete(lead, "userTask_pursueOpportunity", Map.of("opportunityOutcome", "POSTPONED"));
    clock.advance(Duration.ofMinutes(1));
    takeInLead.signal(lead, readySignals()[0]);

    for (var n = 1; n < tries; n++) {
      fires(lead, REASSIGNMENT);
      assertThat(waitsAt(lead)).as("after %d overdue handoffs", n).containsExactly(CONTACT);
    }
    fires(lead, REASSIGNMENT);

    assertThat(waitsAt(lead)).containsExactly(RESCUE);
  }

  @Test
  @DisplayName("escalates after an outage by the highest rung that is due; the others are skipped")
  void skipsRungsAfterAnOutage() {
    var lead = standardLead();
    var rep = rep(lead);
    clock.advanceTo(due(lead, REASSIGNMENT));

    fires(lead, REMINDER);
    fires(lead, OVERDUE);
    assertThat(told(lead, Notice.Kind.REMINDER)).isEmpty();
    assertThat(told(lead, Notice.Kind.OVERDUE)).isEmpty();
    assertThat(count(lead, EventType.RUNG_SKIPPED)).isEqualTo(2);
    fires(lead, REASSIGNMENT);

    assertThat(task(lead).getAssignee()).isNotEqualTo(rep);
    assertThat(count(lead, EventType.OVERDUE)).isEqualTo(1);
  }

  @ParameterizedTest(name = "fired: {0}")
  @ValueSource(
      strings = {
        REMINDER + " " + OVERDUE + " " + REASSIGNMENT,
        OVERDUE + " " + REMINDER + " " + REASSIGNMENT,
        REMINDER + " " + REASSIGNMENT,
        OVERDUE + " " + REASSIGNMENT,
        REASSIGNMENT
      })
  @DisplayName("is taken back once after an outage, whichever rungs had the time to fire before")
  void isTakenBackWhateverFiredBefore(String fired) {
    var lead = standardLead();
    var first = handoffsOf(lead).get(0);
    clock.advanceTo(due(lead, REASSIGNMENT).plus(Duration.ofDays(2)));

    for (var rung : fired.split(" ")) {
      fires(lead, rung);
    }

    assertThat(
            timeline.of(lead).stream()
                .filter(entry -> entry.type() == EventType.RUNG_SKIPPED)
                .map(TimelineEntry::text))
        .containsExactlyInAnyOrder(
            "Escalation skipped: reminder.", "Escalation skipped: overdue mail.");
    assertThat(count(lead, EventType.OVERDUE)).isEqualTo(1);
    assertThat(column(first, "overdue_at")).isEqualTo(clock.now());
    assertThat(count(lead, EventType.TAKEN_BACK)).isEqualTo(1);
    assertThat(events(lead)).doesNotContain(EventType.REMINDED);
    assertThat(told(lead, Notice.Kind.REMINDER)).isEmpty();
    assertThat(told(lead, Notice.Kind.OVERDUE)).isEmpty();
    assertThat(told(lead, Notice.Kind.HANDOFF)).containsExactly(address(rep(lead)));
    assertThat(due(lead, REMINDER)).isAfter(clock.now());
  }

  @Test
  @DisplayName("is acted on once after an outage of two days, and nobody gets more than one mail")
  void bringsNoBurstAfterAnOutage() {
    rep("path-rep-3", 1, 100);
    person("path-rep-3", "sales");
    var all = Stream.generate(this::standardLead).limit(30).toList();
    mailNotices.mailWaiting();
    var before = mails();
    clock.advance(Duration.ofDays(2));

    for (var lead : all) {
      for (var rung : new String[] {REMINDER, OVERDUE, REASSIGNMENT}) {
        if (hasJob(lead, rung) && !due(lead, rung).isAfter(clock.now())) {
          fires(lead, rung);
        }
      }
    }
    mailNotices.mailWaiting();

    assertThat(all)
        .allSatisfy(
            lead -> {
              assertThat(count(lead, EventType.TAKEN_BACK)).isEqualTo(1);
              assertThat(count(lead, EventType.HANDED_OFF)).isEqualTo(2);
              assertThat(events(lead)).doesNotContain(EventType.REMINDED);
            });
    assertThat(mails().subList(before.size(), mails().size()))
        .extracting(mail -> mail.get("recipient"))
        .containsExactlyInAnyOrder(address(ANNA), address(BEN), address("path-rep-3"));
  }

  private List<Map<String, Object>> mails() {
    return jdbc.sql("select * from mail_outbox order by id").query().listOfRows();
  }

  @Test
  @DisplayName("is overdue too if the contact came late and no rung had the time to say so")
  void isOverdueByALateContact() {
    var lead = standardLead();
    clock.advanceTo(due(lead, OVERDUE).plusSeconds(1));

    contact(lead, "NOT_REACHED");

    assertThat(contactClock(lead).overdueAt()).isEqualTo(clock.now());
    assertThat(count(lead, EventType.OVERDUE)).isEqualTo(1);
  }

  @Test
  @DisplayName("brings a reminder that is set later than the deadline, which says that it is over")
  void isRemindedAfterTheDeadline() {
    var later = number(contactPolicy("STANDARD"), "deadlineMinutes") + 60;
    signed(
        deployed(
            withOutput(
                models.text("bpmn/decisions/contact-policy.dmn"), "reminderMinutes", "" + later)));
    try {
      var lead = standardLead();
      mailNotices.mailWaiting();

      fires(lead, OVERDUE);
      fires(lead, REMINDER);

      assertThat(told(lead, Notice.Kind.OVERDUE)).contains(address(SALES_LEAD));
      assertThat(told(lead, Notice.Kind.REMINDER)).containsExactly(address(rep(lead)));
      assertThat(mails().get(mails().size() - 1).toString() + mails().get(mails().size() - 2))
          .contains("First contact overdue (standard)")
          .doesNotContain("due soon");
      assertThat(events(lead)).doesNotContain(EventType.RUNG_SKIPPED);
    } finally {
      asBefore();
    }
  }

  @Test
  @DisplayName("stays with its rep if a system logs a contact as the lead is to be taken back")
  void staysAfterAContactInThatMoment() {
    var lead = standardLead();
    var rep = rep(lead);
    var task = task(lead).getId();
    clock.advanceTo(due(lead, REASSIGNMENT));
    var acquired = job(lead, REASSIGNMENT).getId();
    var retries = job(lead, REASSIGNMENT).getRetries();
    called(lead);

    // The engine does not ask again whether a job that it has in hand is due.
    assertThatExceptionOfType(NoLongerDue.class).isThrownBy(() -> management.executeJob(acquired));

    assertThat(task(lead).getId()).isEqualTo(task);
    assertThat(rep(lead)).isEqualTo(rep);
    assertThat(handoffsOf(lead)).hasSize(1);
    assertThat(events(lead)).doesNotContain(EventType.TAKEN_BACK);
    assertThat(due(lead, REASSIGNMENT)).isEqualTo(Fact.NEVER.toInstant());
    assertThat(job(lead, REASSIGNMENT).getRetries()).isEqualTo(retries);
  }

  @Test
  @DisplayName("is either contacted or taken back if both happen at the same moment, never both")
  void isContactedOrTakenBack() throws Exception {
    var threads = Executors.newFixedThreadPool(2);
    try {
      for (var n = 0; n < 4; n++) {
        var lead = standardLead();
        var rep = rep(lead);
        clock.advanceTo(due(lead, REASSIGNMENT));
        var reassignment = job(lead, REASSIGNMENT).getId();
        var together = new CyclicBarrier(2);

        var call = threads.submit(() -> inTime(together, () -> called(lead)));
        var reassigned =
            threads.submit(() -> inTime(together, () -> management.executeJob(reassignment)));
        call.get(60, SECONDS);

        if (reassigned.get(60, SECONDS)) {
          assertThat(rep(lead)).isNotEqualTo(rep);
          assertThat(column(handoffsOf(lead).get(0), "first_contact_at")).isNull();
        } else {
          assertThat(rep(lead)).isEqualTo(rep);
          assertThat(handoffsOf(lead)).hasSize(1);
          assertThat(contactClock(lead).firstContactAt()).isEqualTo(clock.now());
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  @DisplayName(
      "that was passed on by hand stands still once a call by the rep before becomes known")
  void standsStillAfterACallOfTheRepBefore() {
    var lead = standardLead();
    var first = handoffsOf(lead).get(0);
    clock.advance(Duration.ofMinutes(10));
    passOn(lead);
    var second = handoffsOf(lead).get(1);
    fires(lead, OVERDUE);
    assertThat(column(second, "overdue_at")).isNotNull();
    clock.advanceTo(due(lead, REASSIGNMENT));
    var acquired = job(lead, REASSIGNMENT).getId();

    called(lead, first.at().plus(Duration.ofMinutes(5)));

    assertThat(column(first, "first_contact_at")).isEqualTo(first.at().plus(Duration.ofMinutes(5)));
    assertThat(column(second, "first_contact_at")).isNull();
    assertThat(column(second, "overdue_at")).as("it was one clock").isNull();
    assertThat(column(second, "contact_due_at")).isNull();
    for (var rung : new String[] {REMINDER, OVERDUE, REASSIGNMENT}) {
      if (hasJob(lead, rung)) {
        assertThat(due(lead, rung)).as(rung).isEqualTo(Fact.NEVER.toInstant());
      }
    }
    assertThatExceptionOfType(NoLongerDue.class).isThrownBy(() -> management.executeJob(acquired));
    assertThat(waitsAt(lead)).containsExactly(CONTACT);
    assertThat(rep(lead)).isEqualTo(second.rep());
    assertThat(contactClock(lead).attemptsMade()).isEqualTo(1);
    assertThat(text(lead, EventType.EARLIER_ATTEMPT))
        .contains(first.rep())
        .contains("stands for " + second.rep() + " too");
    assertThat(leadCard.of(lead, Set.of(), Locale.ENGLISH).get("triedBefore"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(1);
  }

  @Test
  @DisplayName("that was taken back runs on with the next rep, whatever becomes known of the first")
  void runsOnWithTheNextRep() {
    var lead = standardLead();
    var first = handoffsOf(lead).get(0);
    fires(lead, REASSIGNMENT);
    var second = handoffsOf(lead).get(1);
    var due = due(lead, OVERDUE);
    assertThat(contactClock(lead).handoffs()).isEqualTo(2);

    called(lead, first.at().plus(Duration.ofMinutes(5)));

    assertThat(column(first, "overdue_at")).as("tried in time").isNull();
    assertThat(column(second, "first_contact_at")).isNull();
    assertThat(contactClock(lead).contactDueAt()).isEqualTo(due);
    assertThat(due(lead, OVERDUE)).isEqualTo(due);
    assertThat(contactClock(lead).handoffs()).as("reps in a row without a contact").isEqualTo(1);
    assertThat(text(lead, EventType.EARLIER_ATTEMPT)).contains("no other clock stands");
    assertThat(leadCard.of(lead, Set.of(), Locale.ENGLISH).get("triedBefore"))
        .asString()
        .contains(first.rep());
  }

  @Test
  @DisplayName("and is called while nobody has it counts the call for the rep it was taken from")
  void isCalledWhileNobodyHasIt() {
    leaves(BEN);
    var lead = standardLead();
    var first = handoffsOf(lead).get(0);
    fires(lead, REASSIGNMENT);
    assertThat(waitsAt(lead)).containsExactly("userTask_assignLeadByHand");
    clock.advance(Duration.ofMinutes(3));

    called(lead, clock.now());

    assertThat(column(first, "first_contact_at")).isEqualTo(clock.now());
    assertThat(column(first, "overdue_at")).as("tried, but not in time").isNotNull();
    assertThat(waitsAt(lead)).containsExactly("userTask_assignLeadByHand");
    complete(lead, "userTask_assignLeadByHand", Map.of("chosenRep", ANNA));
    assertThat(column(handoffsOf(lead).get(1), "first_contact_at")).isNull();
  }

  private void passOn(LeadId lead) {
    var colleague = rep(lead).equals(ANNA) ? BEN : ANNA;
    var task = task(lead).getId();
    identity.setAuthentication(SALES_LEAD, List.of("sales-lead"));
    tasks.setAssignee(task, colleague);
    identity.clearAuthentication();
    assertThat(rep(lead)).isEqualTo(colleague);
  }

  /** Whether it could be done. */
  private static boolean inTime(CyclicBarrier together, Runnable work) throws Exception {
    together.await();
    try {
      work.run();
      return true;
    } catch (RuntimeException overtaken) {
      return false;
    }
  }

  /** A telephone system logs a call of this moment and leaves the rest to the rep. */
  private void called(LeadId lead) {
    called(lead, clock.now());
  }

  private void called(LeadId lead, Instant at) {
    transaction.executeWithoutResult(
        status -> {
          leads.lock(lead);
          if (logAttempt.log(
              lead, new ContactAttempt(at, "PHONE", true, null, "pbx", null, null))) {
            leadProcess.stopContactClock(instance(lead));
          }
        });
  }

  @Test
  @DisplayName("brings no reminder any more once it is overdue")
  void skipsTheReminder() {
    var lead = standardLead();
    clock.advanceTo(due(lead, OVERDUE));

    fires(lead, REMINDER);
    fires(lead, OVERDUE);

    assertThat(told(lead, Notice.Kind.REMINDER)).isEmpty();
    assertThat(told(lead, Notice.Kind.OVERDUE)).contains(address(SALES_LEAD));
    assertThat(text(lead, EventType.RUNG_SKIPPED)).contains("reminder");
  }

  @Test
  @DisplayName("has no timer left once a first attempt was made")
  void stopsTheClock() {
    var lead = standardLead();
    clock.advance(Duration.ofMinutes(1));

    contact(lead, "NOT_REACHED");

    for (var rung : new String[] {REMINDER, OVERDUE, REASSIGNMENT}) {
      assertThat(hasJob(lead, rung)).as(rung).isFalse();
    }
    assertThat(contactClock(lead).firstContactAt()).isEqualTo(clock.now());
    assertThat(stage(lead)).isEqualTo(LifecycleStage.SALES_ACCEPTED);
    assertThat(events(lead)).doesNotContain(EventType.OVERDUE);
  }

  @Test
  @DisplayName("is left alone by every rung once a system has logged an attempt")
  void leavesAloneAfterALoggedAttempt() {
    var lead = standardLead();
    var rep = rep(lead);
    called(lead);
    var reminder = job(lead, REMINDER).getId();
    var overdue = job(lead, OVERDUE).getId();

    management.executeJob(reminder);
    management.executeJob(overdue);

    assertThat(told(lead, Notice.Kind.REMINDER)).isEmpty();
    assertThat(told(lead, Notice.Kind.OVERDUE)).isEmpty();
    assertThat(contactClock(lead).overdueAt()).isNull();
    assertThat(task(lead).getAssignee()).isEqualTo(rep);
  }

  @Test
  @DisplayName("never fires a timer whose clock was stopped from outside")
  void stopsTheClockFromOutside() {
    var lead = standardLead();

    transaction.executeWithoutResult(status -> leadProcess.stopContactClock(instance(lead)));

    for (var rung : new String[] {REMINDER, OVERDUE, REASSIGNMENT}) {
      assertThat(due(lead, rung)).isEqualTo(Fact.NEVER.toInstant());
    }
  }

  @Test
  @DisplayName("is neither reminded nor taken from its rep if the agreement has those rungs off")
  void leavesOutRungsThatAreOff() {
    var shipped = models.text("bpmn/decisions/contact-policy.dmn");
    var off = withOutput(withOutput(shipped, "reminderMinutes", "null"), "reassignMinutes", "null");
    var version = deployed(off);
    signed(version);
    try {
      var lead = standardLead();

      assertThat(due(lead, REMINDER)).isEqualTo(Fact.NEVER.toInstant());
      assertThat(due(lead, REASSIGNMENT)).isEqualTo(Fact.NEVER.toInstant());
      assertThat(contactClock(lead).reminderAt()).isNull();
      assertThat(contactClock(lead).reassignAt()).isNull();
      fires(lead, OVERDUE);
      assertThat(waitsAt(lead)).contains(CONTACT);
      assertThat(told(lead, Notice.Kind.OVERDUE)).contains(address(SALES_LEAD));
    } finally {
      asBefore();
    }
  }

  /** The table with this in all cells of an output. */
  private static String withOutput(String table, String output, String cell) {
    var model = Dmn.readModelFromStream(new ByteArrayInputStream(table.getBytes(UTF_8)));
    var names = model.getModelElementsByType(Output.class).stream().map(Output::getName).toList();
    model
        .getModelElementsByType(Rule.class)
        .forEach(
            rule ->
                List.copyOf(rule.getOutputEntries())
                    .get(names.indexOf(output))
                    .getText()
                    .setTextContent(cell));
    return Dmn.convertToString(model);
  }

  private int deployed(String table) {
    repository
        .createDeployment()
        .name("rungs off")
        .addString("bpmn/decisions/contact-policy.dmn", table)
        .deploy();
    return repository
        .createDecisionDefinitionQuery()
        .decisionDefinitionKey("contactPolicy")
        .latestVersion()
        .singleResult()
        .getVersion();
  }

  private void signed(int version) {
    var now = agreements.inForce(clock.now());
    var tables =
        now.terms().tables().stream()
            .map(
                table ->
                    table.decision().equals("contactPolicy")
                        ? new SignedTable(table.decision(), version, table.sha256())
                        : table)
            .toList();
    agreements.add(
        new Agreement(
            RUNGS_OFF,
            clock.now(),
            new Terms(
                now.terms().monthlyTarget(),
                now.terms().weightStandard(),
                now.terms().weightHot(),
                now.terms().calendar(),
                tables),
            now.signatures()));
    events.publishEvent(new AgreementSigned(RUNGS_OFF));
  }

  /** The agreement is taken back, so that the other tests run under the one that was shipped. */
  private void asBefore() {
    jdbc.sql("update handoff set agreement = 1 where agreement = ?").param(RUNGS_OFF).update();
    for (var part : List.of("agreement_signature", "agreement_closing_day", "agreement_table")) {
      jdbc.sql("delete from " + part + " where agreement = ?").param(RUNGS_OFF).update();
    }
    jdbc.sql("delete from agreement where number = ?").param(RUNGS_OFF).update();
    events.publishEvent(new AgreementSigned(1));
    repository
        .createDeploymentQuery()
        .deploymentName("rungs off")
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  private LeadId overdueWithAll() {
    var tries = number(contactPolicy("STANDARD"), "maximumHandoffs");
    for (var n = 2; n < tries; n++) {
      rep("path-rep-" + n, 1, 10);
    }
    var lead = standardLead();
    for (var n = 1; n < tries; n++) {
      assertThat(waitsAt(lead)).as("after %d tries", n - 1).containsExactly(CONTACT);
      fires(lead, REASSIGNMENT);
    }
    assertThat(waitsAt(lead)).containsExactly(CONTACT);
    fires(lead, REASSIGNMENT);
    assertThat(waitsAt(lead)).containsExactly(RESCUE);
    assertThat(handoffsOf(lead)).hasSize(tries).doesNotHaveDuplicates();
    assertThat(handoffsOf(lead).stream().map(io.leadrelay.handoff.Handoff::rep))
        .doesNotHaveDuplicates();
    return lead;
  }
}
