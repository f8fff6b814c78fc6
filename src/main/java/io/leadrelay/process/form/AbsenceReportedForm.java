package io.leadrelay.process.form;

import io.leadrelay.absence.ReportAbsence;
import io.leadrelay.absence.ReportAbsence.Reported;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.StepContract;
import io.leadrelay.terms.Team;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Absence reported: a rep says when they are away, or the sales lead does for anybody. */
@StepContract(
    process = RepAbsence.PROCESS,
    kind = StepContract.Kind.START_FORM,
    name = "Absence reported",
    does = "Takes from when to when a rep is away, and who acts for them meanwhile.",
    element = RepAbsence.ABSENCE_REPORTED,
    keys = {"rep", "from", "to", "standIn"},
    requires = {"from", "to"})
@Component
public class AbsenceReportedForm {

  private static final int LONGEST_ID = 64;
  private static final int LONGEST_TIME = 40;
  private static final List<String> FOR_OTHERS = List.of("sales-lead", "camunda-admin");

  private final ReportAbsence reportAbsence;
  private final Team team;
  private final People people;

  AbsenceReportedForm(ReportAbsence reportAbsence, Team team, People people) {
    this.reportAbsence = reportAbsence;
    this.team = team;
    this.people = people;
  }

  /** The keys that the form submits; no others are accepted. */
  public static Set<String> keys() {
    return Set.of(AbsenceReportedForm.class.getAnnotation(StepContract.class).keys());
  }

  /**
   * Reports what was submitted.
   *
   * @param person who does, null for no person
   * @throws Refusal with the fields at fault, or if a rep reports another's absence
   */
  public Reported submit(FormValues values, @Nullable String person) {
    return reportAbsence.report(
        whose(values.text("rep", LONGEST_ID), person),
        values.text("from", LONGEST_TIME),
        values.text("to", LONGEST_TIME),
        values.text("standIn", LONGEST_ID));
  }

  private String whose(@Nullable String named, @Nullable String person) {
    var rep = named == null ? person : named;
    if (rep == null || (named == null && team.find(rep).isEmpty())) {
      throw Refusal.invalid("rep", "You are no rep yourself: say who is away.");
    }
    if (person != null
        && !person.equals(rep)
        && FOR_OTHERS.stream().noneMatch(group -> people.isMember(person, group))) {
      throw Refusal.invalid("rep", "A rep reports no absences but their own.");
    }
    return rep;
  }
}
