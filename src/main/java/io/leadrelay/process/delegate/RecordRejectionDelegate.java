package io.leadrelay.process.delegate;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.handoff.EndHandoff;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Record rejection: the handoff ends, the lead is in arbitration. */
@StepContract(
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Record rejection",
    does = "Ends the handoff of a lead that the rep gave back, and opens its arbitration.")
@Component
class RecordRejectionDelegate implements JavaDelegate {

  private final Arbitration arbitration;
  private final EndHandoff endHandoff;

  RecordRejectionDelegate(Arbitration arbitration, EndHandoff endHandoff) {
    this.arbitration = arbitration;
    this.endHandoff = endHandoff;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var lead = Step.lead(execution);
    endHandoff.end(lead, HandoffEnd.REJECTED);
    arbitration.begin(lead);
  }
}
