package io.leadrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.lead.Timeline;
import io.leadrelay.lead.TimelineEntry;
import io.leadrelay.security.DemoServerTest;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("A rep in Tasklist")
class RepInTasklistTest {

  @LocalServerPort int port;
  @Autowired TakeInLead takeInLead;
  @Autowired Leads leads;
  @Autowired Timeline timeline;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;
  @Autowired Team team;
  @Autowired People people;
  @Autowired Clock clock;

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
  }

  @Test
  @DisplayName("sees the lead, is told what is missing, puts it right and completes the task")
  void givesALeadBack() {
    try (var chromium = Chromium.start(port)) {
      var lead = takeIn();
      var task = task(lead);
      var page = chromium.tasklist(task.getAssignee());
      var form = chromium.openTask(page, task.getId());

      assertThat(form).containsText("Carla Carrier");
      assertThat(form).containsText("Carrier GmbH");
      assertThat(form).containsText("Hot: asked for a talk");
      assertThat(page.locator(".ce-eol-banner")).not().isVisible();
      assertThat(page.locator("button[ng-click='save($event)']")).not().isVisible();
      chromium.screenshot(page, "contact-lead-fresh");

      form.getByText("I give the lead back").click();
      chromium.choose(form, "Why do you give it back?", "Another reason");
      chromium.complete(page);

      var refusal = page.locator(".leadrelay-refusal");
      assertThat(refusal).hasText("Say in a note why you give the lead back.");
      assertThat(refusal).isVisible();
      assertThat(page.locator(".page-notifications .alert")).hasCount(0);
      chromium.screenshot(page, "contact-lead-refused");
      assertThat(task(lead).getId()).isEqualTo(task.getId());

      form.locator("textarea").fill("A competitor asks for our prices.");
      assertThat(refusal).hasCount(0);
      chromium.complete(page);
      page.locator(".fjs-form")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

      assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.IN_ARBITRATION);
    }
  }

  @Test
  @DisplayName("logs a call that nobody took by the keyboard alone, with two strokes")
  void logsAnAttemptByKeyboard() {
    try (var chromium = Chromium.start(port)) {
      var lead = takeIn();
      var task = task(lead);
      var page = chromium.tasklist(task.getAssignee());
      var form = chromium.openTask(page, task.getId());

      assertThat(form.locator("input[type=radio]").first()).isFocused();
      page.keyboard().press("ArrowDown");
      assertThat(form.getByLabel("Not reached")).isChecked();
      assertThat(form).containsText("The next attempt follows on");
      page.keyboard().press("Control+Enter");
      page.locator(".fjs-form")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

      assertThat(timeline.of(lead))
          .extracting(TimelineEntry::text)
          .contains("Attempt 1 by phone: not reached.");
    }
  }

  @Test
  @DisplayName("is spared the banner that only administrators can act on")
  void administratorsSeeTheBanner() {
    try (var chromium = Chromium.start(port)) {
      assertThat(chromium.tasklist("admin").locator(".ce-eol-banner")).isVisible();
      assertThat(chromium.tasklist("rep1").locator(".ce-eol-banner")).not().isVisible();
    }
  }

  @Test
  @DisplayName("plans an absence, is told that the days are the wrong way round, and takes it back")
  void plansAnAbsence() {
    try (var chromium = Chromium.start(port)) {
      var page = chromium.tasklist("rep1");
      var form = awayForm(page);
      assertThat(form).not().containsText("Who is away?");
      day(chromium.field(form, "First day away"), 5);
      day(chromium.field(form, "Last day away"), 4);
      chromium.pick(form, "Who acts meanwhile?", people.nameOf("rep2"));
      submit(page);
      assertThat(page.locator(".leadrelay-refusal"))
          .hasText("An absence must end later than it begins.");
      assertThat(page.locator(".modal-dialog .alert:visible")).hasCount(0);

      day(chromium.field(form, "Last day away"), 9);
      chromium.screenshot(page, "rep-away");
      submit(page);
      assertThat(page.locator(".modal-dialog")).hasCount(0);
      assertThat(team.find("rep1").orElseThrow().absences())
          .singleElement()
          .satisfies(absence -> assertThat(absence.standIn()).isEqualTo("rep2"));

      form = awayForm(page);
      form.getByText("I am back early, or do not go").click();
      assertThat(form).not().containsText("First day away");
      chromium.pick(form, "Which absence ends?", " to ");
      submit(page);
      assertThat(page.locator(".modal-dialog")).hasCount(0);
      assertThat(team.find("rep1").orElseThrow().absences()).isEmpty();
    }
  }

  private static Locator awayForm(Page page) {
    page.getByText("Start process").click();
    page.locator(".modal-dialog").getByText("I am away").first().click();
    var form = page.locator(".modal-dialog .fjs-form");
    form.waitFor();
    return form;
  }

  private void day(Locator field, int daysAhead) {
    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(daysAhead);
    var input = field.locator("input").first();
    input.fill(DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ENGLISH).format(day));
    input.press("Enter");
  }

  private static void submit(Page page) {
    // A form takes in each field 0.3 s after its last key.
    page.waitForTimeout(400);
    page.locator(".modal-dialog .modal-footer button")
        .filter(new Locator.FilterOptions().setHasText("Start"))
        .click();
  }

  private Task task(LeadId lead) {
    return tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).singleResult();
  }

  private LeadId takeIn() {
    return takeInLead
        .takeIn(
            new LeadDetails(
                null,
                "web site",
                UUID.randomUUID() + "@carrier.example",
                "+49 30 1",
                "Carla",
                "Carrier",
                "Carrier GmbH",
                "CEO",
                "Germany",
                "Machines",
                200,
                "de",
                true,
                Map.of()),
            List.of(new Signal("talk-request", clock.instant(), true)),
            null)
        .lead();
  }
}
