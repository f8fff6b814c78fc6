package io.leadrelay.process.delegate;

import io.leadrelay.absence.WithdrawAbsence;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** End absence early: the rest of the absence is void. */
@StepContract(
    process = RepAbsence.PROCESS,
    kind = StepContract.Kind.SERVICE_TASK,
    name = "End absence early",
    does = "Takes the rest of an absence off the record and gives the open tasks back.")
@Component
class EndAbsenceDelegate implements JavaDelegate {

  private final WithdrawAbsence withdrawAbsence;

  EndAbsenceDelegate(WithdrawAbsence withdrawAbsence) {
    this.withdrawAbsence = withdrawAbsence;
  }

  @Override
  public void execute(DelegateExecution execution) {
    withdrawAbsence.endNow(Step.absence(execution));
  }
}
