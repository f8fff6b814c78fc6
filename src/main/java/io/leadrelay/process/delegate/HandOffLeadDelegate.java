package io.leadrelay.process.delegate;

import io.leadrelay.handoff.HandOffLead;
import io.leadrelay.handoff.NoRepMatches;
import io.leadrelay.handoff.NoRoomInSales;
import io.leadrelay.process.Fact;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Hand off lead: the rep whose turn it is gets the lead, or it waits, or somebody assigns it. */
@StepContract(
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Hand off lead",
    does =
        "Chooses the rep whose turn it is among those present and with room, opens the handoff and tells the rep.",
    leaves = {"rep"},
    errors = {LeadLifecycle.NO_ROOM_IN_SALES, LeadLifecycle.NO_REP_MATCHES})
@Component
class HandOffLeadDelegate implements JavaDelegate {

  private final HandOffLead handOffLead;

  HandOffLeadDelegate(HandOffLead handOffLead) {
    this.handOffLead = handOffLead;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      var handoff =
          handOffLead.handOff(
              Step.lead(execution),
              Fact.CHOSEN_REP.find(execution).orElse(null),
              Fact.CHOSEN_BY.find(execution).orElse(null));
      Fact.REP.set(execution, handoff.rep());
    } catch (NoRoomInSales e) {
      throw new BpmnError(LeadLifecycle.NO_ROOM_IN_SALES, e.getMessage());
    } catch (NoRepMatches e) {
      throw new BpmnError(LeadLifecycle.NO_REP_MATCHES, e.getMessage());
    }
  }
}
