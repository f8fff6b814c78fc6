package io.leadrelay.process.delegate;

import io.leadrelay.absence.HandOpenTasks;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Give open tasks back: the rep is there again. */
@StepContract(
    process = RepAbsence.PROCESS,
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Give open tasks back",
    does = "Gives the tasks that are still open back to the rep, and tells both.")
@Component
class GiveTasksBackDelegate implements JavaDelegate {

  private final HandOpenTasks handOpenTasks;

  GiveTasksBackDelegate(HandOpenTasks handOpenTasks) {
    this.handOpenTasks = handOpenTasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    handOpenTasks.giveBack(Step.absence(execution));
  }
}
