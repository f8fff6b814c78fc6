package io.leadrelay.process.delegate;

import io.leadrelay.agreement.TellOfAgreement;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Leads reminded: who has not answered is reminded. */
@StepContract(
    process = SlaAgreement.PROCESS,
    kind = StepContract.Kind.MESSAGE_END_EVENT,
    name = "Leads reminded",
    does = "Mails the leads of the team that has not answered yet.")
@Component
class LeadsRemindedDelegate implements JavaDelegate {

  private final TellOfAgreement tell;

  LeadsRemindedDelegate(TellOfAgreement tell) {
    this.tell = tell;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tell.remind(Step.proposal(execution));
  }
}
