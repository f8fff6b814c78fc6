package io.leadrelay.process.delegate;

import io.leadrelay.agreement.SettleProposal;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Record refusal: one side has refused. */
@StepContract(
    process = SlaAgreement.PROCESS,
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Record refusal",
    does =
        "Closes a proposal that one side has refused, and tells both leads and the management why.")
@Component
class RecordRefusalDelegate implements JavaDelegate {

  private final SettleProposal settle;

  RecordRefusalDelegate(SettleProposal settle) {
    this.settle = settle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    settle.refuse(Step.proposal(execution));
  }
}
