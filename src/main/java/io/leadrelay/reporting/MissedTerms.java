package io.leadrelay.reporting;

import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.agreement.MonthlyTarget;
import io.leadrelay.agreement.Quota;
import io.leadrelay.reporting.MissedTerm.LeadBehind;
import io.leadrelay.reporting.MissedTerm.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says which terms a month has not kept. */
@Component
class MissedTerms {

  private final LeadsBehind leads;

  MissedTerms(LeadsBehind leads) {
    this.leads = leads;
  }

  /** One statement for each missed term of which leads are wanted. */
  List<MissedTerm> of(
      MonthlyTarget month,
      Quota quota,
      Contact all,
      Attempts attempts,
      ScorecardPage page,
      Instant now) {
    var from = month.begins();
    var to = month.ends();
    var missed = new ArrayList<MissedTerm>();
    if (quota.state() == Quota.State.MISSED) {
      missed.add(
          missed(
              Term.MONTHLY_TARGET,
              BigDecimal.valueOf(quota.target()),
              quota.points(),
              quota.delivered().stream().mapToInt(Delivered::subtracted).sum(),
              page,
              limit -> leads.subtracted(from, to, page.after(), limit)));
    }
    if (all.overdue() > 0) {
      missed.add(
          missed(
              Term.FIRST_CONTACT,
              BigDecimal.valueOf(all.due()),
              BigDecimal.valueOf(all.triedInTime()),
              all.overdue(),
              page,
              limit -> leads.overdue(from, to, now, page.after(), limit)));
    }
    if (attempts.belowMinimum() > 0) {
      missed.add(
          missed(
              Term.MINIMUM_ATTEMPTS,
              BigDecimal.valueOf(attempts.ended()),
              BigDecimal.valueOf(attempts.ended() - attempts.belowMinimum()),
              attempts.belowMinimum(),
              page,
              limit -> leads.belowMinimum(from, to, page.after(), limit)));
    }
    return missed;
  }

  private interface Finder {
    List<LeadBehind> find(int limit);
  }

  private static MissedTerm missed(
      Term term, BigDecimal owed, BigDecimal actual, int total, ScorecardPage page, Finder finder) {
    if (page.term() != null && page.term() != term || total == 0) {
      return new MissedTerm(term, owed, actual, total, List.of(), null);
    }
    // One more tells whether there is a next page.
    var found = finder.find(page.limit() + 1);
    var shown = found.subList(0, Math.min(found.size(), page.limit()));
    return new MissedTerm(
        term,
        owed,
        actual,
        total,
        shown,
        found.size() > shown.size() ? shown.get(shown.size() - 1).handoff() : null);
  }
}
