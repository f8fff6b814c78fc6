package io.leadrelay.process.delegate;

import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.StepContract;
import io.leadrelay.process.TaskName;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Names a new task so that its card tells which agreement it is about. */
@StepContract(
    process = SlaAgreement.PROCESS,
    kind = StepContract.Kind.TASK_LISTENER,
    name = "Describe signing",
    does = "Names a new task so that its card tells which agreement it is about.")
@Component("describeSigning")
class DescribeSigning implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    task.setName(TaskName.ofAgreement(task.getName(), task.getExecution().getProcessBusinessKey()));
  }
}
