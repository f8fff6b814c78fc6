package io.leadrelay.process.delegate;

import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract;
import io.leadrelay.process.TaskName;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Names a new task so that its card tells which month it is about. */
@StepContract(
    process = SlaReview.PROCESS,
    kind = StepContract.Kind.TASK_LISTENER,
    name = "Describe review",
    does = "Names a new task so that its card tells which month it is about.")
@Component("describeReview")
class DescribeReview implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    var month = YearMonth.parse(task.getExecution().getProcessBusinessKey());
    task.setName(TaskName.ofMonth(task.getName(), month));
  }
}
