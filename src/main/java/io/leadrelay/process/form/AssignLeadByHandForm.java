package io.leadrelay.process.form;

import io.leadrelay.handoff.ChooseByHand;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.Fact;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.StepContract;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Assign lead by hand: the sales lead names the rep. */
@StepContract(
    kind = StepContract.Kind.USER_TASK,
    name = "Assign lead by hand",
    does = "The sales lead names the rep for a lead that no rep matches.",
    element = LeadLifecycle.ASSIGN_LEAD_BY_HAND,
    leaves = {"chosenRep", "chosenBy"},
    keys = {"chosenRep", "assignNote"},
    requires = {"chosenRep"})
@Component
class AssignLeadByHandForm implements TaskForm {

  private final ChooseByHand chooseByHand;
  private final Timeline timeline;

  AssignLeadByHandForm(ChooseByHand chooseByHand, Timeline timeline) {
    this.chooseByHand = chooseByHand;
    this.timeline = timeline;
  }

  @Override
  public Map<String, TypedValue> submit(LeadId lead, FormValues values, String user) {
    var rep = values.text("chosenRep", 64);
    chooseByHand.check("chosenRep", rep);
    timeline.recordWithNote(
        lead,
        EventType.ASSIGNED_BY_HAND,
        values.text("assignNote", FormValues.LONGEST_NOTE),
        "" + rep);
    return Map.of(
        Fact.CHOSEN_REP.name(),
        Fact.CHOSEN_REP.value(rep),
        Fact.CHOSEN_BY.name(),
        Fact.CHOSEN_BY.value(user));
  }
}
