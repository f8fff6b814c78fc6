package io.leadrelay.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.WorkingCalendar.ClosingDay;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The working calendar")
class WorkingCalendarTest {

  private static final LocalDate CHRISTMAS_EVE = LocalDate.of(2026, 12, 24);

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "DE-BY, 2026-06-04, Fronleichnam, Corpus Christi",
    "DE-BE, 2026-06-04, , ",
    "DE, 2026-06-04, , ",
    "DE-NI, 2025-10-31, Reformationstag, Reformation day",
    "DE-BY, 2025-10-31, , ",
    "DE-BY, 2026-01-06, Heilige Drei Könige, Epiphany",
    "DE-NI, 2026-01-06, , ",
    "DE-SN, 2026-11-18, Buß- und Bettag, Day of Repentance and Prayer",
    "DE-BE, 2026-11-18, , ",
    "DE-HH, 2026-10-03, Tag der Deutschen Einheit, German Unity Day",
    "AT, 2026-10-26, Nationalfeiertag, National Day",
    "AT, 2026-12-24, , ",
    "FR-57, 2026-12-26, 2. Weihnachtsfeiertag, 2nd Christmas day",
    "FR, 2026-12-26, , ",
    "GB-ENG, 2026-12-28, Stephanstag, Boxing Day",
    "US, 2021-12-31, Neujahr, New Year's Day"
  })
  @DisplayName("is free on the holidays of its country or state, and says what they are called")
  void knowsHolidays(
      String region, LocalDate day, @Nullable String german, @Nullable String english) {
    var calendar = WorkingCalendar.of("Europe/Berlin", "Mon-Sun 9-17", region, List.of());

    assertThat(calendar.isWorkingDay(day)).isEqualTo(german == null);
    assertThat(calendar.holiday(day, Locale.GERMANY).orElse(null)).isEqualTo(german);
    assertThat(calendar.holiday(day, Locale.FRENCH).orElse(null)).isEqualTo(english);
  }

  @Test
  @DisplayName("speaks English to the English on a German machine")
  void speaksEnglishOnAGermanMachine() {
    var machine = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      var calendar = WorkingCalendar.of("Europe/Berlin", "Mon-Sun 9-17", "DE", List.of());

      assertThat(calendar.holiday(LocalDate.of(2026, 4, 3), Locale.ENGLISH))
          .contains("Good Friday");
    } finally {
      Locale.setDefault(machine);
    }
  }

  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource({
    "DE-BY, 2026-06, 21",
    "DE-BE, 2026-06, 22",
    "AT, 2026-12, 21",
    ", 2026-12, 23",
    "DE, 2026-12, 22"
  })
  @DisplayName("counts the working days of a month")
  void countsAMonth(@Nullable String region, YearMonth month, int days) {
    assertThat(weekdays(region).workingDays(month)).isEqualTo(days);
  }

  @Test
  @DisplayName("counts working days from a day until before another")
  void countsDays() {
    var calendar = weekdays(null, new ClosingDay(CHRISTMAS_EVE, "Christmas Eve"));

    assertThat(calendar.workingDays(CHRISTMAS_EVE, CHRISTMAS_EVE.plusDays(1))).isZero();
    assertThat(calendar.workingDays(CHRISTMAS_EVE.minusDays(1), CHRISTMAS_EVE)).isEqualTo(1);
    assertThat(calendar.workingDays(CHRISTMAS_EVE, CHRISTMAS_EVE)).isZero();
  }

  @Test
  @DisplayName("is free on days without hours and on the company's own closing days")
  void isFreeWhenClosed() {
    var calendar = weekdays(null, new ClosingDay(CHRISTMAS_EVE, " Christmas Eve "));

    assertThat(calendar.isWorkingDay(CHRISTMAS_EVE)).isFalse();
    assertThat(calendar.isWorkingDay(CHRISTMAS_EVE.plusDays(1))).isTrue();
    assertThat(calendar.isWorkingDay(CHRISTMAS_EVE.plusDays(2))).as("a Saturday").isFalse();
    assertThat(calendar.closingDays()).containsEntry(CHRISTMAS_EVE, "Christmas Eve");
  }

  @Test
  @DisplayName("is read as people write it")
  void isReadAsWritten() {
    assertThat(WorkingCalendar.of(" Europe/Vienna ", "Mo-Fr 9-17", " at-9 ", List.of()))
        .isEqualTo(
            new WorkingCalendar(
                ZoneId.of("Europe/Vienna"),
                WorkingHours.parse("Mon-Fri 9-17"),
                "AT-9",
                new java.util.TreeMap<>()));
    assertThat(WorkingCalendar.of("UTC", "Mo-Fr 9-17", " ", List.of()).holidays()).isNull();
  }

  @Test
  @DisplayName("is refused with a sentence for each field that is wrong")
  void namesAllFields() {
    var errors = errors("Berlin", "never", "XX", List.of(new ClosingDay(CHRISTMAS_EVE, null)));

    assertThat(errors)
        .extracting(FieldError::field)
        .containsExactly("zone", "workingHours", "holidays", "closingDays");
    assertThat(errors.get(0).reason())
        .isEqualTo(
            "There is no time zone 'Berlin'; for example: Europe/Berlin, America/New_York, UTC.");
    assertThat(errors.get(2).reason())
        .startsWith("No public holidays are known of the country 'XX'. Known are AD, AE,")
        .contains(", DE, ")
        .doesNotContain("NYSE");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "DE-ZZ | DE has no state 'ZZ' with holidays of its own. Known are DE-BB, DE-BE, DE-BW, DE-BY,",
        "JP-13 | The holidays of JP are the same in all of the country: write JP.",
        "Bayern | The holidays are those of a country, such as DE, or of a state, such as DE-BY; not",
        "NYSE | The holidays are those of a country, such as DE, or of a state, such as DE-BY; not"
      })
  @DisplayName("names the regions that there are")
  void namesRegions(String region, String sentence) {
    assertThat(errors("UTC", "Mon-Fri 9-17", region, List.of()))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("holidays");
              assertThat(error.reason()).startsWith(sentence);
            });
  }

  @Test
  @DisplayName("takes up to 400 closing days with names of up to 100 characters, each once")
  void limitsClosingDays() {
    var days =
        IntStream.range(0, 401)
            .mapToObj(n -> new ClosingDay(CHRISTMAS_EVE.plusDays(n), "x".repeat(100)))
            .toList();

    assertThat(weekdays(null, days.subList(0, 400).toArray(ClosingDay[]::new)).closingDays())
        .hasSize(400);
    assertThat(reason(days)).isEqualTo("A calendar takes at most 400 closing days; these are 401.");
    assertThat(reason(List.of(new ClosingDay(CHRISTMAS_EVE, "x".repeat(101)))))
        .isEqualTo("The name of the closing day 2026-12-24 has more than 100 characters.");
    assertThat(reason(List.of(new ClosingDay(CHRISTMAS_EVE, " "))))
        .isEqualTo("The closing day 2026-12-24 has no name, such as Stocktaking.");
    assertThat(
            reason(List.of(new ClosingDay(CHRISTMAS_EVE, "a"), new ClosingDay(CHRISTMAS_EVE, "b"))))
        .isEqualTo("The closing day 2026-12-24 is named twice.");
  }

  private static WorkingCalendar weekdays(@Nullable String region, ClosingDay... closing) {
    return WorkingCalendar.of("Europe/Berlin", "Mon-Fri 9-17", region, List.of(closing));
  }

  private static String reason(List<ClosingDay> closing) {
    var errors = errors("UTC", "Mon-Fri 9-17", null, closing);
    assertThat(errors).extracting(FieldError::field).containsExactly("closingDays");
    return errors.get(0).reason();
  }

  private static List<FieldError> errors(
      String zone, String hours, @Nullable String region, List<ClosingDay> closing) {
    return catchThrowableOfType(
            Refusal.class, () -> WorkingCalendar.of(zone, hours, region, closing))
        .errors();
  }
}
