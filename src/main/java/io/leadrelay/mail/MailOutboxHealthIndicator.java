package io.leadrelay.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Shows mails that failed for good: under {@code mailOutbox} in the health, and as the figures
 * {@code leadrelay.mail.failed} and {@code leadrelay.mail.unsent}.
 */
@Component
class MailOutboxHealthIndicator implements HealthIndicator, MeterBinder {

  /** Not DOWN: one address that bounces must not take a working system off the network. */
  static final Status DEGRADED = new Status("DEGRADED", "Mails have failed for good");

  private static final Duration RECENT = Duration.ofDays(7);

  private final Outbox outbox;
  private final Clock clock;

  MailOutboxHealthIndicator(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Health health() {
    long failed = outbox.failedSince(clock.instant().minus(RECENT));
    return Health.status(failed == 0 ? Status.UP : DEGRADED)
        .withDetail("failedInSevenDays", failed)
        .withDetail("unsent", outbox.unsent())
        .build();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("leadrelay.mail.failed", () -> outbox.failedSince(Instant.EPOCH))
        .description("Mails that failed for good")
        .register(registry);
    Gauge.builder("leadrelay.mail.unsent", outbox::unsent)
        .description("Mails still to be sent")
        .register(registry);
  }
}
