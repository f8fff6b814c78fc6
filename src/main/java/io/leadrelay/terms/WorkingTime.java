package io.leadrelay.terms;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts time only while somebody is open. The end of an opening belongs to what comes after it, so
 * a start outside the openings, or exactly at a closing, counts from the next opening; a delay that
 * is used up exactly at a closing ends there. Openings that touch are one. What counts is the time
 * that really passes, also where the clocks are put forward or back.
 */
public interface WorkingTime {

  /** Time that always counts. */
  WorkingTime ROUND_THE_CLOCK = new RoundTheClock();

  /**
   * When so much open time has passed. With no delay it is the next opening.
   *
   * @throws IllegalArgumentException if the delay is negative
   * @throws NeverOpens if there is no opening to count
   */
  Instant plus(Instant start, Duration delay);

  /**
   * How much open time lies from one time until before another.
   *
   * @throws IllegalArgumentException if the second comes before the first
   */
  Duration between(Instant from, Instant to);

  /**
   * That time itself if it is open, else the next opening.
   *
   * @throws NeverOpens if there is none
   */
  Instant nextOpen(Instant at);

  boolean isOpen(Instant at);
}
