package io.leadrelay.reporting;

import io.leadrelay.agreement.Deliveries;
import io.leadrelay.agreement.MonthlyTarget;
import io.leadrelay.agreement.Quotas;
import io.leadrelay.lead.Refusal;
import io.leadrelay.reporting.Scorecard.State;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Agreements;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws up the scorecard of a month. All its statements see the same moment, so that a term names
 * as many leads as its sentence counts while others hand over and call.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Scorecards {

  private final Agreements agreements;
  private final AgreementInForce inForce;
  private final Quotas quotas;
  private final Deliveries deliveries;
  private final MonthRows rows;
  private final MissedTerms missedTerms;
  private final ReviewedMonths reviewed;
  private final Clock clock;

  Scorecards(
      Agreements agreements,
      AgreementInForce inForce,
      Quotas quotas,
      Deliveries deliveries,
      MonthRows rows,
      MissedTerms missedTerms,
      ReviewedMonths reviewed,
      Clock clock) {
    this.agreements = agreements;
    this.inForce = inForce;
    this.quotas = quotas;
    this.deliveries = deliveries;
    this.rows = rows;
    this.missedTerms = missedTerms;
    this.reviewed = reviewed;
    this.clock = clock;
  }

  /**
   * The scorecard of a month as it stands now.
   *
   * @param month the one that runs if null
   * @param page which of the leads behind missed terms to name
   * @throws Refusal of the field {@code month} if it has not begun, or no agreement was in force
   */
  public Scorecard of(@Nullable YearMonth month, ScorecardPage page) {
    var now = clock.instant();
    var quota = quotas.of(month);
    var all = agreements.all();
    var target = MonthlyTarget.of(all, quota.month());
    var from = target.begins();
    var to = target.ends();
    var contacts = rows.contacts(from, to, now);
    var attempts = rows.attempts(from, to);
    var card =
        new Scorecard(
            target.month(),
            target.zone(),
            now.isBefore(to) ? State.RUNNING : State.OVER,
            now,
            versions(all, target),
            quota,
            pace(all, target),
            contacts,
            attempts,
            rows.rejections(from, to),
            rows.rulings(from, to),
            missedTerms.of(target, quota, contacts.get(contacts.size() - 1), attempts, page, now),
            List.of());
    return reviewed
        .find(card.month())
        .map(then -> card.restated(card.figures().changedSince(then)))
        .orElse(card);
  }

  /** The pace alone, of the month that runs if none is named; refused like the scorecard. */
  public Pace pace(@Nullable YearMonth month) {
    var all = agreements.all();
    var target =
        month == null
            ? MonthlyTarget.at(all, clock.instant())
            : MonthlyTarget.of(all, quotas.of(month).month());
    return pace(all, target);
  }

  private Pace pace(List<Agreement> all, MonthlyTarget target) {
    var before =
        all.stream().anyMatch(each -> each.inForceFrom().isBefore(target.begins()))
            ? MonthlyTarget.of(all, target.month().minusMonths(1))
            : null;
    var sums = deliveries.sums(PaceLine.bounds(target, before));
    return new PaceLine(target, before, sums, clock.instant())
        .pace(rows.waitingForRoom(), inForce.now().terms());
  }

  /** One in force for a moment of the month only is among them. */
  private static List<Agreement> versions(List<Agreement> all, MonthlyTarget month) {
    var ordered =
        all.stream()
            .sorted(
                Comparator.comparing(Agreement::inForceFrom).thenComparingInt(Agreement::number))
            .toList();
    var versions = new ArrayList<Agreement>();
    for (var n = 0; n < ordered.size(); n++) {
      var from = ordered.get(n).inForceFrom();
      var until = n == ordered.size() - 1 ? month.ends() : ordered.get(n + 1).inForceFrom();
      if (from.isBefore(month.ends()) && until.isAfter(month.begins()) && until.isAfter(from)) {
        versions.add(ordered.get(n));
      }
    }
    return versions;
  }
}
