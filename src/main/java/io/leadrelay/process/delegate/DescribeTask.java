package io.leadrelay.process.delegate;

import io.leadrelay.contact.PlanNextAttempt;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.StepContract;
import io.leadrelay.process.TaskName;
import io.leadrelay.terms.StandIns;
import java.time.Clock;
import java.util.Date;
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

  /** Of tasks that are due at the same time those of hot leads come first; the engine gives 50. */
  private static final int PRIORITY_OF_HOT = 80;

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
    task.setName(TaskName.ofLead(task.getName(), lead.details().company(), lead.grade()));
    if (lead.grade() == Grade.HOT) {
      task.setPriority(Math.max(task.getPriority(), PRIORITY_OF_HOT));
    }
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
