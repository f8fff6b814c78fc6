package io.leadrelay.process.delegate;

import io.leadrelay.absence.NameStandIn;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.StepContract;
import io.leadrelay.process.TaskName;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Names a new task so that its card tells whose absence it is about. */
@StepContract(
    process = RepAbsence.PROCESS,
    kind = StepContract.Kind.TASK_LISTENER,
    name = "Describe absence",
    does = "Names a new task so that its card tells whose absence it is about.")
@Component("describeAbsence")
class DescribeAbsence implements TaskListener {

  private final NameStandIn nameStandIn;

  DescribeAbsence(NameStandIn nameStandIn) {
    this.nameStandIn = nameStandIn;
  }

  @Override
  public void notify(DelegateTask task) {
    var rep = nameStandIn.repOf(Step.absence(task.getExecution()));
    task.setName(TaskName.ofPerson(task.getName(), rep));
  }
}
