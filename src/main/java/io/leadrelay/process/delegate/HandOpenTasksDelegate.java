package io.leadrelay.process.delegate;

import io.leadrelay.absence.HandOpenTasks;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Hand open tasks to stand-in: the stand-in gets the open tasks of the rep. */
@StepContract(
    process = RepAbsence.PROCESS,
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Hand open tasks to stand-in",
    does =
        "Gives the open tasks of a rep who is away to who acts for them, and tells both. The leads stay the rep's.")
@Component
class HandOpenTasksDelegate implements JavaDelegate {

  private final HandOpenTasks handOpenTasks;

  HandOpenTasksDelegate(HandOpenTasks handOpenTasks) {
    this.handOpenTasks = handOpenTasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    handOpenTasks.hand(Step.absence(execution));
  }
}
