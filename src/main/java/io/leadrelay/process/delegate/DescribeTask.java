package io.leadrelay.process.delegate;

import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.process.StepContract;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Names a new task so that its card tells what to do, for which firm and of which grade. */
@StepContract(
    kind = StepContract.Kind.TASK_LISTENER,
    name = "Describe task",
    does = "Names a new task so that its card tells what to do, for which firm and of which grade.")
@Component("describeTask")
class DescribeTask implements TaskListener {

  private static final int LONGEST = 255;

  private final Leads leads;

  DescribeTask(Leads leads) {
    this.leads = leads;
  }

  @Override
  public void notify(DelegateTask task) {
    var lead = leads.get(LeadId.of(task.getExecution().getProcessBusinessKey()));
    var name =
        Stream.of(
                task.getName(),
                lead.details().company(),
                lead.grade() == null ? null : lead.grade().name())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" · "));
    task.setName(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
  }
}
