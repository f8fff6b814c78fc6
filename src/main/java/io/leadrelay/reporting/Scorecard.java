package io.leadrelay.reporting;

import io.leadrelay.agreement.Quota;
import io.leadrelay.terms.Agreement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/**
 * A month against the agreement. A handoff belongs to the month of its time, in the zone in which
 * the month ends, and is measured by the version and the deadline that it has.
 *
 * @param asOf when it was drawn up: later attempts and rulings change also a month that is over
 * @param versions that were in force for any part of the month, the earliest first
 * @param contacts by grade, hot leads first, and at last of both together
 * @param rejections one for each reason, also where there was none
 * @param missed terms that were not kept, as far as that can be said by now
 * @param restated figures that have changed since the month was reviewed
 */
public record Scorecard(
    YearMonth month,
    ZoneId zone,
    State state,
    Instant asOf,
    List<Agreement> versions,
    Quota quota,
    Pace pace,
    List<Contact> contacts,
    Attempts attempts,
    List<Rejections> rejections,
    Rulings rulings,
    List<MissedTerm> missed,
    List<Restated> restated) {

  /** Whether the month is over. */
  public enum State {
    RUNNING,
    OVER
  }

  Scorecard restated(List<Restated> changed) {
    return new Scorecard(
        month,
        zone,
        state,
        asOf,
        versions,
        quota,
        pace,
        contacts,
        attempts,
        rejections,
        rulings,
        missed,
        changed);
  }

  /** The figures of the month that can be compared with those of another time. */
  public Figures figures() {
    return Figures.of(this);
  }
}
