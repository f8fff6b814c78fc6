package io.leadrelay.process.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("In a German refusal")
class EnglishDatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          von Mon 21 Dec 2026 bis Wed 3 Mar 2027.    | von 21. Dezember 2026 bis 3. März 2027.
          am 4 May 2027 zurück                       | am 4. Mai 2027 zurück
          am Tue 1 Sep 2026, 09:00 liegen            | am 1. September 2026, 09:00 liegen
          Die Arbeitszeiten von Monday               | Die Arbeitszeiten von Montag
          etwa 2026-12-24 Heiligabend                | etwa 2026-12-24 Heiligabend
          „30 Rooms 2026“ steht nicht zur Wahl       | „30 Rooms 2026“ steht nicht zur Wahl
          """)
  @DisplayName("the dates are German, and what is no date stays")
  void dates(String sentence, String german) {
    assertThat(EnglishDates.inGerman(sentence)).isEqualTo(german);
  }
}
