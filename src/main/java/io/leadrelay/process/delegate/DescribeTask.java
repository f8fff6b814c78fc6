package io.leadrelay.process.delegate;

import io.leadrelay.absence.StandIns;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.StepContract;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Names a new task so that its card tells what to do, for which firm and of which grade; while the
 * rep is away, it goes to who acts for them.
 */
@StepContract(
    kind = StepContract.Kind.TASK_LISTENER,
    name = "Describe task",
    does =
        "Names a new task so that its card tells what to do, for which firm and of which grade, and"
            + " gives it to who acts for a rep who is away.")
@Component("describeTask")
class DescribeTask implements TaskListener {

  private static final int LONGEST = 255;

  private final Leads leads;
  private final StandIns standIns;
  private final Timeline timeline;

  DescribeTask(Leads leads, StandIns standIns, Timeline timeline) {
    this.leads = leads;
    this.standIns = standIns;
    this.timeline = timeline;
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
    var rep = task.getAssignee();
    if (rep != null && rep.equals(lead.rep())) {
      giveToWhoActs(task, rep, lead.id());
    }
  }

  private void giveToWhoActs(DelegateTask task, String rep, LeadId lead) {
    var acting = standIns.of(rep);
    if (!acting.equals(rep)) {
      task.setAssignee(acting);
      timeline.record(lead, EventType.STANDING_IN, acting, rep);
    }
  }
}
