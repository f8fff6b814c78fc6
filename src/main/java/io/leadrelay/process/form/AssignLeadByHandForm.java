package io.leadrelay.process.form;

import io.leadrelay.handoff.HandOffLead;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.Fact;
import io.leadrelay.process.LeadLifecycle;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Assign lead by hand: the sales lead names the rep. */
@Component
class AssignLeadByHandForm implements TaskForm {

  private final HandOffLead handOffLead;
  private final Timeline timeline;

  AssignLeadByHandForm(HandOffLead handOffLead, Timeline timeline) {
    this.handOffLead = handOffLead;
    this.timeline = timeline;
  }

  @Override
  public String task() {
    return LeadLifecycle.ASSIGN_LEAD_BY_HAND;
  }

  @Override
  public Set<String> keys() {
    return Set.of("chosenRep", "assignNote");
  }

  @Override
  public Map<String, TypedValue> submit(LeadId lead, FormValues values, String user) {
    var rep = values.text("chosenRep", 64);
    handOffLead.checkChoice("chosenRep", rep);
    timeline.recordWithNote(
        lead,
        EventType.ASSIGNED_BY_HAND,
        values.text("assignNote", FormValues.LONGEST_NOTE),
        "" + rep);
    return Map.of(Fact.CHOSEN_REP.name(), Fact.CHOSEN_REP.value(rep));
  }
}
