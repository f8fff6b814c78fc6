package io.leadrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.leadrelay.engine.ChangedModels;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.lead.Languages;
import io.leadrelay.security.DemoServerTest;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("A manager in Cockpit")
class ManagerInCockpitTest {

  @LocalServerPort int port;
  @Autowired ModelFiles models;
  @Autowired RepositoryService repository;
  @Autowired IdentityService identities;
  @Autowired Languages languages;

  private String deployment = "";

  @BeforeEach
  void ownersChangeModels() {
    identities.clearAuthentication();
    deployment =
        new ChangedModels(models)
            .with(
                "bpmn/decisions/contact-policy.dmn",
                text -> text.replace("<text>480</text>", "<text>240</text>"))
            .with(
                "bpmn/decisions/signal-types.yaml",
                text -> text.replaceFirst("label: .*", "label: <b>E-book</b> & <img src=x>"))
            .with(
                "bpmn/nurture/welcome-guide.en.txt",
                text -> text.replace("ten minutes", "five minutes"))
            .with(
                "bpmn/lead-lifecycle.bpmn",
                text ->
                    text.replace("name=\"Contact lead\"", "name=\"Call the lead\"")
                        .replace("gateway_nurtureWait", "gateway_waitForSignal"))
            .deploy(repository);
  }

  @AfterEach
  void andTakeThemBack() {
    languages.choose("manager", Locale.ENGLISH);
    repository.deleteDeployment(deployment, true);
  }

  @Test
  @DisplayName("reads what is in force, what is a draft, what differs and who was left behind")
  void readsTheModels() {
    try (var chromium = Chromium.start(port)) {
      var page = chromium.page("en-GB");
      var complaints = chromium.complaints(page);
      chromium.visit(page, "/camunda/app/cockpit/default/");
      chromium.logIn(page, "manager");
      open(page, "Models");

      var draft = row(page, "Set contact deadline").locator("td.draft");
      assertThat(draft).containsText("Not in force until both teams have signed.");
      assertThat(draft).containsText("Set contact deadline: 2 rules changed");
      assertThat(draft).containsText("480 → 240");
      assertThat(row(page, "Check fit")).containsText("agreement no. 1");
      assertThat(row(page, "Check fit").locator("td").last()).hasText("none");

      var newest = page.locator(".versions tbody tr").first();
      assertThat(newest).containsText("newest");
      var signals = newest.locator("details", new Locator.LocatorOptions().setHasText("signals"));
      assertThat(signals.locator("li").first()).not().isVisible();
      signals.locator("summary").click();
      // What the owners wrote is shown as it stands there, never as a part of the page.
      assertThat(signals.locator("li").first()).containsText("<b>E-book</b> & <img src=x>");
      assertThat(page.locator(".leadrelay-page img")).hasCount(0);
      newest.locator("summary", new Locator.LocatorOptions().setHasText("Life of a lead")).click();
      assertThat(newest).containsText("Step renamed: “Contact lead” → “Call the lead”");

      var behind = page.locator(".left-behind tbody tr").first();
      assertThat(behind).containsText("Wait for a signal");
      assertThat(behind).containsText("The new version has no such step.");
      signals.locator("summary").click();
      page.setViewportSize(1280, 1560);
      page.locator("main h1").scrollIntoViewIfNeeded();
      chromium.screenshot(page, "models");
      behind.locator("summary").click();
      behind.locator("li a").first().click();
      page.locator(".djs-container").first().waitFor();
      assertThat(page.locator(".breadcrumbs-panel")).containsText("Life of a lead");
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  @DisplayName("reads it in German too, on a small screen and on a large one")
  void readsTheModelsInGerman() {
    languages.choose("manager", Locale.GERMAN);
    try (var chromium = Chromium.start(port)) {
      var page = chromium.page();
      var complaints = chromium.complaints(page);
      chromium.visit(page, "/camunda/app/cockpit/default/");
      chromium.logIn(page, "manager");
      open(page, "Modelle");

      assertThat(page.locator("main h1")).hasText("Modelle");
      var draft = row(page, "Set contact deadline").locator("td.draft");
      assertThat(draft).containsText("Nicht in Kraft, bis beide Teams unterschrieben haben.");
      assertThat(draft).containsText("Set contact deadline: 2 Regeln geändert");
      assertThat(page.locator(".left-behind"))
          .containsText("In der neuen Fassung gibt es diesen Schritt nicht.");
      for (var width : new int[] {1280, 1920}) {
        page.setViewportSize(width, 1080);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
            .isLessThanOrEqualTo(width);
        assertThat(
                (Boolean)
                    page.locator(".ctn-main")
                        .first()
                        .evaluate("each => each.scrollWidth <= each.clientWidth"))
            .isTrue();
        chromium.screenshot(page, "models-de-" + width);
      }
      assertThat(complaints).isEmpty();
    }
  }

  private static void open(Page page, String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).click();
    page.locator(".leadrelay-page .signed").waitFor();
  }

  private static Locator row(Page page, String table) {
    return page.locator(".signed tbody tr").filter(new Locator.FilterOptions().setHasText(table));
  }
}
