package io.leadrelay.process.delegate;

import io.leadrelay.agreement.SettleProposal;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Record lapse: nobody answered in time. */
@StepContract(
    process = SlaAgreement.PROCESS,
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Record lapse",
    does =
        "Closes a proposal that nobody answered in time, and tells both leads and the management.")
@Component
class RecordLapseDelegate implements JavaDelegate {

  private final SettleProposal settle;

  RecordLapseDelegate(SettleProposal settle) {
    this.settle = settle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    settle.lapse(Step.proposal(execution));
  }
}
