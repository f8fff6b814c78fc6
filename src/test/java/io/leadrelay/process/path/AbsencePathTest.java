package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.absence.KeepTasksInGoodHands;
import io.leadrelay.absence.ReportAbsence;
import io.leadrelay.absence.ReportAbsence.Reported;
import io.leadrelay.absence.WithdrawAbsence;
import io.leadrelay.engine.CommandRefused;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Notice;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("database")
@DisplayName("A rep who is away")
class AbsencePathTest extends LeadPath {

  private static final String CARLA = "path-carla";

  @Autowired ReportAbsence reportAbsence;
  @Autowired WithdrawAbsence withdrawAbsence;
  @Autowired KeepTasksInGoodHands keepTasksInGoodHands;
  @Autowired People people;
  @Autowired FormService formService;

  @BeforeEach
  void nobodyIsAway() {
    jdbc.sql("delete from mail_outbox where purpose like 'absence.%'").update();
    leaves(BEN);
  }

  @Test
  @DisplayName("keeps the leads while a stand-in works on the open tasks, and gets the rest back")
  void isStoodInFor() {
    var open = standardLead();
    var other = standardLead();
    rep(BEN, 1, 100);
    var away = away(ANNA, 1, 3, BEN);
    assertThat(task(open).getAssignee()).as("before it begins").isEqualTo(ANNA);

    fires(away, "event_absenceBegins");

    assertThat(task(open).getAssignee()).isEqualTo(BEN);
    assertThat(rep(open)).as("whose lead it is").isEqualTo(ANNA);
    assertThat(handoffsOf(open)).as("nothing was passed on").hasSize(1);
    assertThat(text(open, EventType.STANDING_IN)).contains(BEN).contains(ANNA);
    assertThat(mails("absence.standIn")).containsExactly(address(BEN));
    assertThat(mails("absence.away")).containsExactly(address(ANNA));

    contact(open, "NOT_REACHED");
    assertThat(contactClock(open).firstContactAt()).isEqualTo(clock.now());
    assertThat(attemptsBy(open)).containsExactly(BEN);
    assertThat(text(open, EventType.ATTEMPT_LOGGED)).contains("made by " + BEN + " for " + ANNA);
    fires(open, "event_nextAttemptDue");
    assertThat(task(open).getAssignee()).as("what comes up meanwhile").isEqualTo(BEN);

    fires(away, "event_absenceOver");

    assertThat(List.of(task(open).getAssignee(), task(other).getAssignee())).containsOnly(ANNA);
    assertThat(mails("absence.back")).containsExactly(address(ANNA));
    assertThat(mails("absence.ended")).containsExactly(address(BEN));
    assertThat(isOver(away)).isTrue();
    assertThat(reached(away)).doesNotContain("userTask_nameStandIn");
  }

  @Test
  @DisplayName("who named nobody gets a stand-in from the sales lead")
  void getsAStandIn() {
    var open = standardLead();
    rep(BEN, 1, 100);
    var away = away(ANNA, 0, 1, null);
    var task = nameStandIn(away);
    assertThat(task.getName()).contains(ANNA);
    assertThat(
            tasks.createTaskQuery().taskId(task.getId()).taskCandidateGroup("sales-lead").count())
        .isOne();

    assertThat(refusal(() -> named(away, ANNA)).errors())
        .extracting(FieldError::field)
        .containsExactly("standIn");
    named(away, BEN);
    fires(away, "event_absenceBegins");

    assertThat(task(open).getAssignee()).isEqualTo(BEN);
  }

  @Test
  @DisplayName("for whom nobody is ever named keeps the tasks, and nothing hangs")
  void isNotWaitedForForEver() {
    var open = standardLead();
    var away = away(ANNA, 0, 1, null);

    fires(away, "event_nobodyNamed");

    assertThat(task(open).getAssignee()).isEqualTo(ANNA);
    assertThat(isOver(away)).isTrue();
  }

