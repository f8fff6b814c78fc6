package io.leadrelay.process.delegate;

import io.leadrelay.handoff.EndHandoff;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.StepContract;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** The process of a lead has ended: its cycle is closed, a new signal will open the next. */
@StepContract(
    kind = StepContract.Kind.EXECUTION_LISTENER,
    name = "Close cycle",
    does =
        "At the end of the process, however it comes: closes the cycle, so that a new signal opens the next.")
@Component("closeCycle")
class CloseCycle implements ExecutionListener {

  private final Leads leads;
  private final Cycles cycles;
  private final EndHandoff endHandoff;
  private final Timeline timeline;
  private final Clock clock;

  CloseCycle(Leads leads, Cycles cycles, EndHandoff endHandoff, Timeline timeline, Clock clock) {
    this.leads = leads;
    this.cycles = cycles;
    this.endHandoff = endHandoff;
    this.timeline = timeline;
    this.clock = clock;
  }

  @Override
  public void notify(DelegateExecution execution) {
    var lead = leads.get(Step.lead(execution));
    if (lead.stage().isOpen()) {
      // Cancelled from outside: the lead is not thrown away, it rests with marketing.
      endHandoff.end(lead.id(), HandoffEnd.CYCLE_ENDED);
      leads.setStage(lead.id(), LifecycleStage.NURTURING, clock.instant());
    }
    cycles.close(lead.id(), clock.instant());
    timeline.record(lead.id(), EventType.CYCLE_CLOSED, lead.stage());
  }
}
