package io.leadrelay.process.delegate;

import io.leadrelay.contact.Escalation;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sales lead told: the first contact is overdue. */
@StepContract(
    kind = StepContract.Kind.MESSAGE_END_EVENT,
    name = "Sales lead told",
    does = "Records that the first contact is overdue and mails the sales lead.")
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
