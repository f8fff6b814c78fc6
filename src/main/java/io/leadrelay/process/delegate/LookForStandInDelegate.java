package io.leadrelay.process.delegate;

import io.leadrelay.absence.NameStandIn;
import io.leadrelay.process.Fact;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Look for stand-in: what was reported goes on to the gateway and the timers. */
@StepContract(
    process = RepAbsence.PROCESS,
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Look for stand-in",
    does = "Reads when the rep is away, and whether somebody was named who acts for them.",
    leaves = {"awayFrom", "backAt", "standInNamed"})
@Component
class LookForStandInDelegate implements JavaDelegate {

  private final NameStandIn nameStandIn;

  LookForStandInDelegate(NameStandIn nameStandIn) {
    this.nameStandIn = nameStandIn;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var absence = nameStandIn.get(Step.absence(execution));
    Fact.AWAY_FROM.set(execution, Fact.date(absence.from()));
    Fact.BACK_AT.set(execution, Fact.date(absence.to()));
    Fact.STAND_IN_NAMED.set(execution, absence.standIn() != null);
  }
}
