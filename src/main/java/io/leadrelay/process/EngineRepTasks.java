package io.leadrelay.process;

import io.leadrelay.absence.RepTasks;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tasks with the leads of a rep on the engine. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EngineRepTasks implements RepTasks {

  private final TaskService tasks;
  private final IdentityService identity;
  private final Cycles cycles;
  private final Leads leads;

  EngineRepTasks(TaskService tasks, IdentityService identity, Cycles cycles, Leads leads) {
    this.tasks = tasks;
    this.identity = identity;
    this.cycles = cycles;
    this.leads = leads;
  }

  @Override
  public List<LeadId> give(String rep, String assignee) {
    var person = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      var instances = new TreeMap<LeadId, String>(LeadId.LOCK_ORDER);
      of(rep).list().stream()
          .filter(task -> !assignee.equals(task.getAssignee()))
          .map(Task::getProcessInstanceId)
          .forEach(
              instance -> cycles.leadOf(instance).ifPresent(lead -> instances.put(lead, instance)));
      var moved = new ArrayList<LeadId>();
      instances.forEach(
          (lead, instance) -> {
            if (give(lead, instance, rep, assignee)) {
              moved.add(lead);
            }
          });
      return moved;
    } finally {
      identity.setAuthentication(person);
    }
  }

  /** Under the lock of the lead, for the task may have been done meanwhile, and another be open. */
  private boolean give(LeadId lead, String instance, String rep, String assignee) {
    leads.lock(lead);
    var open =
        of(rep).processInstanceId(instance).list().stream()
            .filter(task -> !assignee.equals(task.getAssignee()))
            .toList();
    open.forEach(task -> tasks.setAssignee(task.getId(), assignee));
    return !open.isEmpty();
  }

  /** The engine gives nobody a task that somebody has suspended; it must not hold up the others. */
  private TaskQuery of(String rep) {
    return tasks
        .createTaskQuery()
        .active()
        .processDefinitionKey(LeadLifecycle.PROCESS)
        .taskDefinitionKeyIn(
            LeadLifecycle.CONTACT_LEAD,
            LeadLifecycle.FOLLOW_UP_LEAD,
            LeadLifecycle.PURSUE_OPPORTUNITY)
        .processVariableValueEquals(Fact.REP.name(), rep);
  }
}
