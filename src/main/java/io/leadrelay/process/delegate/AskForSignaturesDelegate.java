package io.leadrelay.process.delegate;

import io.leadrelay.agreement.TellOfAgreement;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ask for signatures: both leads are asked. */
@StepContract(
    process = SlaAgreement.PROCESS,
    kind = StepContract.Kind.SEND_TASK,
    name = "Ask for signatures",
    does = "Mails the leads of both teams that a proposal waits for them.")
@Component
class AskForSignaturesDelegate implements JavaDelegate {

  private final TellOfAgreement tell;

  AskForSignaturesDelegate(TellOfAgreement tell) {
    this.tell = tell;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tell.ask(Step.proposal(execution));
  }
}
