package io.leadrelay.process.delegate;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Record ruling: both sides are told what the board has ruled. */
@StepContract(
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Record ruling",
    does = "Tells both sides what the board has ruled, and why.")
@Component
class RecordRulingDelegate implements JavaDelegate {

  private final Arbitration arbitration;

  RecordRulingDelegate(Arbitration arbitration) {
    this.arbitration = arbitration;
  }

  @Override
  public void execute(DelegateExecution execution) {
    arbitration.tellBothSides(Step.lead(execution));
  }
}
