package io.leadrelay.agreement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the leads that were handed over.
 *
 * <p>A lead counts once for each cycle in which it was handed over, at the first handoff that
 * counts; a handoff whose rejection was upheld does not. Leads of an import of history were handed
 * over by no process and do not tell whether there was an opportunity: they are not among them.
 */
public interface PastConversions {

  /**
   * The time from the first handoff until the deal was won or lost within which nine of ten deals
   * were closed (90th percentile, between two deals in proportion); nothing before the first deal.
   */
  Optional<Duration> timeToClose();

  /** The leads whose first handoff was at that time or before. */
  Cohort handedOverUntil(Instant latest);

  /** The won deals of the same leads, by currency in the order of its code. */
  List<WonDeals> wonDeals(Instant latest);

  /**
   * What became of some leads.
   *
   * @param leads how many there are
   * @param opportunities how many of them became an opportunity, closed or not
   * @param customers how many of them were won
   */
  record Cohort(int leads, int opportunities, int customers) {}

  /**
   * Deals won in one currency.
   *
   * @param currency an ISO 4217 code
   * @param deals how many, at least one
   * @param total what they brought together
   * @param variance of the sample (divided by one less than the number of deals); null for one deal
   */
  record WonDeals(String currency, int deals, BigDecimal total, @Nullable Double variance) {}
}
