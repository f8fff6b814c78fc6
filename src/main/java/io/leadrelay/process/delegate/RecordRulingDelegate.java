package io.leadrelay.process.delegate;

import io.leadrelay.arbitration.Arbitration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Record ruling: both sides are told what the board has ruled. */
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
