package io.leadrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.security.DemoServerTest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("A rep in Tasklist, beside the form,")
class LeadBesideFormTest {

  @LocalServerPort int port;
  @Autowired TakeInLead takeInLead;
  @Autowired Leads leads;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;
  @Autowired Clock clock;

  @Test
  @DisplayName("reads the lead's history, corrects an outcome, and is told of a task that is gone")
  void readsAndCorrects() {
    identities.clearAuthentication();
    var lead = takeIn();
    var task = tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).singleResult();
    try (var chromium = Chromium.start(port)) {
      var page = chromium.tasklist(task.getAssignee());
      var complaints = chromium.complaints(page);
      var form = chromium.openTask(page, task.getId());

      page.locator(".task-details a, .nav-tabs a").getByText("Lead", exactly()).click();
      var tab = page.locator(".leadrelay-lead");
      assertThat(tab.locator("h3").first()).hasText("Cycle 1 (now)");
      assertThat(tab).containsText("Handed off to");
      assertThat(tab).containsText("What became of the leads you gave back");
      chromium.screenshot(page, "lead-tab");
      page.locator(".nav-tabs a").getByText("Form", exactly()).click();

      form.getByText("Does not want to be contacted").click();
      chromium.completed(page);
      assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.NURTURING);
      page.getByText("Correct an outcome").click();
      var dialog = page.locator(".leadrelay-dialog");
      var item = dialog.locator("li").first();
      assertThat(item).containsText("Carrier GmbH");
      item.getByText("Correct", exactly()).click();
      item.getByLabel("What is right?").selectOption("CONVERSATION");
      item.getByLabel("How did you try?").selectOption("PHONE");
      chromium.screenshot(page, "correct-outcome");
      item.getByText("Correct it").click();
      assertThat(dialog.locator(".said")).containsText("Corrected");
      assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.SALES_QUALIFIED);
      dialog.getByText("Close").click();
      assertThat(complaints).isEmpty();

      // Tasklist itself asks for the task, and the browser notes that it is gone.
      page.navigate(page.url().split("#")[0] + "#/?task=" + task.getId());
      assertThat(page.locator(".leadrelay-gone")).containsText("no longer there for you");
    }
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
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
