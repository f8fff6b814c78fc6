package io.leadrelay.process.delegate;

import io.leadrelay.contact.Escalation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Rep reminded: the first contact is about to be overdue. */
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
