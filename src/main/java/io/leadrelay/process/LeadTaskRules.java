package io.leadrelay.process;

import static java.util.Objects.requireNonNullElse;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.contact.ContactClock;
import io.leadrelay.contact.ContactRecords;
import io.leadrelay.contact.ContactTerms;
import io.leadrelay.contact.GivenOutcomes;
import io.leadrelay.engine.ProcessRules;
import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.handoff.ChooseByHand;
import io.leadrelay.handoff.HandOffLead;
import io.leadrelay.lead.Actor;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.process.form.AskSomebodyForm;
import io.leadrelay.process.form.AskedForm;
import io.leadrelay.process.form.AttributeAnswers;
import io.leadrelay.process.form.FormValues;
import io.leadrelay.process.form.LeadReceivedForm;
import io.leadrelay.process.form.TaskForm;
import io.leadrelay.terms.ContactHours;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what with the task of a lead, and what its form does with what they submit. */
@Component
class LeadTaskRules implements ProcessRules {

  static final Set<String> SALES_TASKS =
      Set.of(
          LeadLifecycle.CONTACT_LEAD,
          LeadLifecycle.FOLLOW_UP_LEAD,
          LeadLifecycle.PURSUE_OPPORTUNITY);

  private static final String SALES_LEAD = "sales-lead";
  private static final String ADMINISTRATORS = "camunda-admin";

  private final Map<String, TaskForm> forms;
  private final LeadReceivedForm leadReceivedForm;
  private final AskSomebodyForm askSomebodyForm;
  private final AttributeAnswers attributeAnswers;
  private final DeployedForms deployedForms;
  private final Arbitration arbitration;
  private final HandOffLead handOffLead;
  private final ChooseByHand chooseByHand;
  private final ContactRecords contacts;
  private final GivenOutcomes outcomes;
  private final Leads leads;
  private final Cycles cycles;
  private final People people;

  LeadTaskRules(
      List<TaskForm> forms,
      LeadReceivedForm leadReceivedForm,
      AskSomebodyForm askSomebodyForm,
      AttributeAnswers attributeAnswers,
      DeployedForms deployedForms,
      Arbitration arbitration,
      HandOffLead handOffLead,
      ChooseByHand chooseByHand,
      ContactRecords contacts,
      GivenOutcomes outcomes,
      Leads leads,
      Cycles cycles,
      People people) {
    this.forms = forms.stream().collect(Collectors.toMap(TaskForm::task, Function.identity()));
    this.leadReceivedForm = leadReceivedForm;
    this.askSomebodyForm = askSomebodyForm;
    this.attributeAnswers = attributeAnswers;
    this.deployedForms = deployedForms;
    this.arbitration = arbitration;
    this.handOffLead = handOffLead;
    this.chooseByHand = chooseByHand;
    this.contacts = contacts;
    this.outcomes = outcomes;
    this.leads = leads;
    this.cycles = cycles;
    this.people = people;
  }

  @Override
  public boolean govern(String processDefinitionKey) {
    return LeadLifecycle.PROCESS.equals(processDefinitionKey);
  }

  @Override
  public Map<String, TypedValue> complete(
      TaskAtHand task, Map<String, @Nullable Object> submitted, @Nullable String person) {
    var lead = LeadId.of(task.businessKey());
    if (person != null) {
      refuseIfAnotherHas(task, person);
      if (isArbitration(task)) {
        arbitration.checkNeutral(lead, person);
      }
    }
    var form = forms.get(task.element());
    if (form == null) {
      leads.lock(lead);
      return askSomebodyForm.submit(lead, task.label(), deployedForms.asked(task), submitted);
    }
    var own = new HashMap<>(submitted);
    own.keySet().retainAll(form.keys());
    var values = FormValues.of(own, form.keys());
    var answers = answers(submitted, form.keys(), () -> deployedForms.asked(task));
    leads.lock(lead);
    if (!answers.isEmpty()) {
      attributeAnswers.file(lead, task.label(), deployedForms.asked(task), answers, null);
    }
    if (person == null || !SALES_TASKS.contains(task.element())) {
      return form.submit(lead, values, person == null ? Actor.SYSTEM : person);
    }
    var before = outcomes.before(lead);
    var facts = form.submit(lead, values, person);
    before.ifPresent(stood -> outcomes.add(stood, task.element(), person, outcome(own), null));
    return facts;
  }

  /** What was chosen in the form of a sales task. */
  static String outcome(Map<String, @Nullable Object> submitted) {
    return "" + submitted.getOrDefault("contactOutcome", submitted.get("opportunityOutcome"));
  }

  /**
   * What a form submits besides the keys that code knows; mostly nothing, and then none is read.
   */
  private Map<String, String> answers(
      Map<String, @Nullable Object> submitted, Set<String> own, Supplier<AskedForm> asked) {
    var more = new HashMap<>(submitted);
    more.keySet().removeAll(own);
    return more.isEmpty() ? Map.of() : attributeAnswers.take(more, asked.get());
  }

