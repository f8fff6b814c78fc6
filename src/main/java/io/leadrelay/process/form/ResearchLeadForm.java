package io.leadrelay.process.form;

import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Refusal;
import io.leadrelay.process.Fact;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.StepContract;
import io.leadrelay.qualification.Qualification;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Research lead: what marketing found out, and whether the table decides on it. */
@StepContract(
    kind = StepContract.Kind.USER_TASK,
    name = "Research lead",
    does =
        "Marketing finds out what is missing to know whether the lead fits; it is never guessed.",
    element = LeadLifecycle.RESEARCH_LEAD,
    mayLeave = {"researchVerdict"},
    keys = {
      "company",
      "jobTitle",
      "country",
      "industry",
      "employees",
      "phone",
      "researchVerdict",
      "researchNote"
    },
    requires = {"researchVerdict", "researchNote"},
    choices = {"researchVerdict: LET_TABLE_DECIDE, FITS, NO_FIT"})
@Component
class ResearchLeadForm implements TaskForm {

  private static final String LET_TABLE_DECIDE = "LET_TABLE_DECIDE";

  private final Qualification qualification;

  ResearchLeadForm(Qualification qualification) {
    this.qualification = qualification;
  }

  @Override
  public Map<String, TypedValue> submit(LeadId lead, FormValues values, String user) {
    var verdict =
        values.requiredOneOf(
            "researchVerdict",
            List.of(LET_TABLE_DECIDE, "FITS", "NO_FIT"),
            "Say whether the lead fits, or let the table decide.");
    var note =
        values.required("researchNote", FormValues.LONGEST_NOTE, "Say what you found, and where.");
    var found =
        new LeadDetails(
            null,
            null,
            null,
            values.text("phone", LeadDetails.MAX_PHONE),
            null,
            null,
            values.text("company", LeadDetails.MAX_TEXT),
            values.text("jobTitle", LeadDetails.MAX_TEXT),
            values.text("country", LeadDetails.MAX_TEXT),
            values.text("industry", LeadDetails.MAX_TEXT),
            wholeNumber("employees", values.number("employees")),
            null,
            null,
            Map.of());
    qualification.researched(lead, found, note);
    return Map.of(
        Fact.RESEARCH_VERDICT.name(),
        Fact.RESEARCH_VERDICT.value(LET_TABLE_DECIDE.equals(verdict) ? null : verdict));
  }

  static @Nullable Integer wholeNumber(String key, @Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    try {
      var whole = number.intValueExact();
      if (whole < 0 || whole > LeadDetails.MAX_EMPLOYEES) {
        throw Refusal.invalid(key, "A number of employees lies between 0 and 10,000,000.");
      }
      return whole;
    } catch (ArithmeticException e) {
      throw Refusal.invalid(key, "The field '" + key + "' takes a whole number.");
    }
  }
}
