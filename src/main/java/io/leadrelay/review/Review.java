package io.leadrelay.review;

import io.leadrelay.terms.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A month that both leads close together.
 *
 * @param zone in which the month ended
 * @param dueAt until when both have said what they think; null until its table was asked
 * @param figures as both were shown them; they are never changed
 * @param values the same and more as numbers by their keys
 * @param missed the terms that were not kept
 * @param restated figures of earlier months that have changed since they were shown
 * @param actions that were agreed on in this review
 */
public record Review(
    YearMonth month,
    ZoneId zone,
    State state,
    Instant openedAt,
    @Nullable Instant dueAt,
    @Nullable Instant closedAt,
    List<ReviewFigure> figures,
    Map<String, BigDecimal> values,
    List<MissedTerm> missed,
    List<Restatement> restated,
    List<Statement> statements,
    List<AgreedAction> actions) {

  /** Whether both have closed it. */
  public enum State {
    OPEN,
    CLOSED
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** What a side has said, if it has. */
  public Optional<Statement> statement(Side side) {
    return statements.stream().filter(statement -> statement.side() == side).findFirst();
  }
}
