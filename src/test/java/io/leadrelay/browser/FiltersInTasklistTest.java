package io.leadrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.leadrelay.lead.Languages;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.security.DemoServerTest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("Tasklist's column of filters")
class FiltersInTasklistTest {

  @LocalServerPort int port;
  @Autowired Languages languages;
  @Autowired TakeInLead takeInLead;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;
  @Autowired Clock clock;

  private final List<Runnable> afterwards = new ArrayList<>();

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
  }

  @AfterEach
  void tidyUp() {
    identities.clearAuthentication();
    afterwards.forEach(Runnable::run);
  }

  @Test
  @DisplayName("shows a rep what is due next on top, the overdue and the hot ones marked")
  void rep() {
    var overdue = contact("Spalte GmbH");
    moveDue(overdue, Instant.parse("2020-02-03T10:00:00Z"));
    try (var chromium = Chromium.start(port)) {
      var page = chromium.tasklist(overdue.getAssignee());

      columnShows(page, "My leads, due first", "Overdue", "Follow-ups today");
      assertThat(page.locator(".task-filter.active")).containsText("My leads, due first");
      var first = page.locator(".tasks-list li.task").first();
      assertThat(first.locator("h4")).hasText("Contact lead · Spalte GmbH · hot");
      assertThat(first.locator(".due-date")).containsText(Pattern.compile("Due\\s.*\\sago"));
      assertThat(first).hasClass(Pattern.compile("leadrelay-hot.*leadrelay-overdue"));
      chromium.screenshot(page, "filters-rep");

      page.locator(".task-filter").getByText("Overdue").click();
      assertThat(first.locator("h4")).hasText("Contact lead · Spalte GmbH · hot");
      assertThat(page.locator(".task-filter.active .counter")).containsText("1");
    }
  }

  @Test
  @DisplayName("shows the sales lead what everybody is behind with, and opens where there is work")
  void salesLead() {
    var overdue = contact("Rückstand GmbH");
    moveDue(overdue, Instant.parse("2020-02-03T10:00:00Z"));
    try (var chromium = Chromium.start(port)) {
      var page = chromium.tasklist("sales-lead");

      columnShows(
          page,
          "Unassigned, to rescue",
          "All overdue",
          "Sales team, due first",
          "My leads, due first",
          "Overdue",
          "Follow-ups today",
          "To sign",
          "Reviews");
      assertThat(page.locator(".task-filter.active .counter"))
          .containsText(Pattern.compile("[1-9]"));
      page.locator(".task-filter").getByText("All overdue").click();
      assertThat(page.locator(".tasks-list li.task").first().locator("h4"))
          .hasText("Contact lead · Rückstand GmbH · hot");
    }
  }

  @Test
  @DisplayName("shows marketing and the board theirs, in their language")
  void marketingAndBoard() {
    var research = task(takeIn("Unbekannt GmbH", null, null));
    moveDue(research, Instant.parse("2020-02-03T10:00:00Z"));
    try (var chromium = Chromium.start(port)) {
      columnShows(chromium.tasklist("marketing-lead"), "Research", "To sign", "Reviews");
      columnShows(chromium.tasklist("arbiter"), "To rule on");

      languages.choose("marketer", Locale.GERMAN);
      var german = chromium.tasklistInGerman("marketer");
      assertThat(german.locator(".task-filter").first()).containsText("Recherche");
      assertThat(german.locator(".task-filter").last()).containsText("Alle meine Aufgaben");
      var card = german.locator(".tasks-list li.task").first();
      assertThat(card.locator("h4")).hasText("Lead recherchieren · Unbekannt GmbH");
      assertThat(card.locator("h6")).hasText("Das Leben eines Leads");
      chromium.screenshot(german, "filters-german");
    } finally {
      languages.choose("marketer", Locale.ENGLISH);
    }
  }

  /** In this order, and at last the one that all have. */
  private static void columnShows(Page page, String... names) {
    page.locator(".task-filter a[data-count]").first().waitFor();
    var expected = new ArrayList<>(List.of(names));
    expected.add("All my tasks");
    assertThat(
            (List<?>)
                page.locator(".task-filter h4.name a")
                    .evaluateAll("all => all.map(each => each.firstChild.textContent.trim())"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .isEqualTo(expected);
  }

  /** Puts a task on top of all lists until the end of the test. */
  private void moveDue(Task task, Instant due) {
    tasks.setDueDate(task.getId(), Date.from(due));
    afterwards.add(() -> tasks.setDueDate(task.getId(), task.getDueDate()));
  }

  private Task contact(String firm) {
    var task = task(takeIn(firm, "Germany", 200));
    assertThat(task.getTaskDefinitionKey()).isEqualTo("userTask_contactLead");
    return task;
  }

  private Task task(LeadId lead) {
    return tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).singleResult();
  }

  private LeadId takeIn(String firm, @Nullable String country, @Nullable Integer employees) {
    return takeInLead
        .takeIn(
            new LeadDetails(
                null,
                "web site",
                UUID.randomUUID() + "@spalte.example",
                "+49 30 1",
                "Silke",
                "Spalte",
                firm,
                "CEO",
                country,
                "Machines",
                employees,
                "de",
                true,
                Map.of()),
            List.of(new Signal("talk-request", clock.instant(), true)),
            null)
        .lead();
  }
}
