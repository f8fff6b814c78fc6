package io.leadrelay.process.delegate;

import io.leadrelay.agreement.SettleProposal;
import io.leadrelay.process.Fact;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Bring into force: the signed proposal becomes the agreement. */
@StepContract(
    process = SlaAgreement.PROCESS,
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Bring into force",
    does =
        "Makes a proposal that two people have signed the agreement from its day on, and tells both"
            + " leads and the management.",
    leaves = {"inForceFrom"})
@Component
class BringIntoForceDelegate implements JavaDelegate {

  private final SettleProposal settle;

  BringIntoForceDelegate(SettleProposal settle) {
    this.settle = settle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Fact.IN_FORCE_FROM.set(execution, Fact.date(settle.agree(Step.proposal(execution))));
  }
}
