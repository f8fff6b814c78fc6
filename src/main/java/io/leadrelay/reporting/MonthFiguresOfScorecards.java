package io.leadrelay.reporting;

import io.leadrelay.agreement.MonthlyTarget;
import io.leadrelay.agreement.Quota;
import io.leadrelay.agreement.Quotas;
import io.leadrelay.review.MonthFigures;
import io.leadrelay.review.MonthPace;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Agreements;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a review the scorecard of its month, and a warning the pace of the one that runs. */
@Component
@Transactional(readOnly = true)
class MonthFiguresOfScorecards implements MonthFigures {

  private static final ScorecardPage FIRST_HUNDRED = new ScorecardPage(null, null, 100);

  private final Scorecards scorecards;
  private final Quotas quotas;
  private final Agreements agreements;
  private final AgreementInForce inForce;
  private final ScorecardInWords words;

  MonthFiguresOfScorecards(
      Scorecards scorecards,
      Quotas quotas,
      Agreements agreements,
      AgreementInForce inForce,
      ScorecardInWords words) {
    this.scorecards = scorecards;
    this.quotas = quotas;
    this.agreements = agreements;
    this.inForce = inForce;
    this.words = words;
  }

  @Override
  public List<MonthOver> over(Instant now, int most) {
    var all = agreements.all();
    var running = MonthlyTarget.at(all, now).month();
    var first =
        all.stream()
            .map(Agreement::inForceFrom)
            .min(Instant::compareTo)
            .map(since -> MonthlyTarget.at(all, since).month())
            .orElse(running);
    return Stream.iterate(
            running.minusMonths(most),
            month -> month.isBefore(running),
            month -> month.plusMonths(1))
        .filter(month -> !month.isBefore(first))
        .map(month -> MonthlyTarget.of(all, month))
        .filter(target -> target.workingDays() > 0)
        .map(target -> new MonthOver(target.month(), target.zone()))
        .toList();
  }

  @Override
  public MonthResult of(YearMonth month, Locale language) {
    var card = scorecards.of(month, FIRST_HUNDRED);
    return new MonthResult(
        words.figures(card, language), card.figures().values(), words.missed(card, language));
  }

  @Override
  public Optional<LocalDate> workingDay(Instant now) {
    var calendar = inForce.now().terms().calendar();
    var here = now.atZone(calendar.zone());
    var today = here.toLocalDate();
    return calendar.isWorkingDay(today)
            && calendar.hours().on(today.getDayOfWeek()).get(0).from()
                <= here.getHour() * 60 + here.getMinute()
        ? Optional.of(today)
        : Optional.empty();
  }

  @Override
  public MonthPace pace(LocalDate day) {
    var quota = quotas.of(null);
    var pace = scorecards.pace(null);
    return new MonthPace(
        quota.month(),
        day,
        quota.workingDays(),
        quota.workingDays() - quota.workingDaysLeft(),
        BigDecimal.valueOf(quota.target()),
        // On the first working day of all there is nothing to forecast from.
        pace.forecast() == null ? quota.points() : pace.forecast().points(),
        pace.waiting() == null ? BigDecimal.ZERO : pace.waiting().points(),
        takenAway(quota));
  }

  private static BigDecimal takenAway(Quota quota) {
    return quota.delivered().stream()
        .map(line -> line.weight().multiply(BigDecimal.valueOf(line.subtracted())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
