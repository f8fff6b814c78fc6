package io.leadrelay.process;

import io.leadrelay.engine.StartLeadJobs;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a lead on the engine. What a person may ask for was checked at the door, so the
 * engine's own authorizations are not asked here.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EngineLeadProcess implements LeadProcess {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final HistoryService history;
  private final OnOurBehalf onOurBehalf;
  private final StartLeadJobs startLeadJobs;
  private final Leads leads;
  private final Cycles cycles;

  EngineLeadProcess(
      RuntimeService runtime,
      TaskService tasks,
      ManagementService management,
      HistoryService history,
      OnOurBehalf onOurBehalf,
      StartLeadJobs startLeadJobs,
      Leads leads,
      Cycles cycles) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.history = history;
    this.onOurBehalf = onOurBehalf;
    this.startLeadJobs = startLeadJobs;
    this.leads = leads;
    this.cycles = cycles;
  }

  @Override
  public void start(LeadId lead) {
    onOurBehalf.run(
        () ->
            cycles.setProcessInstance(
                lead,
                runtime
                    .startProcessInstanceByKey(LeadLifecycle.PROCESS, lead.toString())
                    .getProcessInstanceId()));
  }

  @Override
  public void startLater(LeadId lead) {
    startLeadJobs.create(lead.toString());
  }

  @Override
  public boolean wake(String processInstance) {
    if (!waitsFor(LeadLifecycle.SIGNAL_RECEIVED, processInstance)) {
      return false;
    }
    cycles.leadOf(processInstance).ifPresent(leads::hearSignals);
    correlate(LeadLifecycle.SIGNAL_RECEIVED, processInstance);
    return true;
  }

  @Override
  public boolean roomInSales(String processInstance) {
    if (!waitsFor(LeadLifecycle.ROOM_IN_SALES, processInstance)) {
      return false;
    }
    correlate(LeadLifecycle.ROOM_IN_SALES, processInstance);
    return true;
  }

  @Override
  public void end(String processInstance, End end) {
    correlate(
        switch (end) {
          case PERSONAL_DATA_ERASED -> LeadLifecycle.PERSONAL_DATA_ERASED;
          case MERGED_INTO_ANOTHER_LEAD -> LeadLifecycle.MERGED_INTO_ANOTHER_LEAD;
        },
        processInstance);
  }

  @Override
  public void forget(Collection<String> processInstances) {
    onOurBehalf.run(
        () -> {
          if (!processInstances.isEmpty()) {
            history.deleteHistoricProcessInstancesIfExists(List.copyOf(processInstances));
          }
          processInstances.forEach(this::forgetDecisionsAndOperations);
        });
  }

  /** The engine keeps them when it deletes an instance, with what was typed into the lead. */
  private void forgetDecisionsAndOperations(String processInstance) {
    var decisions =
        history.createHistoricDecisionInstanceQuery().processInstanceId(processInstance).list();
    if (!decisions.isEmpty()) {
      history.deleteHistoricDecisionInstancesBulk(
          decisions.stream().map(HistoricDecisionInstance::getId).toList());
    }
    history.createUserOperationLogQuery().processInstanceId(processInstance).list().stream()
        .map(UserOperationLogEntry::getId)
        .forEach(history::deleteUserOperationLogEntry);
  }

  @Override
  public boolean completeContact(String processInstance, Map<String, Object> values) {
    var task =
        tasks
            .createTaskQuery()
            .processInstanceId(processInstance)
            .taskDefinitionKeyIn(LeadLifecycle.CONTACT_LEAD, LeadLifecycle.FOLLOW_UP_LEAD)
            .singleResult();
    if (task == null) {
      return false;
    }
    onOurBehalf.run(() -> tasks.complete(task.getId(), values));
    return true;
  }

  @Override
  public void stopContactClock(String processInstance) {
    onOurBehalf.run(
        () -> {
          for (var rung :
              List.of(
                  LeadLifecycle.REMINDER_DUE,
                  LeadLifecycle.FIRST_CONTACT_OVERDUE,
                  LeadLifecycle.REASSIGNMENT_DUE)) {
            management
                .createJobQuery()
                .processInstanceId(processInstance)
                .activityId(rung)
                .list()
                .forEach(job -> management.setJobDuedate(job.getId(), Fact.NEVER));
          }
        });
  }

  private boolean waitsFor(String message, String processInstance) {
    var waiting = new AtomicBoolean();
    onOurBehalf.run(
        () ->
            waiting.set(
                runtime
                        .createEventSubscriptionQuery()
                        .processInstanceId(processInstance)
                        .eventType("message")
                        .eventName(message)
                        .count()
                    > 0));
    return waiting.get();
  }

  private void correlate(String message, String processInstance) {
    onOurBehalf.run(
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceId(processInstance)
                .correlate());
  }
}
