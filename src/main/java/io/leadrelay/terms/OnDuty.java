package io.leadrelay.terms;

import java.time.Duration;
import java.time.Instant;

/**
 * Open while one of the reps is on duty. Where none will be within two years, the company's hours
 * count: a lead whose reps are all gone must still come due, so that somebody hears of it.
 */
record OnDuty(WorkingTime reps, WorkingTime company) implements WorkingTime {

  @Override
  public Instant plus(Instant start, Duration delay) {
    try {
      return reps.plus(start, delay);
    } catch (NeverOpens e) {
      return company.plus(start, delay);
    }
  }

  @Override
  public Duration between(Instant from, Instant to) {
    return from(from).between(from, to);
  }

  @Override
  public Instant nextOpen(Instant at) {
    return from(at).nextOpen(at);
  }

  @Override
  public boolean isOpen(Instant at) {
    return from(at).isOpen(at);
  }

  private WorkingTime from(Instant start) {
    try {
      reps.nextOpen(start);
      return reps;
    } catch (NeverOpens e) {
      return company;
    }
  }
}
