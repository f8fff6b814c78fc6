package io.leadrelay.process.delegate;

import io.leadrelay.contact.Escalation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sales lead told: the first contact is overdue. */
@Component
class SalesLeadToldDelegate implements JavaDelegate {

  private final Escalation escalation;

  SalesLeadToldDelegate(Escalation escalation) {
    this.escalation = escalation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    escalation.tellSalesLead(Step.lead(execution));
  }
}
