package io.leadrelay.process;

import io.leadrelay.engine.ProcessRules;
import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.handoff.PassOn;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Refusal;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passes the task of a lead, and the lead with it, from a rep to a colleague. The path stays as it
 * is, and so do the deadlines of the handoff: nobody gets a fresh one by passing on.
 */
@Component
@Transactional
public class PassTaskOn {

  private static final int LONGEST_REASON = 1000;

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final OnOurBehalf onOurBehalf;
  private final LeadTaskRules rules;
  private final PassOn passOn;
  private final Leads leads;

  PassTaskOn(
      TaskService tasks,
      RuntimeService runtime,
      OnOurBehalf onOurBehalf,
      LeadTaskRules rules,
      PassOn passOn,
      Leads leads) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.onOurBehalf = onOurBehalf;
    this.rules = rules;
    this.passOn = passOn;
    this.leads = leads;
  }

  /** Whether it is a task that a rep can pass on: to contact, to follow up, to pursue. */
  public static boolean isOffered(String element) {
    return LeadTaskRules.SALES_TASKS.contains(element);
  }

  /**
   * Passes it on.
   *
   * @param lead whose task it is
   * @param person whose task it is now
   * @throws Refusal if it is not that person's task, no reason is given, or {@link PassOn} says no
   */
  public void pass(
      String task, LeadId lead, String person, @Nullable String to, @Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw Refusal.invalid("reason", "Say why you pass the lead on; your colleague reads it.");
    }
    if (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
      throw Refusal.invalid(
          "reason", "The reason can have at most %d characters.".formatted(LONGEST_REASON));
    }
    if (to != null && to.indexOf('\0') >= 0) {
      throw Refusal.invalid("to", "The text holds the character U+0000.");
    }
    leads.lock(lead);
    var open =
        onOurBehalf.get(
            () ->
                tasks
                    .createTaskQuery()
                    .taskId(task)
                    .processInstanceBusinessKey(lead.toString())
                    .list());
    if (open.isEmpty()) {
      throw Refusal.conflict(ProcessRules.GONE);
    }
    if (!isOffered(open.get(0).getTaskDefinitionKey())
        || !person.equals(open.get(0).getAssignee())) {
      throw Refusal.conflict("Only whose task it is can pass it on.");
    }
    passOn.record(lead, person, to, reason.strip());
    give(open.get(0), lead, Objects.requireNonNull(to));
  }

  private void give(Task task, LeadId lead, String to) {
    var facts = rules.passedOn(atHand(task, lead), to);
    onOurBehalf.run(
        () -> {
          tasks.setAssignee(task.getId(), to);
          runtime.setVariables(task.getProcessInstanceId(), facts);
        });
  }

  private static TaskAtHand atHand(Task task, LeadId lead) {
    return new TaskAtHand(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        task.getProcessDefinitionId(),
        task.getAssignee(),
        task.getProcessInstanceId(),
        lead.toString());
  }
}
