package io.leadrelay.process.delegate;

import io.leadrelay.contact.AlreadyContacted;
import io.leadrelay.contact.Escalation;
import io.leadrelay.engine.NoLongerDue;
import io.leadrelay.handoff.EndHandoff;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Take lead back: the breach stays on the handoff that ends. */
@StepContract(
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Take lead back",
    does = "Takes the lead from a rep who let the clock run out; the breach stays on that handoff.",
    leaves = {"anotherRep"})
@Component
class TakeLeadBackDelegate implements JavaDelegate {

  private final Escalation escalation;
  private final EndHandoff endHandoff;

  TakeLeadBackDelegate(Escalation escalation, EndHandoff endHandoff) {
    this.escalation = escalation;
    this.endHandoff = endHandoff;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var lead = Step.lead(execution);
    try {
      Fact.ANOTHER_REP.set(execution, escalation.takeBack(lead));
    } catch (AlreadyContacted e) {
      throw new NoLongerDue("" + e.getMessage(), Fact.NEVER);
    }
    endHandoff.end(lead, HandoffEnd.OVERDUE);
  }
}
