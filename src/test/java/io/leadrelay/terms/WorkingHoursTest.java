package io.leadrelay.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Working hours")
class WorkingHoursTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mon-Fri 9-17                            | Mon-Fri 09:00-17:00
          Mo-Do 09:00-12:30 13:00-17:00; Fr 9-15  | Mon-Thu 09:00-12:30 13:00-17:00; Fri 09:00-15:00
          monday, tuesday 8:15-16                 | Mon-Tue 08:15-16:00
          Mon 13-17 8-12                          | Mon 08:00-12:00 13:00-17:00
          Sat-Mon 0-24                            | Mon 00:00-24:00; Sat-Sun 00:00-24:00
          Mo. – Fr. 9 – 17                        | Mon-Fri 09:00-17:00
          """)
  @DisplayName("are read as people write them, in English and German")
  void areRead(String written, String read) {
    assertThat(WorkingHours.parse(written)).hasToString(read);
    assertThat(WorkingHours.parse(read)).isEqualTo(WorkingHours.parse(written));
    assertThat(WorkingHours.parse(WorkingHours.parse(read).in(Locale.GERMAN))).hasToString(read);
  }

  @Test
  @DisplayName("are free on a day that is not named")
  void areFree() {
    var hours = WorkingHours.parse("Mon-Fri 9-17");

    assertThat(hours.on(DayOfWeek.SUNDAY)).isEmpty();
    assertThat(hours.on(DayOfWeek.MONDAY)).containsExactly(new WorkingHours.Opening(540, 1020));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                     | never open
          ;                      | never open
          Mon-Fri                | cannot be read
          9-17                   | cannot be read
          Mon 9-17 Tue           | cannot be read
          Foo 9-17               | cannot be read
          M 9-17                 | cannot be read
          Mon 9-25               | cannot be read
          Mon 9:75-17            | cannot be read
          Mon 17-9               | the end is not after the beginning
          Mon 9-13 12-17         | The working hours of Monday overlap: 09:00-13:00 and 12:00-17:00.
          Mon 9-17; Mon-Tue 9-10 | The working hours of Monday overlap
          """)
  @DisplayName("are refused with the reason where they make no sense")
  void areRefused(String written, String reason) {
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> WorkingHours.parse(written))
        .withMessageContaining(reason);
  }
}
