package io.leadrelay.process.delegate;

import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A lead begins to wait: it listens for signals. The lock of its row keeps new signals out until
 * the wait is committed; one that came in before wakes the lead at once.
 */
@StepContract(
    kind = StepContract.Kind.EXECUTION_LISTENER,
    name = "Listen for signals",
    does =
        "At the start of a wait: a signal that came in meanwhile wakes the lead at once, so none is lost.")
@Component("listenForSignals")
class ListenForSignals implements ExecutionListener {

  private final Leads leads;
  private final ObjectProvider<LeadProcess> process;

  ListenForSignals(Leads leads, ObjectProvider<LeadProcess> process) {
    this.leads = leads;
    this.process = process;
  }

  @Override
  public void notify(DelegateExecution execution) {
    var lead = leads.lock(Step.lead(execution));
    if (lead.signalCount() > lead.signalsHeard()) {
      var instance = execution.getProcessInstanceId();
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
              // Now the wait stands in the database, and its lead can be woken.
              process.getObject().wake(instance);
            }
          });
    }
  }
}
