package io.leadrelay.process;

import io.leadrelay.engine.ProcessRules;
import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.process.form.AbsenceReportedForm;
import io.leadrelay.process.form.FormValues;
import io.leadrelay.process.form.NameStandInForm;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may report an absence, and who names the stand-in. */
@Component
class AbsenceTaskRules implements ProcessRules {

  private final AbsenceReportedForm absenceReportedForm;
  private final NameStandInForm nameStandInForm;
  private final People people;

  AbsenceTaskRules(
      AbsenceReportedForm absenceReportedForm, NameStandInForm nameStandInForm, People people) {
    this.absenceReportedForm = absenceReportedForm;
    this.nameStandInForm = nameStandInForm;
    this.people = people;
  }

  @Override
  public boolean govern(String processDefinitionKey) {
    return RepAbsence.PROCESS.equals(processDefinitionKey);
  }

  @Override
  public Map<String, TypedValue> complete(
      TaskAtHand task, Map<String, @Nullable Object> submitted, @Nullable String person) {
    if (person != null) {
      refuseIfAnotherHas(task, person);
    }
    if (RepAbsence.NAME_STAND_IN.equals(task.element())) {
      nameStandInForm.submit(
          UUID.fromString(task.businessKey()), FormValues.of(submitted, NameStandInForm.keys()));
    } else {
      // A step of the owner's own: nothing of it is kept.
      FormValues.of(submitted, Set.of());
    }
    return Map.of();
  }

  @Override
  public void assign(
      TaskAtHand task, @Nullable String assignee, Set<String> candidateGroups, String person) {
    refuseIfAnotherHas(task, person);
    if (assignee != null
        && !candidateGroups.isEmpty()
        && candidateGroups.stream().noneMatch(group -> people.isMember(assignee, group))) {
      throw Refusal.conflict(
          "This task belongs to "
              + String.join(" or ", candidateGroups)
              + "; "
              + people.nameOf(assignee)
              + " is not in that group.");
    }
  }

  @Override
  public Map<String, TypedValue> passedOn(TaskAtHand task, String assignee) {
    return Map.of();
  }

  @Override
  public void remindOneself(TaskAtHand task, String person) {
    refuseIfAnotherHas(task, person);
  }

  @Override
  public Started takeIn(
      String definition, Map<String, @Nullable Object> submitted, @Nullable String person) {
    var filed =
        absenceReportedForm.submit(FormValues.of(submitted, AbsenceReportedForm.keys()), person);
    return new Started(filed.processInstance(), filed.absence().toString(), filed.over());
  }

  @Override
  public String onlyByForm() {
    return "An absence is reported by its start form or by /api/reps/{id}/absences, so that it is"
        + " checked.";
  }

  @Override
  public String lostRaceAtStart() {
    return "Somebody else has just reported the same absence.";
  }

  private void refuseIfAnotherHas(TaskAtHand task, String person) {
    if (task.assignee() != null && !task.assignee().equals(person)) {
      throw Refusal.conflict(people.nameOf(task.assignee()) + " has taken this task.");
    }
  }
}
