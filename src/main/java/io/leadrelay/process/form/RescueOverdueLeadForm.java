package io.leadrelay.process.form;

import io.leadrelay.handoff.ChooseByHand;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.Fact;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.StepContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Rescue overdue lead: the sales lead names a rep, or returns the lead to marketing. */
@StepContract(
    kind = StepContract.Kind.USER_TASK,
    name = "Rescue overdue lead",
    does =
        "The sales lead names a rep for a lead that nobody contacted in time, or returns it to marketing.",
    element = LeadLifecycle.RESCUE_OVERDUE_LEAD,
    leaves = {"rescueOutcome"},
    leavesWhen = {
      "rescueOutcome=HAND_TO_REP: chosenRep, chosenBy",
      "rescueOutcome=BACK_TO_MARKETING: returnReason"
    },
    words = {"rescueOutcome: HAND_TO_REP, BACK_TO_MARKETING"},
    keys = {"rescueOutcome", "chosenRep", "rescueNote"},
    requires = {"rescueOutcome", "rescueOutcome=HAND_TO_REP: chosenRep"},
    choices = {"rescueOutcome: HAND_TO_REP, BACK_TO_MARKETING"})
@Component
class RescueOverdueLeadForm implements TaskForm {

  private static final String HAND_TO_REP = "HAND_TO_REP";

  private final ChooseByHand chooseByHand;
  private final Timeline timeline;

  RescueOverdueLeadForm(ChooseByHand chooseByHand, Timeline timeline) {
    this.chooseByHand = chooseByHand;
    this.timeline = timeline;
  }

  @Override
  public Map<String, TypedValue> submit(LeadId lead, FormValues values, String user) {
    var outcome =
        values.requiredOneOf(
            "rescueOutcome",
            List.of(HAND_TO_REP, "BACK_TO_MARKETING"),
            "Say what becomes of the lead.");
    var facts = new LinkedHashMap<String, TypedValue>();
    facts.put(Fact.RESCUE_OUTCOME.name(), Fact.RESCUE_OUTCOME.value(outcome));
    if (HAND_TO_REP.equals(outcome)) {
      var rep = values.text("chosenRep", 64);
      chooseByHand.check("chosenRep", rep);
      facts.put(Fact.CHOSEN_REP.name(), Fact.CHOSEN_REP.value(rep));
      facts.put(Fact.CHOSEN_BY.name(), Fact.CHOSEN_BY.value(user));
    } else {
      facts.put(
          Fact.RETURN_REASON.name(), Fact.RETURN_REASON.value(HandoffEnd.BACK_TO_MARKETING.name()));
    }
    timeline.recordWithNote(
        lead, EventType.RESCUED, values.text("rescueNote", FormValues.LONGEST_NOTE), outcome);
    return facts;
  }
}
