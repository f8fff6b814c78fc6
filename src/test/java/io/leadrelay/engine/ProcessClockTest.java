package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The clock")
class ProcessClockTest {

  @RegisterExtension EngineClock time = new EngineClock();

  private final Clock clock = new ProcessClock();

  @Test
  @DisplayName("tells universal time")
  void tellsUniversalTime() {
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    assertThat(clock.withZone(ZoneId.of("Europe/Berlin")).instant()).isEqualTo(clock.instant());
  }

  @Test
  @DisplayName("moves with the engine's")
  void movesWithTheEngines() {
    Instant before = clock.instant();

    time.advance(Duration.ofDays(3));

    assertThat(clock.instant()).isEqualTo(before.plus(3, ChronoUnit.DAYS));
    assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo(clock.instant());
  }

  @Test
  @DisplayName("of a test never moves back")
  void neverMovesBack() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> time.advance(Duration.ofMillis(-1)))
        .withMessageContaining("forward only");
  }

  @Test
  @DisplayName("runs freely again after a test")
  void runsFreelyAfterATest() {
    time.advance(Duration.ofDays(3));

    time.reset();

    assertThat(clock.instant()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
  }
}
