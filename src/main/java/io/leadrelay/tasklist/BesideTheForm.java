package io.leadrelay.tasklist;

import io.leadrelay.handoff.PassOn;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.People;
import io.leadrelay.process.PassTaskOn;
import io.leadrelay.reporting.GivenBack;
import io.leadrelay.reporting.LeadHistory;
import io.leadrelay.terms.ActiveReps;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands beside the form of a lead's task, for whoever may see the task. */
@Component
class BesideTheForm {

  private final LeadHistory history;
  private final GivenBack givenBack;
  private final PassTaskOn passTaskOn;
  private final PassOn passOn;
  private final ActiveReps activeReps;
  private final People people;
  private final SaidInJson said;

  BesideTheForm(
      LeadHistory history,
      GivenBack givenBack,
      PassTaskOn passTaskOn,
      PassOn passOn,
      ActiveReps activeReps,
      People people,
      SaidInJson said) {
    this.history = history;
    this.givenBack = givenBack;
    this.passTaskOn = passTaskOn;
    this.passOn = passOn;
    this.activeReps = activeReps;
    this.people = people;
    this.said = said;
  }

  /**
   * The history of the lead; with the newest page also what became of the leads that the reader
   * gave back, null for who is no rep.
   */
  String lead(LeadId lead, String person, @Nullable Integer before, Locale language) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("language", language.getLanguage());
    shown.put("history", history.of(lead, before, language));
    if (before == null && activeReps.find(person).isPresent()) {
      shown.put("givenBack", givenBack.of(person, language));
    }
    return said.written(shown);
  }

  /** To whom the reader can pass the lead on now, and how often that can still be done. */
  String colleagues(LeadId lead, Task task, String person) {
    var mine =
        PassTaskOn.isOffered(task.getTaskDefinitionKey()) && person.equals(task.getAssignee());
    List<Map<String, String>> colleagues =
        mine
            ? passOn.colleagues(lead).stream()
                .filter(rep -> !rep.id().equals(person))
                .map(rep -> Map.of("id", rep.id(), "name", people.nameOf(rep.id())))
                .toList()
            : List.of();
    return said.written(
        Map.of("mine", mine, "timesLeft", passOn.timesLeft(lead), "colleagues", colleagues));
  }

  Response pass(
      Task task, LeadId lead, String person, @Nullable String to, @Nullable String reason) {
    return said.done(() -> passTaskOn.pass(task.getId(), lead, person, to, reason));
  }
}
