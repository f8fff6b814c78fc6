package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.handoff.Handoff;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.AgreementSigned;
import io.leadrelay.terms.ContactHours;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.Terms.SignedTable;
import io.leadrelay.terms.WorkingCalendar;
import io.leadrelay.terms.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@Tag("database")
@DisplayName("A lead in sales, by an agreement whose company works from Monday to Friday, 9 to 17,")
class WorkingTimePathTest extends LeadPath {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String POLICY = "bpmn/decisions/contact-policy.dmn";
  private static final String REMINDER = "event_reminderDue";
  private static final String OVERDUE = "event_firstContactOverdue";
  private static final String REASSIGNMENT = "event_reassignmentDue";
  private static final String NEXT_ATTEMPT = "event_nextAttemptDue";
  private static final String DRAFT = "another clock";
  private static final int NUMBER = 998;

  @Autowired ModelFiles models;
  @Autowired ApplicationEventPublisher events;

  private LocalDate friday = LocalDate.EPOCH;

  @BeforeEach
  void onAFriday() {
    friday =
        LocalDate.ofInstant(clock.now(), BERLIN).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
  }

  /** The agreement is taken back, so that the other tests run under the one that was shipped. */
  @AfterEach
  void asBefore() {
    jdbc.sql("update handoff set agreement = 1 where agreement = ?").param(NUMBER).update();
    for (var part : List.of("agreement_signature", "agreement_closing_day", "agreement_table")) {
      jdbc.sql("delete from " + part + " where agreement = ?").param(NUMBER).update();
    }
    jdbc.sql("delete from agreement where number = ?").param(NUMBER).update();
    jdbc.sql("delete from rep_absence where rep = ?").param(ANNA).update();
    events.publishEvent(new AgreementSigned(1));
    repository
        .createDeploymentQuery()
        .deploymentName(DRAFT)
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  @Test
  @DisplayName("has its rungs on Monday and later if it was handed over on Friday at 16:00")
  void overAWeekend() {
    clock.advanceTo(at(friday, 16, 0));
    signed(null);

    var lead = standardLead();

    assertThat(due(lead, REMINDER)).isEqualTo(afterAnHour(minutes("STANDARD", "reminderMinutes")));
    assertThat(due(lead, OVERDUE)).isEqualTo(afterAnHour(minutes("STANDARD", "deadlineMinutes")));
    assertThat(due(lead, REASSIGNMENT))
        .isEqualTo(afterAnHour(minutes("STANDARD", "reassignMinutes")));
    assertThat(due(lead, REMINDER)).isAfter(at(monday(), 9, 0));
    assertThat(contactClock(lead).hours()).isEqualTo(ContactHours.WORKING_TIME);

    clock.advanceTo(at(monday(), 10, 0));
    contact(lead, "NOT_REACHED");
    assertThat(responseSeconds(handoffsOf(lead).get(0))).isEqualTo(2 * 3600);
  }

  @Test
  @DisplayName("keeps its clock and its rungs when the sales lead gives it to another rep")
  void passedOn() {
    clock.advanceTo(at(friday, 16, 0));
    signed(null);
    var lead = standardLead();
    var other = rep(lead).equals(ANNA) ? BEN : ANNA;
    var deadline = due(lead, OVERDUE);

    var task = task(lead).getId();
    identity.setAuthentication(SALES_LEAD, List.of("sales-lead"));
    tasks.setAssignee(task, other);
    identity.clearAuthentication();

    assertThat(handoffsOf(lead)).hasSize(2);
    assertThat(contactClock(lead).rep()).isEqualTo(other);
    assertThat(contactClock(lead).hours()).isEqualTo(ContactHours.WORKING_TIME);
    assertThat(contactClock(lead).contactDueAt()).isEqualTo(deadline);
  }

  @Test
  @DisplayName("that is hot and comes at night has its minutes when the first rep is on duty")
  void hotAtNight() {
    clock.advanceTo(at(friday, 2, 0));
    signed(null);
    worksFrom(ANNA, "Mon-Fri 06:00-10:00");
    worksFrom(BEN, "Mon-Fri 13:00-17:00");

    var early = hotLead();

    assertThat(contactClock(early).hours()).isEqualTo(ContactHours.ON_DUTY);
    assertThat(due(early, REMINDER))
        .isEqualTo(at(friday, 6, 0).plus(minutes("HOT", "reminderMinutes")));
    assertThat(due(early, OVERDUE))
        .isEqualTo(at(friday, 6, 0).plus(minutes("HOT", "deadlineMinutes")));

    team.addAbsence(ANNA, at(friday, 0, 0), at(friday.plusDays(1), 0, 0));
    var whileAnnaIsAway = hotLead();

    assertThat(due(whileAnnaIsAway, OVERDUE))
        .isEqualTo(at(friday, 13, 0).plus(minutes("HOT", "deadlineMinutes")));
    clock.advanceTo(at(friday, 13, 2));
    contact(whileAnnaIsAway, "NOT_REACHED");
    assertThat(responseSeconds(handoffsOf(whileAnnaIsAway).get(0))).isEqualTo(120);
  }

  @Test
  @DisplayName("is due on Saturday if its grade is switched to round the clock")
  void roundTheClock() {
    clock.advanceTo(at(friday, 16, 0));
    signed(models.text(POLICY).replace("\"WORKING_TIME\"<", "\"ROUND_THE_CLOCK\"<"));

    var lead = standardLead();

    assertThat(due(lead, OVERDUE))
        .isEqualTo(at(friday, 16, 0).plus(minutes("STANDARD", "deadlineMinutes")));
    assertThat(contactClock(lead).hours()).isEqualTo(ContactHours.ROUND_THE_CLOCK);
  }

  @Test
  @DisplayName("is tried again when the company opens after the wait, or exactly when agreed")
  void nextAttempt() {
    clock.advanceTo(at(friday, 16, 0));
    signed(null);
    var tried = standardLead();
    contact(tried, "NOT_REACHED");
    var wait =
        Duration.ofHours(
            number(
                signed(
                    "contactCadence",
                    Map.of("grade", "STANDARD", "attemptsMade", 1, "attemptsLeft", 5)),
                "waitHours"));
    assertThat(wait).isBetween(Duration.ofHours(9), Duration.ofHours(48));
    assertThat(due(tried, NEXT_ATTEMPT)).isEqualTo(at(monday(), 9, 0));

    var agreed = standardLead();
    var sunday = at(friday.plusDays(2), 11, 0);
    complete(
        agreed,
        "userTask_contactLead",
        Map.of(
            "contactOutcome",
            "NOT_REACHED",
            "channel",
            "PHONE",
            "nextAttemptAt",
            sunday.toString()));
    assertThat(due(agreed, NEXT_ATTEMPT)).isEqualTo(sunday);
  }

  // ---- what they rest on

  /** When so many minutes are over of which sixty ran on Friday afternoon. */
  private Instant afterAnHour(Duration all) {
    var day = 8 * 60;
    var left = all.toMinutes() - 60;
    var days = (left - 1) / day;
    return at(monday().plusDays(days), 9, 0).plus(Duration.ofMinutes(left - days * day));
  }

  private LocalDate monday() {
    return friday.plusDays(3);
  }

  private static Instant at(LocalDate day, int hour, int minute) {
    return day.atTime(hour, minute).atZone(BERLIN).toInstant();
  }

  private long responseSeconds(Handoff handoff) {
    return jdbc.sql("select response_seconds from handoff where id = ?")
        .param(handoff.id())
        .query(Long.class)
        .single();
  }

  private void worksFrom(String rep, String hours) {
    team.save(
        new Rep(
            rep,
            null,
            1,
            100,
            Set.of(),
            Set.of(),
            true,
            List.of(),
            WorkingHours.parse(hours),
            null));
  }

  /** Both have signed the calendar and, if there is one, the other policy. */
  private void signed(@Nullable String policy) {
    var now = agreements.inForce(clock.now());
    var tables = now.terms().tables();
    if (policy != null) {
      repository.createDeployment().name(DRAFT).addString(POLICY, policy).deploy();
      var version =
          repository
              .createDecisionDefinitionQuery()
              .decisionDefinitionKey("contactPolicy")
              .latestVersion()
              .singleResult()
              .getVersion();
      tables =
          tables.stream()
              .map(
                  table ->
                      table.decision().equals("contactPolicy")
                          ? new SignedTable(table.decision(), version, table.sha256())
                          : table)
              .toList();
    }
    agreements.add(
        new Agreement(
            NUMBER,
            clock.now(),
            new Terms(
                now.terms().monthlyTarget(),
                now.terms().weightStandard(),
                now.terms().weightHot(),
                WorkingCalendar.of("Europe/Berlin", "Mon-Fri 09:00-17:00", null, List.of()),
                tables),
            now.signatures()));
    events.publishEvent(new AgreementSigned(NUMBER));
  }
}
