package io.leadrelay.review;

import io.leadrelay.review.MonthFigures.MonthResult;
import io.leadrelay.terms.Side;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The months under review and those that are closed. */
public interface Reviews {

  /** All, the latest month first. */
  List<Review> all();

  /** The months that were ever opened. */
  Set<YearMonth> months();

  Optional<Review> find(YearMonth month);

  /**
   * The review of a month, which nobody else changes until the transaction ends.
   *
   * @throws IllegalArgumentException if there is none
   */
  Review lock(YearMonth month);

  /**
   * Opens a month.
   *
   * @throws org.springframework.dao.DuplicateKeyException if another node was first
   */
  void open(YearMonth month, ZoneId zone, Instant at);

  void setProcessInstance(YearMonth month, String instance);

  void setDue(YearMonth month, Instant dueAt);

  /** Files the scorecard as it is shown from now on. */
  void setScorecard(YearMonth month, MonthResult result, List<Restatement> restated);

  /**
   * Files what a side says.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the side has spoken, or the person for
   *     the other one
   */
  void add(YearMonth month, Statement statement);

  void addAction(YearMonth month, Side side, String text);

  /** All that is not done yet, in order of their numbers. */
  List<AgreedAction> openActions();

  void markDone(int action, Instant at, String by);

  void close(YearMonth month, Instant at);
}
