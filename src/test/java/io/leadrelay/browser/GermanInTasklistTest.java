package io.leadrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.leadrelay.lead.Languages;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.security.DemoServerTest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("A rep who reads German")
class GermanInTasklistTest {

  private static final List<String> REPS = List.of("rep1", "rep2", "rep3");

  /**
   * Words of every sentence, and of the parts that come from elsewhere: the viewer, the calendar.
   */
  private static final String ENGLISH =
      "(?s).*\\b(the|and|with|you|this|what|how|why|not|known|due|employees|required|select|mm/dd"
          + "|company|signal|handed|received|Mon|Tue|Wed|Thu|Sun|Oct|Dec)\\b.*";

  @LocalServerPort int port;
  @Autowired TakeInLead takeInLead;
  @Autowired Leads leads;
  @Autowired Languages languages;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;
  @Autowired Clock clock;

  @BeforeEach
  void theRepsReadGerman() {
    identities.clearAuthentication();
    REPS.forEach(rep -> languages.choose(rep, Locale.GERMAN));
  }

  @AfterEach
  void theyReadEnglishAgain() {
    REPS.forEach(rep -> languages.choose(rep, Locale.ENGLISH));
  }

  @Test
  @DisplayName("sees German only, in an English browser too, is refused in it and completes")
  void contactsALead() {
    try (var chromium = Chromium.start(port)) {
      var lead = takeIn();
      var task = task(lead);
      var page = chromium.tasklistInGerman(task.getAssignee());
      assertThat(page.locator(".leadrelay-language")).hasText("English");
      var form = chromium.openTask(page, task.getId());

      assertThat(form).containsText("Heiß: möchte ein Gespräch");
      assertThat(form).containsText("Hat um ein Verkaufsgespräch gebeten");
      assertThat(page.locator("button[ng-click='complete()']")).hasText("Abschließen");

      form.getByText("Nicht erreicht").click();
      assertThat(chromium.field(form, "Auf welchem Weg?")).containsText("Telefonisch");
      assertThat(form.locator(".fjs-form-field-datetime input").first())
          .hasAttribute("placeholder", "TT.MM.JJJJ");
      chromium.screenshot(page, "contact-lead-german");
      assertThat(form.innerText()).doesNotMatch(ENGLISH);

      form.getByText("Ich gebe den Lead zurück").click();
      chromium.choose(form, "Warum geben Sie ihn zurück?", "Ein anderer Grund");
      chromium.complete(page);
      assertThat(page.locator(".leadrelay-refusal"))
          .hasText("Schreiben Sie in einer Notiz, warum Sie den Lead zurückgeben.");
      chromium.screenshot(page, "contact-lead-refused-german");

      form.locator("textarea").fill("Ein Wettbewerber fragt nach Preisen.");
      chromium.complete(page);
      page.locator(".fjs-form")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.IN_ARBITRATION);
    }
  }

  private Task task(LeadId lead) {
    return tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).singleResult();
  }

  private LeadId takeIn() {
    return takeInLead
        .takeIn(
            new LeadDetails(
                null,
                "Messe",
                UUID.randomUUID() + "@spedition.example",
                "+49 30 1",
                "Carla",
                "Fuhrmann",
                "Spedition Fuhrmann GmbH",
                "Einkauf",
                "Deutschland",
                "Logistik",
                200,
                "de",
                true,
                Map.of()),
            List.of(new Signal("talk-request", clock.instant(), true)),
            null)
        .lead();
  }
}
