package io.leadrelay.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The clock of a test: it stands still at the moment the test began, moves forward when the test
 * says so, and runs freely again afterwards. The engine and the injected {@link java.time.Clock}
 * follow it.
 *
 * <pre>{@code
 * @RegisterExtension EngineClock clock = new EngineClock();
 * }</pre>
 */
public final class EngineClock implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext context) {
    ClockUtil.setCurrentTime(Date.from(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    reset();
  }

  /** Lets the clock run freely again, from the real time. */
  public void reset() {
    ClockUtil.reset();
  }

  /** The present moment, to the millisecond. */
  public Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  /**
   * Moves on by the given time.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public void advance(Duration time) {
    advanceTo(now().plus(time));
  }

  /**
   * Moves on to the given moment.
   *
   * @throws IllegalArgumentException if it lies in the past
   */
  public void advanceTo(Instant moment) {
    if (moment.isBefore(now())) {
      throw new IllegalArgumentException(
          "The clock moves forward only: it is " + now() + ", asked for " + moment);
    }
    ClockUtil.setCurrentTime(Date.from(moment));
  }
}
