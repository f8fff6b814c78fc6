package io.leadrelay.process.delegate;

import io.leadrelay.contact.Escalation;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Rep reminded: the first contact is about to be overdue. */
@StepContract(
    kind = StepContract.Kind.MESSAGE_END_EVENT,
    name = "Rep reminded",
    does =
        "Mails the rep that the first contact is about to be overdue, unless a higher rung is due already.")
@Component
class RepRemindedDelegate implements JavaDelegate {

  private final Escalation escalation;

  RepRemindedDelegate(Escalation escalation) {
    this.escalation = escalation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    escalation.remindRep(Step.lead(execution));
  }
}
