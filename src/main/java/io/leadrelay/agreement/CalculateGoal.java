package io.leadrelay.agreement;

import io.leadrelay.agreement.PastConversions.WonDeals;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The reverse calculation: how many qualified leads a revenue takes. {@link ReverseCalculation}
 * tells the arithmetic.
 */
@Service
public class CalculateGoal {

  private final PastConversions past;
  private final Clock clock;

  CalculateGoal(PastConversions past, Clock clock) {
    this.past = past;
    this.clock = clock;
  }

  /**
   * Calculates what a goal takes, with the live figure for each that was left out.
   *
   * @throws Refusal naming each live figure that cannot be had, and why; or if the goal takes more
   *     than can be counted
   */
  public GoalResult calculate(Goal goal) {
    return goal.leftOut().isEmpty()
        ? calculate(
            goal,
            typed(goal.averageDealSize()),
            goal.currency(),
            typed(goal.leadToOpportunity()),
            typed(goal.opportunityToCustomer()))
        : fromThePast(goal);
  }

  private GoalResult fromThePast(Goal goal) {
    var timeToClose = past.timeToClose().orElseThrow(() -> nothingClosed(goal));
    var latest = clock.instant().minus(timeToClose);
    var errors = new ArrayList<FieldError>();
    var live = new LiveFigures(timeToClose, past.handedOverUntil(latest), errors);
    var won =
        goal.averageDealSize() == null
            ? live.inOneCurrency(past.wonDeals(latest), Optional.ofNullable(goal.currency()))
            : Optional.<WonDeals>empty();
    var averageDealSize = typed(goal.averageDealSize()).or(() -> won.map(live::averageDealSize));
    var leadToOpportunity = typed(goal.leadToOpportunity()).or(live::leadToOpportunity);
    var opportunityToCustomer = typed(goal.opportunityToCustomer()).or(live::opportunityToCustomer);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return calculate(
        goal,
        averageDealSize,
        won.map(WonDeals::currency).orElse(goal.currency()),
        leadToOpportunity,
        opportunityToCustomer);
  }

  private static GoalResult calculate(
      Goal goal,
      Optional<Figure> averageDealSize,
      @Nullable String currency,
      Optional<Figure> leadToOpportunity,
      Optional<Figure> opportunityToCustomer) {
    return ReverseCalculation.of(
        goal,
        averageDealSize.orElseThrow(),
        currency,
        leadToOpportunity.orElseThrow(),
        opportunityToCustomer.orElseThrow());
  }

  private static Optional<Figure> typed(@Nullable BigDecimal value) {
    return Optional.ofNullable(value).map(Figure::typed);
  }

  private static Refusal nothingClosed(Goal goal) {
    return Refusal.invalid(
        goal.leftOut().stream()
            .map(
                field ->
                    new FieldError(
                        field,
                        "Type this figure, there is no live one: no deal of a lead that was handed"
                            + " over has been won or lost yet."))
            .toList());
  }
}
