package io.leadrelay.terms;

import java.time.Duration;
import java.time.Instant;

/** Never closes. */
final class RoundTheClock implements WorkingTime {

  @Override
  public Instant plus(Instant start, Duration delay) {
    return start.plus(Openings.notNegative(delay));
  }

  @Override
  public Duration between(Instant from, Instant to) {
    return Openings.notNegative(Duration.between(from, to));
  }

  @Override
  public Instant nextOpen(Instant at) {
    return at;
  }

  @Override
  public boolean isOpen(Instant at) {
    return true;
  }
}
