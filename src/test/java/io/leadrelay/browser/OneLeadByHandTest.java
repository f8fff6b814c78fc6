package io.leadrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.EmailAddress;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Timeline;
import io.leadrelay.lead.TimelineEntry;
import io.leadrelay.security.DemoServerTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The life of a lead as its people live it: every step is a click or a key in a browser. */
@DemoServerTest
@DisplayName("One lead, by hand in the browser,")
class OneLeadByHandTest {

  @LocalServerPort int port;
  @Autowired Leads leads;
  @Autowired Cycles cycles;
  @Autowired Timeline timeline;
  @Autowired TaskService tasks;
  @Autowired ManagementService management;
  @Autowired IdentityService identities;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
  }

  @Test
  @DisplayName("begins with a login in the page itself, never in a window of the browser")
  void logsIn() {
    try (var chromium = Chromium.start(port)) {
      var page = chromium.page();
      var answers = new ArrayList<Response>();
      page.onResponse(answers::add);

      chromium.visit(page, "/");
      assertThat(page).hasURL(Pattern.compile("/camunda/app/tasklist/"));
      chromium.logIn(page, "marketer");

      assertThat(page.locator(".account")).containsText("Mia Moreau");
      assertThat(page.getByText("Start process")).isVisible();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      var login = List.copyOf(answers);
      assertThat(login).extracting(Response::url).anyMatch(url -> url.contains("/login"));
      assertThat(login)
          .allSatisfy(
              answer ->
                  assertThat(answer.headerValue("WWW-Authenticate")).as(answer.url()).isNull());
    }
  }

  @Test
  @DisplayName("goes from the start form to the customer, over a call that nobody took")
  void becomesCustomer() {
    try (var chromium = Chromium.start(port)) {
      var lead = typedIn(chromium, "Clara", "Winter", "Winter Pumpen GmbH", "start-form");
      var rep = rep(lead);

      var page = chromium.tasklist(rep);
      var form = open(page, "Contact lead", "Winter Pumpen GmbH");
      assertThat(form).containsText("Hot: asked for a talk");
      assertThat(form).containsText("Clara Winter");
      assertThat(form).containsText("Head of Purchasing, Winter Pumpen GmbH");
      assertThat(form).containsText("+49 30 5550199");
      assertThat(form).containsText("Germany · Machines · 240 employees");
      assertThat(form).containsText("First contact due:");
      assertThat(form).containsText("Needs two pumps before spring.");
      form.getByText("Not reached").click();
      assertThat(form).containsText("The next attempt follows on");
      chromium.pick(form, "How did you try?", "By phone");
      chromium.type(form, "What was said, what comes next?", "Voicemail, asked to call back.");
      form.locator("textarea").evaluate("note => note.scrollIntoView({block: 'end'})");
      chromium.screenshot(page, "contact-lead");
      chromium.completed(page);
      assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.SALES_ACCEPTED);

      fire(lead, "event_nextAttemptDue");
      page.reload();
      form = open(page, "Follow up lead", "Winter Pumpen GmbH");
      assertThat(form).containsText("Attempt 2 of");
      assertThat(form).containsText("Voicemail, asked to call back.");
      form.getByText("We talked, there is interest").click();
      assertThat(form).containsText("The lead becomes your opportunity.");
      chromium.type(form, "What was said, what comes next?", "Wants an offer for two pumps.");
      chromium.completed(page);
      assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.SALES_QUALIFIED);

      form = open(page, "Pursue opportunity", "Winter Pumpen GmbH");
      assertThat(form).containsText("Wants an offer for two pumps.");
      assertThat(form).not().containsText("Amount of the deal");
      form.getByText("Won: the lead is a customer").click();
      chromium.type(form, "Amount of the deal", "36500");
      chromium.pick(form, "Currency", "CHF");
      chromium.type(form, "What decided it?", "Delivery within four weeks.");
      chromium.screenshot(page, "pursue-opportunity");
      chromium.completed(page);

      assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.CUSTOMER);
      assertThat(won(lead)).isEqualTo(new Won(rep, new BigDecimal("36500.00"), "CHF"));
      assertThat(timeline.of(lead))
          .extracting(TimelineEntry::type)
          .containsSubsequence(EventType.HANDED_OFF, EventType.WON);
      assertThat(timeline.of(lead))
          .filteredOn(entry -> entry.type() == EventType.WON)
          .extracting(TimelineEntry::actor)
          .containsExactly(rep);
      assertThat(tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).count())
          .isZero();
    }
  }

  @Test
  @DisplayName("goes through a rejection and a ruling back to marketing")
  void goesBackToMarketing() {
    try (var chromium = Chromium.start(port)) {
      var lead = typedIn(chromium, "Otis", "Summer", "Summer Foods GmbH", null);
      var rep = rep(lead);

      var page = chromium.tasklist(rep);
      var form = open(page, "Contact lead", "Summer Foods GmbH");
      form.getByText("I give the lead back").click();
      assertThat(form).containsText("The board rules on it");
      chromium.pick(form, "Why do you give it back?", "Not ready to buy yet");
      chromium.type(
          form, "What speaks against the lead?", "Compares vendors for a budget in two years.");
      chromium.completed(page);
      assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.IN_ARBITRATION);

      var board = chromium.tasklist("arbiter");
      board.getByText("To rule on").click();
      open(board, "Arbitrate lead", "Summer Foods GmbH");
      board.locator("button.claim").click();
      assertThat(board.locator("button.unclaim")).isVisible();
      assertThat(board.locator("li.assignee")).containsText("Ada Arnold");
      form = board.locator(".fjs-form");
      assertThat(form).containsText("Why sales gave the lead back");
      assertThat(form).containsText("Not ready to buy yet");
      assertThat(form).containsText("Compares vendors for a budget in two years.");
      assertThat(form).containsText("Otis Summer");
      assertThat(form).containsText("Why it is here");
      assertThat(form).containsText("What happened so far");
      assertThat(form).containsText("There is no like case yet.");
      form.getByText("Upheld: sales was right to give it back").click();
      chromium.type(form, "Your reasons", "Asked for a talk, but has no budget before 2028.");
      var precedent = form.getByLabel("Keep as precedent");
      assertThat(precedent).isChecked();
      chromium.screenshot(board, "arbitrate-lead");
      precedent.uncheck();
      chromium.completed(board);

      assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.NURTURING);
      assertThat(leads.get(lead).rep()).isNull();
      assertThat(timeline.of(lead))
          .filteredOn(entry -> entry.type() == EventType.RULED)
          .singleElement()
          .satisfies(
              ruled -> {
                assertThat(ruled.actor()).isEqualTo("arbiter");
                assertThat(ruled.note()).contains("no budget before 2028");
              });
    }
  }

  @Test
  @DisplayName("stands as a token in the diagram that a manager sees in Cockpit")
  void isSeenByTheManager() {
    try (var chromium = Chromium.start(port)) {
      var page = chromium.cockpit("manager");
      assertThat(page.locator("body")).not().containsText("Log in");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Processes"))
          .first()
          .click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Life of a lead"))
          .first()
          .click();
      var diagram = page.locator(".djs-container").first();
      diagram.waitFor();

      var contact = diagram.locator("[data-container-id=userTask_contactLead]");
      assertThat(contact.locator(".badge").first())
          .hasText(
              String.valueOf(
                  tasks.createTaskQuery().taskDefinitionKey("userTask_contactLead").count()));
      page.locator(".maximize-collapsable:visible").last().click();
      page.locator("button[ng-click='resetZoom()']:visible").click();
      page.waitForTimeout(1000);
      chromium.screenshot(page, "cockpit");
    }
  }

  // ---- what people do

  /** A marketer types in a lead that asked for a talk. */
  private LeadId typedIn(
      Chromium chromium, String first, String last, String firm, @Nullable String screenshot) {
    var email =
        "%s.%s%s@%s.example"
            .formatted(
                first, last, UUID.randomUUID().toString().substring(0, 4), firm.split(" ")[0])
            .toLowerCase(Locale.ROOT);
    var page = chromium.tasklist("marketer");
    page.getByText("Start process").click();
    var dialog = page.locator(".modal-dialog");
    dialog.getByText("Life of a lead").click();
    var form = dialog.locator(".fjs-form");
    assertThat(form).containsText("A lead that somebody told us about");
    chromium.type(form, "First name", first);
    chromium.type(form, "Last name", last);
    chromium.type(form, "E-mail", email);
    chromium.type(form, "Phone", "+49 30 5550199");
    chromium.type(form, "Company", firm);
    chromium.type(form, "Job title", "Head of Purchasing");
    chromium.type(form, "Country", "Germany");
    chromium.type(form, "Industry", "Machines");
    chromium.type(form, "Employees", "240");
    chromium.pick(form, "Language", "German");
    chromium.pick(form, "How did it come in?", "By phone");
    form.getByLabel("Asked for a sales talk").check();
    form.getByLabel("Agreed to get mail from us").check();
    chromium.type(form, "What did the person say?", "Needs two pumps before spring.");
    if (screenshot != null) {
      chromium.screenshot(page, screenshot);
    }
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Start")).click();
    dialog.waitFor(gone());
    var id = leads.findByEmail(EmailAddress.parse(email).key());
    assertThat(id).as("the lead of %s", email).isPresent();
    return id.orElseThrow();
  }

  /** Opens a task from the list on the left, as it stands there. */
  private static Locator open(Page page, String task, String firm) {
    page.locator("ol.tasks-list .clickable, .tasks-list .clickable")
        .filter(
            new Locator.FilterOptions()
                .setHasText(Pattern.compile(task + ".*" + firm, Pattern.DOTALL)))
        .click();
    assertThat(page.locator("header h2, .task-card h2, .names h2").first()).containsText(task);
    var form = page.locator(".fjs-form");
    form.waitFor();
    return form;
  }

  private static Locator.WaitForOptions gone() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }

  // ---- what became of it

  private String rep(LeadId lead) {
    var task = task(lead);
    assertThat(task.getTaskDefinitionKey()).isEqualTo("userTask_contactLead");
    return requireNonNull(task.getAssignee(), "nobody has the task");
  }

  private Task task(LeadId lead) {
    return tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).singleResult();
  }

  /** The timer of a wait fires before its time. */
  private void fire(LeadId lead, String node) {
    var instances = cycles.processInstances(lead);
    var job =
        management
            .createJobQuery()
            .processInstanceId(instances.get(instances.size() - 1))
            .activityId(node)
            .singleResult();
    assertThat(job).as("the job of %s", node).isNotNull();
    management.executeJob(job.getId());
  }

  private record Won(String rep, BigDecimal amount, String currency) {}

  private Won won(LeadId lead) {
    return jdbc.sql(
            "select rep, amount, currency from opportunity where lead_id = ? and outcome = 'WON'")
        .param(lead.value())
        .query(Won.class)
        .single();
  }
}
