package io.leadrelay.tasklist;

import io.leadrelay.absence.AwayWords;
import io.leadrelay.absence.NameStandIn;
import io.leadrelay.absence.OpenAbsences;
import io.leadrelay.absence.OpenAbsences.Open;
import io.leadrelay.engine.FormData;
import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.lead.People;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.form.AbsenceReportedForm;
import io.leadrelay.terms.ActiveReps;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Rep.Absence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows an absence in the form of who names the stand-in, and who could do it. */
@Component
class AbsenceInForm implements FormData {

  private final NameStandIn nameStandIn;
  private final OpenAbsences openAbsences;
  private final AbsenceReportedForm absenceReportedForm;
  private final ActiveReps activeReps;
  private final AwayWords words;
  private final People people;
  private final Reader reader;

  AbsenceInForm(
      NameStandIn nameStandIn,
      OpenAbsences openAbsences,
      AbsenceReportedForm absenceReportedForm,
      ActiveReps activeReps,
      AwayWords words,
      People people,
      Reader reader) {
    this.nameStandIn = nameStandIn;
    this.openAbsences = openAbsences;
    this.absenceReportedForm = absenceReportedForm;
    this.activeReps = activeReps;
    this.words = words;
    this.people = people;
    this.reader = reader;
  }

  @Override
  public boolean govern(String processDefinitionKey) {
    return RepAbsence.PROCESS.equals(processDefinitionKey);
  }

  @Override
  public Map<String, @Nullable Object> of(TaskAtHand task) {
    var id = UUID.fromString(task.businessKey());
    return nameStandIn.find(id).map(absence -> shown(id, absence)).orElseGet(Map::of);
  }

  private Map<String, @Nullable Object> shown(UUID id, Absence absence) {
    var card = new LinkedHashMap<String, @Nullable Object>();
    card.put("rep", nameStandIn.repOf(id));
    card.put("from", words.from(absence, reader.language()));
    card.put("to", words.to(absence, reader.language()));
    card.put(
        "standIns",
        nameStandIn.choices(id).stream()
            .map(rep -> Map.of("value", rep, "label", people.nameOf(rep)))
            .toList());
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("absence", card);
    return shown;
  }

  @Override
  public Map<String, List<Choice>> choicesAtStart(String person) {
    var forOthers = absenceReportedForm.speaksForOthers(person);
    return Map.of(
        "rep",
        forOthers ? reps(rep -> true) : List.of(),
        "standIn",
        reps(rep -> forOthers || !rep.equals(person)),
        "ends",
        openAbsences.all(reader.language()).stream()
            .filter(absence -> forOthers || absence.rep().equals(person))
            .map(absence -> new Choice(absence.id().toString(), label(absence, person)))
            .toList());
  }

  private static String label(Open absence, String person) {
    return absence.rep().equals(person) ? absence.when() : absence.name() + ": " + absence.when();
  }

  private List<Choice> reps(Predicate<String> which) {
    return activeReps.all().stream()
        .map(Rep::id)
        .filter(which)
        .map(rep -> new Choice(rep, people.nameOf(rep)))
        .toList();
  }
}
