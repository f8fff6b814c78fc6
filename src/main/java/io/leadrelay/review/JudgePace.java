package io.leadrelay.review;

import io.leadrelay.review.PaceChecks.Warning;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks once each working day, after the company has opened, whether the month is in danger. */
@Component
public class JudgePace {

  private static final Logger log = LoggerFactory.getLogger(JudgePace.class);

  private final PaceChecks checks;
  private final MonthFigures figures;
  private final ReviewProcess process;
  private final TellOfReview tell;
  private final TransactionTemplate transaction;
  private final Clock clock;

  JudgePace(
      PaceChecks checks,
      MonthFigures figures,
      ReviewProcess process,
      TellOfReview tell,
      TransactionTemplate transaction,
      Clock clock) {
    this.checks = checks;
    this.figures = figures;
    this.process = process;
    this.tell = tell;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What is known of a day.
   *
   * @param daysSinceWarning working days since the month's last warning; null if there was none
   * @param newReason whether the reason is not the one of that warning, or there was none
   */
  public record Judged(MonthPace pace, @Nullable Integer daysSinceWarning, boolean newReason) {}

  @Scheduled(
      initialDelayString = "${leadrelay.review.look-every:1m}",
      fixedDelayString = "${leadrelay.review.look-every:1m}")
  void look() {
    try {
      today();
    } catch (RuntimeException e) {
      // The next look finds the same day again.
      log.warn("The pace could not be judged", e);
    }
  }

  /**
   * Has today judged, unless it is no working day, the company has not opened yet, or it was judged
   * already.
   *
   * @return whether it was judged here
   */
  public boolean today() {
    return figures
        .workingDay(clock.instant())
        .filter(day -> !checks.isChecked(day))
        .map(figures::pace)
        .filter(this::judged)
        .isPresent();
  }

  private boolean judged(MonthPace pace) {
    try {
      transaction.executeWithoutResult(
          status -> {
            checks.add(pace, clock.instant());
            checks.setProcessInstance(pace.day(), process.workingDayBegun(pace.day()));
          });
      return true;
    } catch (DuplicateKeyException anotherNodeWasFirst) {
      return false;
    }
  }

  /** What the table is asked about a day. */
  public Judged of(LocalDate day) {
    var pace = checks.get(day);
    var last = checks.lastWarning(pace.month());
    return new Judged(
        pace,
        last.map(warning -> pace.workingDaysGone() - warning.workingDaysGone()).orElse(null),
        !last.map(Warning::reason).equals(Optional.of(pace.reason())));
  }

  /** Warns the leads of both teams. */
  public void warn(LocalDate day) {
    transaction.executeWithoutResult(
        status -> {
          checks.warned(day);
          tell.warn(checks.get(day));
        });
  }
}
