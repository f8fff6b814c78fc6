package io.leadrelay.process.form;

import io.leadrelay.absence.OpenAbsences;
import io.leadrelay.absence.ReportAbsence;
import io.leadrelay.absence.WithdrawAbsence;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.StepContract;
import io.leadrelay.terms.Team;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Absence reported: a rep says when they are away, or the sales lead does for anybody. */
@StepContract(
    process = RepAbsence.PROCESS,
    kind = StepContract.Kind.START_FORM,
    name = "Absence reported",
    does =
        "Takes from when to when a rep is away, and who acts for them meanwhile; or that an absence ends early.",
    element = RepAbsence.ABSENCE_REPORTED,
    keys = {"report", "rep", "from", "to", "standIn", "ends"},
    requires = {"report=AWAY: from", "report=AWAY: to", "report=BACK: ends"},
    choices = {"report: AWAY, BACK"})
@Component
public class AbsenceReportedForm {

  private static final String BACK = "BACK";
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_TIME = 40;
  private static final List<String> FOR_OTHERS = List.of("sales-lead", "camunda-admin");

  private final ReportAbsence reportAbsence;
  private final WithdrawAbsence withdrawAbsence;
  private final OpenAbsences openAbsences;
  private final Team team;
  private final People people;

  AbsenceReportedForm(
      ReportAbsence reportAbsence,
      WithdrawAbsence withdrawAbsence,
      OpenAbsences openAbsences,
      Team team,
      People people) {
    this.reportAbsence = reportAbsence;
    this.withdrawAbsence = withdrawAbsence;
    this.openAbsences = openAbsences;
    this.team = team;
    this.people = people;
  }

  /** The keys that the form submits; no others are accepted. */
  public static Set<String> keys() {
    return Set.of(AbsenceReportedForm.class.getAnnotation(StepContract.class).keys());
  }

  /**
   * What was filed.
   *
   * @param processInstance what carries the absence; its id for one that was ended
   * @param over whether the absence was ended
   */
  public record Filed(UUID absence, String processInstance, boolean over) {}

  /**
   * Files what was submitted.
   *
   * @param person who does, null for no person
   * @throws Refusal with the fields at fault, or if a rep speaks for another
   */
  public Filed submit(FormValues values, @Nullable String person) {
    if (BACK.equals(values.text("report", LONGEST_ID))) {
      return end(values.required("ends", LONGEST_TIME, "Choose the absence that ends."), person);
    }
    var reported =
        reportAbsence.report(
            whose(values.text("rep", LONGEST_ID), person),
            values.text("from", LONGEST_TIME),
            values.text("to", LONGEST_TIME),
            values.text("standIn", LONGEST_ID));
    return new Filed(reported.absence().id(), reported.processInstance(), false);
  }

  private Filed end(String chosen, @Nullable String person) {
    var open =
        openAbsences.all(Locale.ENGLISH).stream()
            .filter(absence -> absence.id().toString().equals(chosen))
            .findFirst()
            .orElseThrow(() -> Refusal.invalid("ends", "This absence is over or was withdrawn."));
    if (person != null && !person.equals(open.rep()) && !speaksForOthers(person)) {
      throw Refusal.invalid("ends", "A rep ends no absences but their own.");
    }
    withdrawAbsence.withdraw(open.rep(), open.id());
    return new Filed(open.id(), open.id().toString(), true);
  }

  /** Whether somebody may report, and end, the absences of others. */
  public boolean speaksForOthers(String person) {
    return FOR_OTHERS.stream().anyMatch(group -> people.isMember(person, group));
  }

  private String whose(@Nullable String named, @Nullable String person) {
    var rep = named == null ? person : named;
    if (rep == null || (named == null && team.find(rep).isEmpty())) {
      throw Refusal.invalid("rep", "You are no rep yourself: say who is away.");
    }
    if (person != null && !person.equals(rep) && !speaksForOthers(person)) {
      throw Refusal.invalid("rep", "A rep reports no absences but their own.");
    }
    return rep;
  }
}
