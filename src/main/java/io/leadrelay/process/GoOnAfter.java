package io.leadrelay.process;

import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Lets a lead go on from behind one of its user tasks, as if that had been completed anew: the
 * diagram decides where it goes from there. The caller holds the lock of the lead.
 */
@Component
class GoOnAfter {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final OnOurBehalf onOurBehalf;
  private final Cycles cycles;
  private final Leads leads;
  private final Clock clock;

  GoOnAfter(
      RuntimeService runtime,
      TaskService tasks,
      OnOurBehalf onOurBehalf,
      Cycles cycles,
      Leads leads,
      Clock clock) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.onOurBehalf = onOurBehalf;
    this.cycles = cycles;
    this.leads = leads;
    this.clock = clock;
  }

  /** Who has a task of the lead at this moment. */
  Stream<String> atWork(LeadId lead) {
    return onOurBehalf.get(
        () ->
            tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).list().stream()
                .map(Task::getAssignee)
                .filter(Objects::nonNull));
  }

  /**
   * The lead leaves whatever step it is at and goes on behind the user task.
   *
   * @throws OptimisticLockingFailureException if a timer was faster
   */
  void inOpenCycle(LeadId lead, String task, Map<String, TypedValue> facts) {
    try {
      leaveAndGoOn(lead, task, facts);
    } catch (NotValidException leftMeanwhile) {
      throw new OptimisticLockingFailureException(
          "The lead has left the step at which it was", leftMeanwhile);
    }
  }

  private void leaveAndGoOn(LeadId lead, String task, Map<String, TypedValue> facts) {
    var instance = Objects.requireNonNull(cycles.getOpen(lead).processInstance());
    cycles.setWaitingSince(lead, null);
    onOurBehalf.run(
        () -> {
          var modification = runtime.createProcessInstanceModification(instance);
          var now = runtime.getActivityInstance(instance);
          Stream.of(now.getChildActivityInstances())
              .map(ActivityInstance::getId)
              .forEach(modification::cancelActivityInstance);
          Stream.of(now.getChildTransitionInstances())
              .forEach(step -> modification.cancelTransitionInstance(step.getId()));
          var start = modification.startAfterActivity(task);
          facts.forEach(start::setVariable);
          start.execute();
        });
  }

  /** A closed lead begins a new cycle behind the user task. */
  void inNewCycle(LeadId lead, String task, Map<String, TypedValue> facts) {
    var number = leads.get(lead).cycle() + 1;
    leads.setCycle(lead, number);
    cycles.open(lead, number, clock.instant());
    onOurBehalf.run(
        () -> {
          var start =
              runtime
                  .createProcessInstanceByKey(LeadLifecycle.PROCESS)
                  .businessKey(lead.toString())
                  .startAfterActivity(task);
          facts.forEach(start::setVariable);
          cycles.setProcessInstance(lead, start.execute().getProcessInstanceId());
        });
  }
}
