package io.leadrelay.process.delegate;

import io.leadrelay.contact.PlanNextAttempt;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.StepContract;
import java.time.Clock;
import java.util.Date;
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
  private final PlanNextAttempt planNextAttempt;
  private final Clock clock;

  DescribeTask(Leads leads, PlanNextAttempt planNextAttempt, Clock clock) {
    this.leads = leads;
    this.planNextAttempt = planNextAttempt;
    this.clock = clock;
  }

  @Override
  public void notify(DelegateTask task) {
    var lead = leads.get(LeadId.of(task.getExecution().getProcessBusinessKey()));
    if (LeadLifecycle.FOLLOW_UP_LEAD.equals(task.getTaskDefinitionKey())) {
      dueNow(task, lead.id());
    }
    var name =
        Stream.of(
                task.getName(),
                lead.details().company(),
                lead.grade() == null ? null : lead.grade().name())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" · "));
    task.setName(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
  }

  /** A signal has brought it forward: what is here now is due now. */
  private void dueNow(DelegateTask task, LeadId lead) {
    var planned = task.getDueDate();
    var now = clock.instant();
    if (planned != null && planned.toInstant().isAfter(now)) {
      task.setDueDate(Date.from(now));
      planNextAttempt.broughtForward(lead, planned.toInstant());
    }
  }
}
