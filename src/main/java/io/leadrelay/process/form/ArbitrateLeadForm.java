package io.leadrelay.process.form;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.arbitration.Verdict;
import io.leadrelay.lead.LeadId;
import io.leadrelay.process.LeadLifecycle;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Arbitrate lead: a neutral member of the board rules. */
@Component
class ArbitrateLeadForm implements TaskForm {

  private final Arbitration arbitration;

  ArbitrateLeadForm(Arbitration arbitration) {
    this.arbitration = arbitration;
  }

  @Override
  public String task() {
    return LeadLifecycle.ARBITRATE_LEAD;
  }

  @Override
  public Set<String> keys() {
    return Set.of("ruling", "rulingReason", "sameRep", "bindsLikeCases");
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
