package io.leadrelay.process.delegate;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Look for precedent: a like case that the board has ruled on settles the rejection. */
@StepContract(
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Look for precedent",
    does = "Settles the rejection at once where the board has ruled on a like case.",
    leaves = {"settled"})
@Component
class LookForPrecedentDelegate implements JavaDelegate {

  private final Arbitration arbitration;

  LookForPrecedentDelegate(Arbitration arbitration) {
    this.arbitration = arbitration;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Fact.SETTLED.set(execution, arbitration.settleByPrecedent(Step.lead(execution)).isPresent());
  }
}
