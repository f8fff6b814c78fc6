package io.leadrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.StoredVersions;
import io.leadrelay.security.DemoServerTest;
import io.leadrelay.terms.AgreementSigned;
import io.leadrelay.terms.Agreements;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DemoServerTest
@DisplayName("New terms in Tasklist")
class SignInTasklistTest {

  @LocalServerPort int port;
  @Autowired Proposals proposals;
  @Autowired Agreements agreements;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
  }

  @AfterEach
  void onlyTheFirstIsLeft() {
    identities.clearAuthentication();
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("slaAgreement")
        .list()
        .forEach(
            instance -> runtime.deleteProcessInstance(instance.getProcessInstanceId(), "test"));
    new StoredVersions(proposals, agreements, jdbc, transactions).remove();
    jdbc.sql("delete from mail_outbox where purpose = 'agreement'").update();
    events.publishEvent(new AgreementSigned(1));
  }

  @Test
  @DisplayName("are proposed by the process owner, read and signed by both leads, and then hold")
  void areSigned() {
    try (var chromium = Chromium.start(port)) {
      var owner = chromium.page();
      var complaints = chromium.complaints(owner);
      loggedIn(chromium, owner, "owner");
      var number = proposed(chromium, owner);
      assertThat(complaints).isEmpty();
      pastIsLookedAt(number);

      var marketing = chromium.page();
      complaints = chromium.complaints(marketing);
      loggedIn(chromium, marketing, "marketing-lead");
      var form = signing(chromium, marketing, number, "userTask_signForMarketing");
      assertThat(form).containsText("Agreement no. " + number);
      assertThat(form).containsText("Proposed by Otto Olsen");
      assertThat(form).containsText("Two more reps start in January.");
      assertThat(form).containsText("Marketing owes 650 qualified leads a month instead of 500.");
      assertThat(form).containsText("A hot lead counts 4 instead of 3.");
      assertThat(form).containsText("(Christmas Eve)");
      assertThat(form).containsText("The target of three months would be 1,950 instead of 1,500.");
      assertThat(form).containsText("for marketing: 650 qualified leads a month");
      var link = form.getByText("The whole agreement, to read and to print");
      var document = marketing.context().waitForPage(link::click);
      assertThat(document.locator("h1")).hasText("Agreement no. " + number);
      assertThat(document.locator(".mark")).hasText("Proposal – not in force");
      assertThat(document.locator(".proposal"))
          .containsText("Marketing owes 650 qualified leads a month instead of 500.");
      assertThat(document.locator(".proposal")).containsText("1,950 instead of 1,500");
      document.close();

      form.getByLabel("I sign").check();
      chromium.type(form, "In your own words", "Agreed in the quarterly meeting.");
      chromium.screenshot(marketing, "sign-agreement");
      marketing.setViewportSize(1280, 1050);
      chromium.screenshot(marketing, "sign-agreement-1280");
      chromium.fits(form);
      chromium.completed(marketing);
      assertThat(complaints).isEmpty();

      var sales = chromium.page();
      complaints = chromium.complaints(sales);
      loggedIn(chromium, sales, "sales-lead");
      form = signing(chromium, sales, number, "userTask_signForSales");
      assertThat(form).containsText("Max Meyer has signed for marketing.");
      form.getByLabel("I refuse").check();
      chromium.complete(sales);
      var refusal = sales.locator(".leadrelay-refusal");
      assertThat(refusal).hasText("Say why you refuse: the other side will read it.");
      // The browser tells of the answer, whatever the page makes of it.
      assertThat(complaints).allMatch(complaint -> complaint.contains("status of 422"));
      complaints.clear();
      assertThat(proposals.find(number).orElseThrow().state()).isEqualTo(State.OPEN);

      form.getByLabel("I sign").check();
      chromium.completed(sales);
      assertThat(proposals.find(number).orElseThrow().state()).isEqualTo(State.AGREED);
      chromium.visit(sales, "/agreement/" + number);
      assertThat(sales.locator(".block.SIGNED")).hasCount(2);
      assertThat(sales.locator(".block.SIGNED .name"))
          .hasText(new String[] {"Max Meyer", "Sam Santos"});
      assertThat(sales.locator(".block.SIGNED").first())
          .containsText("Agreed in the quarterly meeting.");
      assertThat(sales.locator(".mark")).hasCount(0);
      assertThat(complaints).isEmpty();
    }
  }

  private static void loggedIn(Chromium chromium, Page page, String user) {
    chromium.visit(page, "/camunda/app/tasklist/default/");
    chromium.logIn(page, user);
  }

  /** The owner fills in the start form; gives the number of the proposal. */
  private int proposed(Chromium chromium, Page page) {
    page.getByText("Start process").click();
    var dialog = page.locator(".modal-dialog");
    dialog.getByText("Service level agreement").click();
    var form = dialog.locator(".fjs-form");
    assertThat(form).containsText("New terms for marketing and sales");
    var link = form.getByText("the agreement in force");
    var agreement = page.context().waitForPage(link::click);
    assertThat(agreement.locator("h1")).hasText("Agreement no. 1");
    agreement.close();
    chromium.type(form, "Why?", "Two more reps start in January.");
    chromium.type(form, "Qualified leads a month", "650");
    chromium.type(form, "A hot lead counts", "4");
    chromium.type(form, "Closing days", "2026-12-24 Christmas Eve\n2026-12-31 New Year's Eve");
    chromium.screenshot(page, "agreement-proposed");
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Start")).click();
    dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    return proposals.findOpen().orElseThrow().number();
  }

  /** No job runs by itself in a test. */
  private void pastIsLookedAt(int number) {
    var instance =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("slaAgreement")
            .processInstanceBusinessKey("" + number)
            .singleResult()
            .getId();
    management.executeJob(
        management
            .createJobQuery()
            .processInstanceId(instance)
            .activityId("serviceTask_lookAtPast")
            .singleResult()
            .getId());
  }

  /** Opens the task of a side and takes it. */
  private Locator signing(Chromium chromium, Page page, int number, String node) {
    var task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey("" + number)
            .taskDefinitionKey(node)
            .singleResult();
    chromium.openTask(page, task.getId());
    page.locator("button.claim").click();
    assertThat(page.locator("button.unclaim")).isVisible();
    var form = page.locator(".fjs-form");
    form.waitFor();
    return form;
  }
}
