package io.leadrelay.process.form;

import io.leadrelay.agreement.Proposal.Origin;
import io.leadrelay.agreement.ProposeAgreement;
import io.leadrelay.agreement.ProposeAgreement.Proposed;
import io.leadrelay.agreement.ProposedTerms;
import io.leadrelay.lead.Refusal;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.StepContract;
import io.leadrelay.terms.WorkingCalendar.ClosingDay;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Agreement proposed: new terms that somebody types in; what is left blank stays as it is. */
@StepContract(
    process = SlaAgreement.PROCESS,
    kind = StepContract.Kind.START_FORM,
    name = "Agreement proposed",
    does = "Takes new terms that somebody proposes; what is left blank stays as it is.",
    element = SlaAgreement.AGREEMENT_PROPOSED,
    keys = {
      "reason",
      "inForceFrom",
      "monthlyTarget",
      "weightStandard",
      "weightHot",
      "zone",
      "workingHours",
      "holidays",
      "closingDays",
      "changedTables"
    },
    requires = {"reason"})
@Component
public class AgreementProposedForm {

  private static final Pattern CLOSING_DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s+(\\S.*)");
  private static final Set<String> NONE = Set.of("none", "keine");
  private static final int LONGEST_HOURS = 500;

  private final ProposeAgreement proposeAgreement;

  AgreementProposedForm(ProposeAgreement proposeAgreement) {
    this.proposeAgreement = proposeAgreement;
  }

  /** The keys that the form submits; no others are accepted. */
  public static Set<String> keys() {
    return Set.of(AgreementProposedForm.class.getAnnotation(StepContract.class).keys());
  }

  /**
   * Proposes what was submitted.
   *
   * @param person who does, null for no person
   * @throws Refusal with the fields at fault, or if nothing would change
   */
  public Proposed submit(FormValues values, @Nullable String person) {
    var zone = values.text("zone", 60);
    var hours = values.text("workingHours", LONGEST_HOURS);
    return proposeAgreement.propose(
        new ProposedTerms(
            Origin.FORM,
            values.required(
                "reason", FormValues.LONGEST_NOTE, "Say why: those who sign will read it."),
            day(values.text("inForceFrom", 40)),
            whole(values.number("monthlyTarget")),
            values.number("weightStandard"),
            values.number("weightHot"),
            zone,
            hours,
            holidays(values.text("holidays", 10)),
            closingDays(values.text("closingDays", 60_000)),
            values.ticked("changedTables")),
        person);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text.substring(0, Math.min(10, text.length())));
    } catch (DateTimeException e) {
      throw Refusal.invalid("inForceFrom", "'" + text + "' is no date such as 2026-12-01.");
    }
  }

  private static @Nullable Integer whole(@Nullable BigDecimal number) {
    try {
      return number == null ? null : number.intValueExact();
    } catch (ArithmeticException e) {
      throw Refusal.invalid("monthlyTarget", "A monthly target is a whole number of leads.");
    }
  }

  private static @Nullable String holidays(@Nullable String text) {
    return text != null && NONE.contains(text.toLowerCase(Locale.ROOT)) ? "" : text;
  }

  /** A line for each: the date and what the day is. */
  private static @Nullable List<ClosingDay> closingDays(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var days = new ArrayList<ClosingDay>();
    if (NONE.contains(text.toLowerCase(Locale.ROOT))) {
      return days;
    }
    for (var line : text.split("\\R")) {
      if (line.isBlank()) {
        continue;
      }
      var day = CLOSING_DAY.matcher(line.strip());
      if (!day.matches()) {
        throw notADay(line);
      }
      try {
        days.add(new ClosingDay(LocalDate.parse(day.group(1)), day.group(2)));
      } catch (DateTimeException e) {
        throw notADay(line);
      }
    }
    return days;
  }

  private static Refusal notADay(String line) {
    return Refusal.invalid(
        "closingDays",
        "'%s' is no closing day; write a line for each, such as: 2026-12-24 Christmas Eve."
            .formatted(line.strip()));
  }
}
