package io.leadrelay.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The time left until the first contact")
class TimeLeftTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:19:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-23T11:29:59Z | in 2 h 10 min, Mon 23 Nov, 12:29",
        "2026-11-23T09:24:00Z | in 5 min, Mon 23 Nov, 10:24",
        "2026-11-23T09:19:30Z | in less than a minute, Mon 23 Nov, 10:19",
        "2026-11-24T09:19:00Z | in 1 day, Tue 24 Nov, 10:19",
        "2026-11-25T12:19:00Z | in 2 days 3 h, Wed 25 Nov, 13:19",
        "2026-11-23T08:14:00Z | overdue by 1 h 5 min, was due Mon 23 Nov, 09:14"
      })
  @DisplayName("is said in days, hours and minutes, and what is over is called overdue")
  void inWords(Instant due, String said) {
    assertThat(left(Locale.ENGLISH, due)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-23T11:29:00Z | in 2 Std. 10 Min., Mo. 23. Nov., 12:29",
        "2026-11-23T08:14:00Z | überfällig seit 1 Std. 5 Min., war fällig Mo. 23. Nov., 09:14"
      })
  @DisplayName("is said in German too")
  void inGerman(Instant due, String said) {
    assertThat(left(Locale.GERMAN, due)).isEqualTo(said);
  }

  private static String left(Locale language, Instant due) {
    return new TimeLeft(Words.of("messages-card", language), ZoneId.of("Europe/Berlin"), language)
        .of(due, NOW);
  }
}
