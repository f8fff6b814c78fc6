package io.leadrelay.process;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.OwnersTest;
import io.leadrelay.contact.ContactRecords;
import io.leadrelay.engine.CommandRefused;
import io.leadrelay.intake.ErasePerson;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Fit;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.lead.Timeline;
import io.leadrelay.lead.TimelineEntry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OwnersTest
@DisplayName("What owners add without a programmer")
class OwnersAdditionsTest {

  private static final String CONTACT = "userTask_contactLead";
  private static final String ASK = "userTask_askForBudget";
  private static final String PURSUE = "userTask_pursueOpportunity";
  private static final String MARKETER = "marketer";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final Map<String, Object> TALKED =
      Map.of("contactOutcome", "CONVERSATION", "channel", "PHONE");
  private static final Map<String, Object> LARGE_DEAL =
      Map.of("budget", "LARGE", "seats", 60, "decisionMaker", true);

  @Autowired TakeInLead takeInLead;
  @Autowired Leads leads;
  @Autowired Cycles cycles;
  @Autowired Timeline timeline;
  @Autowired ContactRecords contacts;
  @Autowired ErasePerson erasePerson;
  @Autowired StepCatalogue steps;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired RepositoryService repository;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @AfterEach
  void nobodyIsLoggedIn() {
    identity.clearAuthentication();
  }

  // ---- a signal type

  @Test
  @DisplayName("a new signal type: a line and a rule, and it makes a lead ready")
  void signalType() {
    var lead = takeIn("buyer%d@firm.example", true, "demo-booked");

    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(CONTACT);
    assertThat(leads.get(lead).points()).isEqualTo(100);
  }

  // ---- a step in Java

  @Test
  @DisplayName("a step of their own from a jar: its fact leads the lead another way")
  void ownStep() {
    var rival = takeIn("spy%d@rival.example", true, "demo-booked");
    var buyer = takeIn("buyer%d@firm.example", true, "demo-booked");

    assertThat(leads.get(rival).stage()).isEqualTo(LifecycleStage.NO_FIT);
    assertThat(leads.get(rival).fit()).isEqualTo(Fit.NO_FIT);
    assertThat(cycles.findOpen(rival)).isEmpty();
    assertThat(entry(rival, EventType.OWN_STEP).text())
        .isEqualTo("Recognise competitor: rival.example.");
    assertThat(events(buyer)).doesNotContain(EventType.OWN_STEP);
    assertThat(runtime.getVariables(task(buyer).getExecutionId())).doesNotContainKey("competitor");
    assertThat(steps.find("recogniseCompetitorDelegate")).isPresent();
  }

  // ---- a question in a form

  @Test
  @DisplayName("a question in a form: shown with what is known, stored, and told in the timeline")
  void questionInAForm() {
    var lead = contacted();
    var rep = requireNonNull(task(lead).getAssignee());
    var answered = new HashMap<>(TALKED);
    answered.put("budget", "LARGE");

    as(rep, () -> forms.submitTaskForm(task(lead).getId(), answered));

    assertThat(leads.get(lead).details().attributes()).containsEntry("budget", "LARGE");
    var told = entry(lead, EventType.ANSWERED);
    assertThat(told.text()).isEqualTo("Answered: Contact lead.");
    assertThat(told.note()).isEqualTo("Budget: 10,000 or more");
    assertThat(told.actor()).isEqualTo(rep);
    as(
        MARKETER,
        () -> {
          var shown = forms.getTaskFormVariables(task(lead).getId(), null, true);
          assertThat(shown.get("budget")).isEqualTo("LARGE");
          ObjectValue card = shown.getValueTyped("lead");
          assertThat(card.getValueSerialized())
              .contains(
                  "\"label\":\"Budget\"", "\"value\":\"10,000 or more\"", "\"name\":\"budget\"");
        });
    assertThat(variables(lead)).doesNotContain("budget");
  }

  @Test
  @DisplayName("a question in a form takes no other value and no other key; nothing is half done")
  void questionInAFormIsGuarded() {
    var lead = contacted();
    var rep = requireNonNull(task(lead).getAssignee());
    var before = timeline.of(lead).size();

    assertRefused(
        rep,
        lead,
        with(TALKED, "budget", "HUGE"),
        "'HUGE' is not what Budget takes: one of SMALL, LARGE.");
    assertRefused(rep, lead, with(TALKED, "seats", 5), "This form has no field 'seats'.");
    assertRefused(rep, lead, with(TALKED, "grade", "HOT"), "This form has no field 'grade'.");
    assertRefused(
        rep, lead, Map.of("budget", "LARGE", "channel", "PHONE"), "Say what came of the contact.");

    assertThat(timeline.of(lead)).hasSize(before);
    assertThat(leads.get(lead).details().attributes()).isEmpty();
    assertThat(contacts.clock(lead).attemptsMade()).isZero();
  }

