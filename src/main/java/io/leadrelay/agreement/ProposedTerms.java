package io.leadrelay.agreement;

import io.leadrelay.agreement.Proposal.Origin;
import io.leadrelay.terms.WorkingCalendar.ClosingDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody proposes to change; what is left out stays as it was agreed last.
 *
 * @param reason why, for those who sign
 * @param from the first day on which it is to be in force, in the zone of the calendar; today or
 *     null: as soon as both have signed
 * @param holidays an ISO 3166 code such as {@code DE-BY}; empty for no public holidays
 * @param closingDays all of them, with their names
 * @param changedTables whether the changed decision tables come into force with it
 */
public record ProposedTerms(
    Origin origin,
    @Nullable String reason,
    @Nullable LocalDate from,
    @Nullable Integer monthlyTarget,
    @Nullable BigDecimal weightStandard,
    @Nullable BigDecimal weightHot,
    @Nullable String zone,
    @Nullable String workingHours,
    @Nullable String holidays,
    @Nullable List<ClosingDay> closingDays,
    boolean changedTables) {

  /** The same with another target, for a reason that names the goal too. */
  ProposedTerms withTarget(int target, String why) {
    return new ProposedTerms(
        Origin.GOAL,
        reason == null ? why : reason + " " + why,
        from,
        target,
        weightStandard,
        weightHot,
        zone,
        workingHours,
        holidays,
        closingDays,
        changedTables);
  }

  /** The changed tables alone, as soon as both have signed. */
  static ProposedTerms ofChangedTables() {
    return new ProposedTerms(
        Origin.TABLE, null, null, null, null, null, null, null, null, null, true);
  }
}
