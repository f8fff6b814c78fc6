package io.leadrelay.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The engine's clock as a {@link Clock}: whoever moves one has moved both. */
public final class ProcessClock extends Clock {

  private final ZoneId zone;

  /** In UTC. */
  public ProcessClock() {
    this(ZoneOffset.UTC);
  }

  private ProcessClock(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ProcessClock(zone);
  }

  @Override
  public Instant instant() {
    return ClockUtil.getCurrentTime().toInstant();
  }
}
