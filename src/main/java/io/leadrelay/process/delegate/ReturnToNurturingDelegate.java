package io.leadrelay.process.delegate;

import io.leadrelay.handoff.EndHandoff;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.nurturing.Nurture;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Return to nurturing: the handoff ends, marketing has the lead again. */
@StepContract(
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Return to nurturing",
    does =
        "Sales is done with the lead for now: the handoff ends, its signals are spent, marketing has the lead again.")
@Component
class ReturnToNurturingDelegate implements JavaDelegate {

  private final EndHandoff endHandoff;
  private final Nurture nurture;

  ReturnToNurturingDelegate(EndHandoff endHandoff, Nurture nurture) {
    this.endHandoff = endHandoff;
    this.nurture = nurture;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var lead = Step.lead(execution);
    var reason =
        Fact.RETURN_REASON
            .find(execution)
            .map(HandoffEnd::valueOf)
            .orElse(HandoffEnd.BACK_TO_MARKETING);
    endHandoff.end(lead, reason);
    nurture.takeBack(lead, reason.name());
  }
}