  @Override
  public void assign(
      TaskAtHand task, @Nullable String assignee, Set<String> candidateGroups, String person) {
    if (SALES_TASKS.contains(task.element())) {
      assignSalesTask(task, assignee, person);
      return;
    }
    if (isArbitration(task)) {
      refuseIfAnotherHas(task, person);
      checkNeutral(task, person);
      if (assignee != null && !assignee.equals(person)) {
        checkNeutral(task, assignee);
      }
      return;
    }
    if (!people.isMember(person, ADMINISTRATORS)) {
      refuseIfAnotherHas(task, person);
    }
    if (assignee != null
        && !candidateGroups.isEmpty()
        && candidateGroups.stream().noneMatch(group -> people.isMember(assignee, group))) {
      throw Refusal.conflict(
          "This task belongs to "
              + String.join(" or ", candidateGroups)
              + "; "
              + people.nameOf(assignee)
              + " is not in that group.");
    }
  }

  private void assignSalesTask(TaskAtHand task, @Nullable String assignee, String person) {
    if (assignee != null && assignee.equals(task.assignee())) {
      return;
    }
    if (!people.isMember(person, SALES_LEAD) && !people.isMember(person, ADMINISTRATORS)) {
      refuseIfAnotherHas(task, person);
      throw Refusal.conflict("Only the sales lead gives a lead to another rep.");
    }
    if (assignee == null) {
      throw Refusal.conflict("A lead in sales is always with a rep: give it to somebody else.");
    }
    chooseByHand.check("assignee", assignee);
  }

  @Override
  public Map<String, TypedValue> passedOn(TaskAtHand task, String assignee) {
    if (!SALES_TASKS.contains(task.element())) {
      return Map.of();
    }
    var lead = LeadId.of(task.businessKey());
    leads.lock(lead);
    var running = contacts.clock(lead);
    if (running.rep().equals(assignee)) {
      // Who acted for the rep gives the task back; the lead was theirs all the time.
      return Map.of();
    }
    var handoff = handOffLead.passOn(lead, assignee);
    contacts.setDeadlines(
        handoff.id(),
        open(running, running.reminderAt()),
        open(running, running.contactDueAt()),
        open(running, running.reassignAt()),
        terms(running));
    return Map.of(Fact.REP.name(), Fact.REP.value(assignee));
  }

  /**
   * The clock goes on as it stands; once it was stopped by a first contact, it is not restarted.
   */
  private static @Nullable Instant open(ContactClock running, @Nullable Instant rung) {
    return running.firstContactAt() == null ? rung : null;
  }

  private static ContactTerms terms(ContactClock running) {
    return new ContactTerms(
        requireNonNullElse(running.hours(), ContactHours.ROUND_THE_CLOCK),
        null,
        null,
        null,
        running.maximumHandoffs(),
        running.minimumAttempts(),
        running.plannedAttempts());
  }

  @Override
  public void remindOneself(TaskAtHand task, String person) {
    refuseIfAnotherHas(task, person);
    if (isArbitration(task)) {
      checkNeutral(task, person);
    }
  }

  @Override
  public Started takeIn(
      String definition, Map<String, @Nullable Object> submitted, @Nullable String person) {
    var keys = LeadReceivedForm.keys();
    var own = new HashMap<>(submitted);
    own.keySet().retainAll(keys);
    var answers = answers(submitted, keys, () -> deployedForms.askedAtStart(definition));
    var lead = leadReceivedForm.submit(FormValues.of(own, keys), answers).lead();
    var open = cycles.findOpen(lead);
    if (open.isPresent() && open.get().processInstance() != null) {
      return new Started(open.get().processInstance(), lead.toString(), false);
    }
    var instances = cycles.processInstances(lead);
    return new Started(
        instances.isEmpty() ? lead.toString() : instances.get(instances.size() - 1),
        lead.toString(),
        open.isEmpty());
  }

  @Override
  public String onlyByForm() {
    return "A lead comes in by its start form, by /api/leads or by an import, so that a known one"
        + " is recognised.";
  }

  @Override
  public String lostRaceAtStart() {
    return "Somebody else has just entered the same lead. Submit it once more: it is known now, and"
        + " gets what is new.";
  }

  private void checkNeutral(TaskAtHand task, String person) {
    arbitration.checkNeutral(LeadId.of(task.businessKey()), person);
  }

  private void refuseIfAnotherHas(TaskAtHand task, String person) {
    if (task.assignee() != null && !task.assignee().equals(person)) {
      throw Refusal.conflict(people.nameOf(task.assignee()) + " has taken this task.");
    }
  }

  private static boolean isArbitration(TaskAtHand task) {
    return LeadLifecycle.ARBITRATE_LEAD.equals(task.element());
  }
}
