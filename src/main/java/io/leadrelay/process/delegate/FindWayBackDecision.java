package io.leadrelay.process.delegate;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Merging;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import io.leadrelay.qualification.Qualification;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Find the way back: ruling and reason go in, where the lead goes comes out. */
@StepContract(
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Find the way back",
    does = "Asks the table wayBack where a lead goes whose rejection has been ruled on.",
    leaves = {"wayBack"},
    leavesWhen = {"wayBack=NURTURE: returnReason"},
    mayLeave = {"chosenRep"},
    words = {"wayBack: CONTACT, NO_FIT, RESEARCH, MERGED, NURTURE"},
    table = "wayBack",
    gives = {"rejectionReason", "ruling"},
    answers = {"wayBack"})
@Component
class FindWayBackDecision extends DecisionStep {

  private final Arbitration arbitration;
  private final Qualification qualification;
  private final Merging merging;

  FindWayBackDecision(Arbitration arbitration, Qualification qualification, Merging merging) {
    this.arbitration = arbitration;
    this.qualification = qualification;
    this.merging = merging;
  }

  @Override
  Map<String, @Nullable Object> inputs(LeadId lead, DelegateExecution execution) {
    var inputs = new HashMap<String, @Nullable Object>();
    inputs.put("rejectionReason", arbitration.rejection(lead).reason().name());
    inputs.put("ruling", arbitration.getRuling(lead).verdict().name());
    return inputs;
  }

  @Override
  void decided(LeadId lead, Answer answer, DelegateExecution execution) {
    var wayBack = answer.text("wayBack");
    Fact.WAY_BACK.set(execution, wayBack);
    var rejection = arbitration.rejection(lead);
    switch (wayBack) {
      case "CONTACT" -> {
        if (arbitration.getRuling(lead).sameRep()) {
          Fact.CHOSEN_REP.set(execution, rejection.rep());
        }
      }
      case "NO_FIT" -> qualification.ruledOut(lead);
      case "RESEARCH" -> qualification.dataWrong(lead);
      case "MERGED" -> merging.mergeAsRuled(lead, arbitration.duplicateOf(rejection));
      default -> Fact.RETURN_REASON.set(execution, HandoffEnd.REJECTED.name());
    }
  }
}