  @Test
  @DisplayName("a question that is left blank leaves what is known")
  void blankLeavesWhatIsKnown() {
    var lead = contacted(Map.of("budget", "SMALL"));
    var rep = requireNonNull(task(lead).getAssignee());

    as(rep, () -> forms.submitTaskForm(task(lead).getId(), with(TALKED, "budget", "")));

    assertThat(leads.get(lead).details().attributes()).containsEntry("budget", "SMALL");
    assertThat(events(lead)).doesNotContain(EventType.ANSWERED);
  }

  @Test
  @DisplayName("a question in the start form is checked and stored with the new lead")
  void questionInTheStartForm() {
    var definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(LeadLifecycle.PROCESS)
            .latestVersion()
            .singleResult()
            .getId();
    var email = "typed%d@firm.example".formatted(NUMBER.incrementAndGet());
    var typed = Map.<String, Object>of("email", email, "source", "phone");

    for (var wrong :
        Map.of(
                "seats", "many",
                "budget", "LARGE",
                "grade", "HOT")
            .entrySet()) {
      as(
          MARKETER,
          () ->
              assertThatThrownBy(
                      () ->
                          forms.submitStartForm(
                              definition, with(typed, wrong.getKey(), wrong.getValue())))
                  .isInstanceOf(CommandRefused.class));
      assertThat(leads.findByEmail(email)).as("with %s", wrong).isEmpty();
    }
    as(MARKETER, () -> forms.submitStartForm(definition, with(typed, "seats", 12)));

    var lead = leads.findByEmail(email).orElseThrow();
    assertThat(leads.get(lead).details().attributes()).containsExactly(Map.entry("seats", "12"));
  }

  // ---- a task, a table and a mail

  @Test
  @DisplayName("a task of their own asks; gateways read the answers, a table of their own decides")
  void askAndDecide() {
    var lead = talked();
    assertThat(task(lead).getName()).startsWith("Ask for budget · ");

    as(
        MARKETER,
        () -> {
          tasks.claim(task(lead).getId(), MARKETER);
          forms.submitTaskForm(task(lead).getId(), with(LARGE_DEAL, "note", "Signs in May."));
        });

    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(PURSUE);
    assertThat(leads.get(lead).details().attributes())
        .containsOnly(
            Map.entry("budget", "LARGE"),
            Map.entry("seats", "60"),
            Map.entry("decisionMaker", "true"));
    var answered = entry(lead, EventType.ANSWERED);
    assertThat(answered.text()).isEqualTo("Answered: Ask for budget.");
    assertThat(answered.note())
        .isEqualTo("Signs in May.\nBudget: 10,000 or more\nSeats: 60\nDecides alone: yes");
    assertThat(answered.actor()).isEqualTo(MARKETER);
    assertThat(entry(lead, EventType.DECIDED).text())
        .isEqualTo(
            "Decided by the table Approval of offers: approved = true, approver = Sales,"
                + " discount = 12.5.");
    assertThat(mails(lead)).containsExactly("Our offer for Firm");
    assertThat(variables(lead))
        .doesNotContain(
            "budget", "seats", "decisionMaker", "approved", "discount", "piece", "note");
    assertThat(
            history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(task(lead).getProcessInstanceId())
                .variableNameIn("budget", "seats", "approved", "note")
                .list())
        .isEmpty();
  }

  @Test
  @DisplayName("a mail of theirs goes to nobody who did not agree to mail")
  void mailNeedsConsent() {
    var lead = talked(false);

    as(MARKETER, () -> forms.submitTaskForm(task(lead).getId(), LARGE_DEAL));

    assertThat(entry(lead, EventType.DECIDED).text()).contains("approved = true");
    assertThat(mails(lead)).isEmpty();
    assertThat(events(lead)).doesNotContain(EventType.NURTURE_MAIL_SENT);
    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(PURSUE);
  }

  @Test
  @DisplayName("an answer that is left blank still lets the gateway decide, by what is known")
  void blankAnswers() {
    var unknown = talked();
    var known = talked(true, Map.of("budget", "LARGE"));

    as(MARKETER, () -> forms.submitTaskForm(task(unknown).getId(), Map.of()));
    as(MARKETER, () -> forms.submitTaskForm(task(known).getId(), Map.of("seats", "")));

    assertThat(events(unknown)).contains(EventType.ANSWERED).doesNotContain(EventType.DECIDED);
    assertThat(entry(known, EventType.DECIDED).text()).contains("approved = false");
    assertThat(task(unknown).getTaskDefinitionKey()).isEqualTo(PURSUE);
  }

