package io.leadrelay.process.delegate;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Management told: a ruling is overdue. */
@StepContract(
    kind = StepContract.Kind.MESSAGE_END_EVENT,
    name = "Management told",
    does = "Mails the management that a ruling is overdue.")
@Component
class ManagementToldDelegate implements JavaDelegate {

  private final Arbitration arbitration;

  ManagementToldDelegate(Arbitration arbitration) {
    this.arbitration = arbitration;
  }

  @Override
  public void execute(DelegateExecution execution) {
    arbitration.tellManagement(Step.lead(execution));
  }
}
