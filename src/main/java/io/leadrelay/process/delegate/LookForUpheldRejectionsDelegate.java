package io.leadrelay.process.delegate;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Look for upheld rejections: what the board took out of sales is not handed over again. */
@StepContract(
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Look for upheld rejections",
    does =
        "Keeps a lead with marketing whose like the board has taken out of sales, and cites the precedent.",
    needs = {"ready"},
    leaves = {"ready"})
@Component
class LookForUpheldRejectionsDelegate implements JavaDelegate {

  private final Arbitration arbitration;

  LookForUpheldRejectionsDelegate(Arbitration arbitration) {
    this.arbitration = arbitration;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (Fact.READY.get(execution)
        && arbitration.upheldRejection(Step.lead(execution)).isPresent()) {
      Fact.READY.set(execution, false);
    }
  }
}