  @Test
  @DisplayName("a task of their own is guarded as all others are")
  void askIsGuarded() {
    var lead = talked();
    var task = task(lead).getId();
    var before = timeline.of(lead).size();

    as(
        "arbiter",
        () ->
            assertThatThrownBy(() -> forms.submitTaskForm(task, LARGE_DEAL))
                .isInstanceOf(AuthorizationException.class));
    as(
        "marketing-lead",
        () ->
            assertThatThrownBy(() -> tasks.setAssignee(task, "rep1"))
                .isInstanceOfAny(AuthorizationException.class, CommandRefused.class));
    assertRefused(
        MARKETER, lead, Map.of("currentTool", "Paper"), "This form has no field 'currentTool'.");
    assertRefused(MARKETER, lead, Map.of("rep", "rep1"), "This form has no field 'rep'.");
    assertRefused(
        MARKETER,
        lead,
        Map.of("budget", "LARGE", "seats", "a lot"),
        "'a lot' is not what Seats takes: a number, such as 12 or 2.5.");
    assertRefused(
        MARKETER,
        lead,
        Map.of("decisionMaker", "perhaps"),
        "'perhaps' is not what Decides alone takes: yes or no.");
    assertRefused(MARKETER, lead, Map.of("note", 7), "The field 'note' holds no text.");

    assertThat(timeline.of(lead)).hasSize(before);
    assertThat(leads.get(lead).details().attributes()).isEmpty();
    assertThat(task(lead).getId()).isEqualTo(task);
    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(ASK);
  }

  @Test
  @DisplayName("what was answered goes with the person")
  void erased() {
    var lead = talked();
    as(MARKETER, () -> forms.submitTaskForm(task(lead).getId(), with(LARGE_DEAL, "note", "May.")));

    erasePerson.erase(lead);

    assertThat(leads.get(lead).details().attributes()).isEmpty();
    var answered = entry(lead, EventType.ANSWERED);
    assertThat(answered.text()).isEqualTo("Answered: Ask for budget.");
    assertThat(answered.note()).isNull();
  }

  // ---- leads and people

  private LeadId takeIn(
      String email, boolean consent, String signal, Map<String, String> attributes) {
    var n = NUMBER.incrementAndGet();
    var details =
        new LeadDetails(
            null,
            "owners " + n,
            email.formatted(n),
            null,
            "Olga",
            "Owner",
            "Firm",
            "Head of Operations",
            "Germany",
            "Machines",
            200,
            "en",
            consent,
            attributes);
    return takeInLead
        .takeIn(details, List.of(new Signal(signal, clock.instant(), true)), null)
        .lead();
  }

  private LeadId takeIn(String email, boolean consent, String signal) {
    return takeIn(email, consent, signal, Map.of());
  }

  private LeadId contacted(Map<String, String> attributes) {
    var lead = takeIn("buyer%d@firm.example", true, "talk-request", attributes);
    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(CONTACT);
    return lead;
  }

  private LeadId contacted() {
    return contacted(Map.of());
  }

  /** A lead with whom the rep has talked, so that marketing is asked for its budget. */
  private LeadId talked(boolean consent, Map<String, String> attributes) {
    var lead = takeIn("buyer%d@firm.example", consent, "demo-booked", attributes);
    var rep = requireNonNull(task(lead).getAssignee());
    as(rep, () -> tasks.complete(task(lead).getId(), TALKED));
    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo(ASK);
    return lead;
  }

  private LeadId talked(boolean consent) {
    return talked(consent, Map.of());
  }

  private LeadId talked() {
    return talked(true);
  }

  private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
    var all = new HashMap<>(values);
    all.put(key, value);
    return all;
  }

  private void as(String person, Runnable act) {
    identity.setAuthentication(
        person,
        identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList());
    try {
      act.run();
    } finally {
      identity.clearAuthentication();
    }
  }

  private void assertRefused(
      String person, LeadId lead, Map<String, Object> values, String sentence) {
    var task = task(lead).getId();
    ThrowingCallable submit = () -> forms.submitTaskForm(task, values);
    as(
        person,
        () ->
            assertThatThrownBy(submit)
                .isInstanceOfSatisfying(
                    CommandRefused.class,
                    refused ->
                        assertThat(refused.refusal()).as("of %s", values).hasMessage(sentence)));
  }

  private Task task(LeadId lead) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(lead.toString())
        .active()
        .singleResult();
  }

  private List<String> variables(LeadId lead) {
    return List.copyOf(runtime.getVariables(task(lead).getExecutionId()).keySet());
  }

  private List<EventType> events(LeadId lead) {
    return timeline.of(lead).stream().map(TimelineEntry::type).toList();
  }

  private TimelineEntry entry(LeadId lead, EventType type) {
    return timeline.of(lead).stream()
        .filter(entry -> entry.type() == type)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + type + " in " + events(lead)));
  }

  private List<@Nullable String> mails(LeadId lead) {
    return jdbc.sql("select subject from mail_outbox where lead_id = ? and purpose = 'nurture'")
        .param(lead.value())
        .query(String.class)
        .list();
  }
}
