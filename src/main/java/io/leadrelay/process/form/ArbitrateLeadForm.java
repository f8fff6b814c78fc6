package io.leadrelay.process.form;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.arbitration.Verdict;
import io.leadrelay.lead.LeadId;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.StepContract;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Arbitrate lead: a neutral member of the board rules. */
@StepContract(
    kind = StepContract.Kind.USER_TASK,
    name = "Arbitrate lead",
    does = "A neutral member of the board rules on a rejection, with all evidence in view.",
    element = LeadLifecycle.ARBITRATE_LEAD,
    keys = {"ruling", "rulingReason", "sameRep", "bindsLikeCases"},
    requires = {"ruling", "rulingReason"},
    choices = {"ruling: UPHELD, OVERRULED"})
@Component
class ArbitrateLeadForm implements TaskForm {

  private final Arbitration arbitration;

  ArbitrateLeadForm(Arbitration arbitration) {
    this.arbitration = arbitration;
  }

  @Override
  public Map<String, TypedValue> submit(LeadId lead, FormValues values, String user) {
    arbitration.checkNeutral(lead, user);
    var verdict = values.requiredChoice("ruling", Verdict.class, "Say how you rule.");
    var reason =
        values.required(
            "rulingReason", FormValues.LONGEST_NOTE, "Give the reason: both sides will read it.");
    arbitration.rule(
        lead, verdict, reason, values.ticked("sameRep"), values.ticked("bindsLikeCases"));
    return Map.of();
  }
}