  @Test
  @DisplayName("who comes back early gets the tasks at once; the rest of the absence is void")
  void comesBackEarly() {
    var open = standardLead();
    rep(BEN, 1, 100);
    var away = away(ANNA, 0, 5, BEN);
    fires(away, "event_absenceBegins");

    clock.advance(Duration.ofHours(1));
    assertThat(withdrawAbsence.withdraw(ANNA, away.absence().id())).isTrue();

    assertThat(task(open).getAssignee()).isEqualTo(ANNA);
    assertThat(isOver(away)).isTrue();
    assertThat(team.find(ANNA).orElseThrow().isPresent(clock.now())).isTrue();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> withdrawAbsence.withdraw(ANNA, away.absence().id()))
        .withMessageContaining("over already");

    var later = away(ANNA, 2, 3, BEN);
    assertThat(withdrawAbsence.withdraw(ANNA, later.absence().id())).isTrue();
    assertThat(team.find(ANNA).orElseThrow().findAbsence(later.absence().id()))
        .as("one that never began")
        .isEmpty();
  }

  @Test
  @DisplayName("is stood in for by the next one when the stand-in goes away too")
  void hasTheNextOne() {
    var open = standardLead();
    rep(BEN, 1, 100);
    rep(CARLA, 1, 100);
    fires(away(ANNA, 0, 9, BEN), "event_absenceBegins");
    var second = away(BEN, 1, 2, CARLA);

    fires(second, "event_absenceBegins");
    assertThat(task(open).getAssignee()).isEqualTo(CARLA);

    fires(second, "event_absenceOver");
    assertThat(task(open).getAssignee()).isEqualTo(BEN);
  }

  @Test
  @DisplayName("keeps the tasks if the stand-in is gone by then")
  void isNotHandedToWhoIsGone() {
    var open = standardLead();
    rep(BEN, 1, 100);
    var away = away(ANNA, 1, 2, BEN);
    leaves(BEN);

    fires(away, "event_absenceBegins");

    assertThat(task(open).getAssignee()).isEqualTo(ANNA);
  }

  @Test
  @DisplayName("has the other tasks looked after though one is suspended")
  void oneIsSuspended() {
    var held = standardLead();
    var open = standardLead();
    rep(BEN, 1, 100);
    runtime.suspendProcessInstanceById(instance(held));
    team.addAbsence(ANNA, clock.now().minusSeconds(1), clock.now().plus(Duration.ofDays(1)), BEN);

    keepTasksInGoodHands.lookNow();

    assertThat(task(open).getAssignee()).isEqualTo(BEN);
    assertThat(task(held).getAssignee()).isEqualTo(ANNA);
    runtime.activateProcessInstanceById(instance(held));
    keepTasksInGoodHands.lookNow();
    assertThat(task(held).getAssignee()).isEqualTo(BEN);
  }

  @Test
  @DisplayName("has a lead passed on in earnest only by the sales lead, and gets it back as theirs")
  void isPassedOnOnlyInEarnest() {
    var open = standardLead();
    rep(BEN, 1, 100);
    fires(away(ANNA, 0, 5, BEN), "event_absenceBegins");

    var id = task(open).getId();
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> assigned(id, BEN, SALES_LEAD));
    assertThat(refusal(() -> assigned(id, SALES_LEAD, ANNA)).errors())
        .extracting(FieldError::reason)
        .singleElement()
        .satisfies(
            reason ->
                assertThat(reason)
                    .contains(name(ANNA) + " is away and back on")
                    .contains("choose " + name(BEN) + ", who acts for them"));
    rep(CARLA, 1, 100);
    assigned(id, SALES_LEAD, CARLA);

    assertThat(task(open).getAssignee()).isEqualTo(CARLA);
    assertThat(rep(open)).isEqualTo(CARLA);
  }

  @Test
  @DisplayName("is told of nothing; who acts for them is, and whose lead it is")
  void isLeftInPeace() {
    var open = standardLead();
    jdbc.sql("delete from notice").update();
    mailbox();
    rep(BEN, 1, 100);
    var away = away(ANNA, 0, 5, BEN);
    fires(away, "event_absenceBegins");

    fires(open, "event_reminderDue");
    mailNotices.mailWaiting();

    assertThat(mails("reminder")).containsExactly(address(BEN));
    assertThat(body("reminder")).contains("Rep: " + name(ANNA) + " (away; you act for them)");
    fires(open, "event_firstContactOverdue");
    mailNotices.mailWaiting();
    assertThat(mails("overdue")).containsExactly(address(SALES_LEAD));
    assertThat(body("overdue"))
        .contains("Rep: " + name(ANNA) + " (away; " + name(BEN) + " acts for them)");
    assertThat(mails("handoff")).isEmpty();
  }

  @Test
  @DisplayName("is told of what still waits once they are back")
  void isToldOnceBack() {
    rep(BEN, 1, 100);
    leaves(BEN);
    var open = standardLead();
    rep(BEN, 1, 100);
    mailbox();
    var away = away(ANNA, 0, 1, BEN);
    fires(away, "event_absenceBegins");
    assertThat(withdrawAbsence.withdraw(ANNA, away.absence().id())).isTrue();

    mailNotices.mailWaiting();

    assertThat(told(open, Notice.Kind.HANDOFF)).containsExactly(address(ANNA));
    assertThat(mails("handoff")).containsExactly(address(ANNA));
  }

  @Test
  @DisplayName(
      "has the tasks again, and the sales lead knows, if the stand-in is deleted meanwhile")
  void losesTheStandIn() {
    var open = standardLead();
    rep(BEN, 1, 100);
    fires(away(ANNA, 0, 5, BEN), "event_absenceBegins");
    assertThat(task(open).getAssignee()).isEqualTo(BEN);
    leaves(BEN);

    keepTasksInGoodHands.lookNow();
    keepTasksInGoodHands.lookNow();

    assertThat(task(open).getAssignee()).isEqualTo(ANNA);
    assertThat(mails("absence.nobody")).containsExactly(address(SALES_LEAD));
    assertThat(mails("absence.back")).isEmpty();
  }

  @Test
  @DisplayName("goes from one stand-in to the next where one absence begins as another ends")
  void isAwayTwiceInARow() {
    var open = standardLead();
    rep(BEN, 1, 100);
    rep(CARLA, 1, 100);
    var first = away(ANNA, 0, 2, BEN);
    var second = reportAbsence.report(ANNA, first.absence().to().toString(), in(4), CARLA);
    fires(first, "event_absenceBegins");

    fires(first, "event_absenceOver");
    assertThat(task(open).getAssignee()).isEqualTo(CARLA);
    fires(second, "event_absenceBegins");
    assertThat(task(open).getAssignee()).isEqualTo(CARLA);
    assertThat(mails("absence.standIn")).containsExactly(address(BEN), address(CARLA));
    assertThat(mails("absence.back")).isEmpty();

    fires(second, "event_absenceOver");
    assertThat(task(open).getAssignee()).isEqualTo(ANNA);
  }

  @Test
  @DisplayName("says in Tasklist that they are back early; a colleague cannot, the sales lead can")
  void saysTheyAreBack() {
    var open = standardLead();
    rep(BEN, 1, 100);
    var away = away(ANNA, 0, 5, BEN);
    fires(away, "event_absenceBegins");
    clock.advance(Duration.ofHours(1));

    assertThat(refusal(() -> back(BEN, away)).errors())
        .extracting(FieldError::reason)
        .containsExactly("A rep ends no absences but their own.");
    assertThat(choices(ANNA, "ends")).hasSize(1);
    assertThat(choices(BEN, "ends")).as("field of a rep who is there").isEmpty();
    assertThat(choices(SALES_LEAD, "ends"))
        .singleElement()
        .satisfies(choice -> assertThat(choice).startsWith(name(ANNA) + ": "));
    back(ANNA, away);

    assertThat(task(open).getAssignee()).isEqualTo(ANNA);
    assertThat(isOver(away)).isTrue();
    assertThat(refusal(() -> back(SALES_LEAD, away)).errors())
        .extracting(FieldError::reason)
        .containsExactly("This absence is over or was withdrawn.");
    var later = away(ANNA, 2, 3, BEN);
    back(SALES_LEAD, later);
    assertThat(isOver(later)).isTrue();
  }

  @Test
  @DisplayName("comes back once, though two say so and the time is up at the same moment")
  void comesBackOnce() throws Exception {
    var open = standardLead();
    rep(BEN, 1, 100);
    var away = away(ANNA, 0, 1, BEN);
    fires(away, "event_absenceBegins");
    jdbc.sql("delete from mail_outbox where purpose like 'absence.%'").update();
    var over =
        management
            .createJobQuery()
            .processInstanceId(away.processInstance())
            .activityId("event_absenceOver")
            .singleResult();
    Callable<String> withdraw =
        () -> outcome(() -> withdrawAbsence.withdraw(ANNA, away.absence().id()));
    Callable<String> timer = () -> outcome(() -> management.executeJob(over.getId()));

    var threads = Executors.newFixedThreadPool(3);
    var outcomes = new ArrayList<String>();
    for (var done : threads.invokeAll(List.of(withdraw, timer, withdraw))) {
      outcomes.add(done.get());
    }
    threads.shutdown();

    assertThat(task(open).getAssignee()).as("after %s", outcomes).isEqualTo(ANNA);
    assertThat(isOver(away)).isTrue();
    assertThat(mails("absence.back")).containsExactly(address(ANNA));
    assertThat(List.of(outcomes.get(0), outcomes.get(2)))
        .as("who says so is never met by an error of the engine")
        .allSatisfy(outcome -> assertThat(outcome).matches("done|refused: .*|lost: .*"));
  }

  @ParameterizedTest(name = "{0} for {1}: from {2} to {3}, {4} standing in")
  @CsvSource(
      nullValues = "-",
      value = {
        "path-anna, -, 3, 2, -, to, must end later than it begins",
        "path-anna, -, 1, 0, -, to, must end later than it begins",
        "path-anna, -, -3, -2, -, from, today at the earliest",
        "path-anna, -, 1, 400, -, to, at most 366 days",
        "path-anna, -, 6, 8, -, from, in that time already",
        "path-anna, -, 1, 2, path-anna, standIn, Nobody stands in for themselves",
        "path-anna, -, 1, 2, path-nobody, standIn, no active rep",
        "path-anna, -, 1, 2, path-gone, standIn, no active rep",
        "path-anna, -, 1, 2, path-carla, standIn, is away in that time too",
        "path-anna, path-ben, 1, 2, -, rep, no absences but their own",
        "path-sales-lead, -, 1, 2, -, rep, no rep yourself",
        "path-sales-lead, path-nobody, 1, 2, -, rep, no rep 'path-nobody'"
      })
  @DisplayName("is told what is wrong with what they report")
  void isToldWhatIsWrong(
      String person,
      @Nullable String rep,
      int from,
      int to,
      @Nullable String standIn,
      String field,
      String reason) {
    rep(BEN, 1, 100);
    rep(CARLA, 1, 100);
    rep("path-gone", 1, 100);
    identity.deleteMembership("path-gone", "sales");
    away(ANNA, 7, 9, null);
    away(CARLA, 0, 3, null);

    var refusal = refusal(() -> typed(person, rep, from, to, standIn));

    assertThat(refusal.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo(field))
        .satisfies(error -> assertThat(error.reason()).contains(reason));
  }

  @Test
  @DisplayName("says so in Tasklist by whole days; the sales lead does for anybody")
  void saysSoInTasklist() {
    typed(SALES_LEAD, ANNA, 1, 2, null);

    var zone = agreements.inForce(clock.now()).terms().calendar().zone();
    var absence = team.find(ANNA).orElseThrow().absences().get(0);
    assertThat(absence.to().atZone(zone).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
    assertThat(absence.to().atZone(zone).toLocalDate())
        .as("the last day is a whole one")
        .isEqualTo(clock.now().atZone(zone).toLocalDate().plusDays(3));
  }

  // ---- what happens

  private Reported away(String rep, int fromDays, int toDays, @Nullable String standIn) {
    return reportAbsence.report(rep, in(fromDays), in(toDays), standIn);
  }

  private String in(int days) {
    return instant(days).toString();
  }

  private Instant instant(int days) {
    return clock.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofDays(days));
  }

  private void typed(
      String person, @Nullable String rep, int from, int to, @Nullable String standIn) {
    var zone = agreements.inForce(clock.now()).terms().calendar().zone();
    var today = clock.now().atZone(zone).toLocalDate();
    var values = new HashMap<String, Object>();
    values.put("from", today.plusDays(from).toString());
    values.put("to", today.plusDays(to).toString());
    if (rep != null) {
      values.put("rep", rep);
    }
    if (standIn != null) {
      values.put("standIn", standIn);
    }
    as(person, () -> formService.submitStartForm(definition(), values));
  }

  private void back(String person, Reported away) {
    var values = Map.<String, Object>of("report", "BACK", "ends", away.absence().id().toString());
    as(person, () -> formService.submitStartForm(definition(), values));
  }

  /** What the start form lets a person choose. */
  private List<String> choices(String person, String field) {
    var form = as(person, () -> formService.getDeployedStartForm(definition()));
    try {
      var labels = new ArrayList<String>();
      for (var component : new ObjectMapper().readTree(form).path("components")) {
        if (component.path("key").asText().equals(field)) {
          component.path("values").forEach(value -> labels.add(value.path("label").asText()));
        }
      }
      return labels;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String outcome(Runnable work) {
    try {
      work.run();
      return "done";
    } catch (Refusal refusal) {
      return "refused: " + refusal.getMessage();
    } catch (RuntimeException e) {
      return "lost: " + e;
    }
  }

  private void mailbox() {
    jdbc.sql("delete from mail_lead").update();
    jdbc.sql("delete from mail_outbox").update();
  }

  private String body(String purpose) {
    return jdbc.sql("select body from mail_outbox where purpose = ?")
        .param(purpose)
        .query(String.class)
        .single();
  }

  private String name(String user) {
    return people.nameOf(user);
  }

  private String definition() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey("repAbsence")
        .latestVersion()
        .singleResult()
        .getId();
  }

  private void named(Reported away, String standIn) {
    as(
        SALES_LEAD,
        () -> {
          var task = nameStandIn(away);
          tasks.claim(task.getId(), SALES_LEAD);
          tasks.complete(task.getId(), Map.of("standIn", standIn));
          return true;
        });
  }

  private void assigned(String task, String person, String assignee) {
    as(
        person,
        () -> {
          tasks.setAssignee(task, assignee);
          return true;
        });
  }

  private Task nameStandIn(Reported away) {
    return tasks.createTaskQuery().processInstanceId(away.processInstance()).singleResult();
  }

  private static Refusal refusal(Runnable work) {
    try {
      work.run();
    } catch (Refusal refusal) {
      return refusal;
    }
    throw new AssertionError("It was not refused");
  }

  private <T> T as(String person, Supplier<T> work) {
    identity.setAuthentication(
        person,
        identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList());
    try {
      return work.get();
    } catch (CommandRefused refused) {
      throw refused.refusal();
    } finally {
      identity.clearAuthentication();
    }
  }

  // ---- what is to be seen

  private void fires(Reported away, String node) {
    var job =
        management
            .createJobQuery()
            .processInstanceId(away.processInstance())
            .activityId(node)
            .singleResult();
    assertThat(job).as(node).isNotNull();
    if (clock.now().isBefore(job.getDuedate().toInstant())) {
      clock.advanceTo(job.getDuedate().toInstant());
    }
    management.executeJob(job.getId());
  }

  private boolean isOver(Reported away) {
    return runtime.createProcessInstanceQuery().processInstanceId(away.processInstance()).count()
        == 0;
  }

  private List<String> reached(Reported away) {
    return ReachedNodes.of(away.processInstance());
  }

  private List<String> mails(String purpose) {
    return jdbc.sql("select recipient from mail_outbox where purpose = ? order by id")
        .param(purpose)
        .query(String.class)
        .list();
  }

  private List<String> attemptsBy(LeadId lead) {
    return jdbc.sql("select rep from contact_attempt where lead_id = ?")
        .param(lead.value())
        .query(String.class)
        .list();
  }
}
