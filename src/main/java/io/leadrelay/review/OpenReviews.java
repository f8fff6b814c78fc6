package io.leadrelay.review;

import io.leadrelay.review.MonthFigures.MonthOver;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the review of a month as soon as it is over; after an outage those that were missed. */
@Component
public class OpenReviews {

  /** Older ones nobody can do anything about. */
  static final int MOST = 3;

  private static final Logger log = LoggerFactory.getLogger(OpenReviews.class);

  private final Reviews reviews;
  private final MonthFigures figures;
  private final ReviewProcess process;
  private final TransactionTemplate transaction;
  private final Clock clock;

  OpenReviews(
      Reviews reviews,
      MonthFigures figures,
      ReviewProcess process,
      TransactionTemplate transaction,
      Clock clock) {
    this.reviews = reviews;
    this.figures = figures;
    this.process = process;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${leadrelay.review.look-every:1m}",
      fixedDelayString = "${leadrelay.review.look-every:1m}")
  void look() {
    try {
      open();
    } catch (RuntimeException e) {
      // The next look finds the same months again.
      log.warn("The review of a month could not be opened", e);
    }
  }

  /**
   * Opens what is due, each month in a transaction of its own.
   *
   * @return the months that were opened here, the oldest first
   */
  public List<YearMonth> open() {
    var known = reviews.months();
    var opened = new ArrayList<YearMonth>();
    for (var over : figures.over(clock.instant(), MOST)) {
      if (!known.contains(over.month()) && open(over)) {
        opened.add(over.month());
      }
    }
    return opened;
  }

  private boolean open(MonthOver over) {
    try {
      transaction.executeWithoutResult(
          status -> {
            reviews.open(over.month(), over.zone(), clock.instant());
            reviews.setProcessInstance(over.month(), process.monthOver(over.month()));
          });
      return true;
    } catch (DuplicateKeyException anotherNodeWasFirst) {
      return false;
    }
  }
}
