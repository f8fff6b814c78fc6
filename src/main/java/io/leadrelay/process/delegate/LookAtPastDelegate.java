package io.leadrelay.process.delegate;

import io.leadrelay.agreement.LookAtPast;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Look at past leads: what the proposal would have made otherwise. */
@StepContract(
    process = SlaAgreement.PROCESS,
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Look at past leads",
    does = "Judges the leads of the last three months by the proposed terms, for those who sign.")
@Component
class LookAtPastDelegate implements JavaDelegate {

  private final LookAtPast look;

  LookAtPastDelegate(LookAtPast look) {
    this.look = look;
  }

  @Override
  public void execute(DelegateExecution execution) {
    look.at(Step.proposal(execution));
  }
}
