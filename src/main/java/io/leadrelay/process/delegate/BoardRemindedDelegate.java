package io.leadrelay.process.delegate;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Board reminded: a rejection waits for its ruling. */
@StepContract(
    kind = StepContract.Kind.MESSAGE_END_EVENT,
    name = "Board reminded",
    does = "Mails the board that a rejection still waits for its ruling.")
@Component
class BoardRemindedDelegate implements JavaDelegate {

  private final Arbitration arbitration;

  BoardRemindedDelegate(Arbitration arbitration) {
    this.arbitration = arbitration;
  }

  @Override
  public void execute(DelegateExecution execution) {
    arbitration.remindBoard(Step.lead(execution));
  }
}
