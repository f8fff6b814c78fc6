package io.leadrelay.agreement;

import io.leadrelay.agreement.Figure.Sample;
import io.leadrelay.agreement.PastConversions.Cohort;
import io.leadrelay.agreement.PastConversions.WonDeals;
import io.leadrelay.lead.FieldError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.apache.commons.statistics.interval.NormalConfidenceInterval;

/**
 * The figures that nobody typed, from the leads that were handed over long enough ago to have come
 * to an end: at least the time to close ago.
 *
 * <p>A rate has the Wilson score interval, the mean deal size Student's t interval, both of 95 %.
 * An opportunity that is still open counts as not won. While Leadrelay is young only quick deals
 * have closed, so that the time to close comes out short.
 */
final class LiveFigures {

  private static final double ERROR_RATE = 0.05;
  private static final double SECONDS_OF_A_DAY = 86_400;

  private final Duration timeToClose;
  private final Cohort cohort;
  private final List<FieldError> errors;

  /**
   * @param errors where to say which figure cannot be had, and why
   */
  LiveFigures(Duration timeToClose, Cohort cohort, List<FieldError> errors) {
    this.timeToClose = timeToClose;
    this.cohort = cohort;
    this.errors = errors;
  }

  Optional<Figure> leadToOpportunity() {
    return cohort.opportunities() == 0
        ? missing(Goal.LEAD_TO_OPPORTUNITY)
        : rate(cohort.opportunities(), cohort.leads());
  }

  Optional<Figure> opportunityToCustomer() {
    return cohort.customers() == 0
        ? missing(Goal.OPPORTUNITY_TO_CUSTOMER)
        : rate(cohort.customers(), cohort.opportunities());
  }

  /** Of the won deals those that a mean can be taken of, as they are in one currency. */
  Optional<WonDeals> inOneCurrency(List<WonDeals> won, Optional<String> currency) {
    if (won.isEmpty()) {
      missing(Goal.AVERAGE_DEAL_SIZE);
      return Optional.empty();
    }
    var asked =
        won.stream()
            .filter(deals -> currency.map(deals.currency()::equals).orElse(won.size() == 1))
            .findFirst();
    if (asked.isEmpty()) {
      var there = String.join(", ", won.stream().map(WonDeals::currency).toList());
      errors.add(
          new FieldError(
              Goal.CURRENCY,
              currency
                  .map(code -> "No deal was won in " + code + ": name one of " + there + ", or")
                  .orElse("Deals were won in several currencies: name one of " + there + ", or")
                  .concat(" type " + Goal.AVERAGE_DEAL_SIZE + ".")));
    }
    return asked;
  }

  Figure averageDealSize(WonDeals won) {
    var variance = won.variance();
    if (variance == null) {
      return figure(won.total(), won.deals(), 0, Double.POSITIVE_INFINITY);
    }
    var mean = won.total().doubleValue() / won.deals();
    var interval =
        NormalConfidenceInterval.MEAN.fromErrorRate(mean, variance, won.deals(), ERROR_RATE);
    return figure(won.total(), won.deals(), interval);
  }

  private Optional<Figure> rate(int part, int all) {
    var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(all, part, ERROR_RATE);
    return Optional.of(figure(BigDecimal.valueOf(part), all, interval));
  }

  private Figure figure(BigDecimal numerator, int denominator, Interval interval) {
    return figure(
        numerator, denominator, Math.max(0, interval.getLowerBound()), interval.getUpperBound());
  }

  private Figure figure(BigDecimal numerator, int denominator, double low, double high) {
    return new Figure(
        numerator, BigDecimal.valueOf(denominator), new Sample(timeToClose, low, high));
  }

  private Optional<Figure> missing(String field) {
    errors.add(new FieldError(field, "Type this figure, there is no live one: " + reason()));
    return Optional.empty();
  }

  private String reason() {
    var days =
        BigDecimal.valueOf(timeToClose.toSeconds() / SECONDS_OF_A_DAY)
            .setScale(1, RoundingMode.HALF_UP);
    var longAgo = " handed over at least " + days + " days ago";
    if (cohort.leads() == 0) {
      return "no lead was" + longAgo + ", the time within which nine of ten deals closed.";
    }
    return cohort.opportunities() == 0
        ? "of the leads" + longAgo + " (" + cohort.leads() + ") none became an opportunity."
        : "of the opportunities of leads"
            + longAgo
            + " ("
            + cohort.opportunities()
            + ") none was won.";
  }
}
