package io.leadrelay.process.delegate;

import io.leadrelay.contact.PlanNextAttempt;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.StepContract;
import io.leadrelay.terms.StandIns;
import java.time.Clock;
import java.util.Date;
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
  private final PlanNextAttempt planNextAttempt;
  private final Timeline timeline;
  private final Clock clock;

  DescribeTask(
      Leads leads,
      StandIns standIns,
      PlanNextAttempt planNextAttempt,
      Timeline timeline,
      Clock clock) {
    this.leads = leads;
    this.standIns = standIns;
    this.planNextAttempt = planNextAttempt;
    this.timeline = timeline;
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
