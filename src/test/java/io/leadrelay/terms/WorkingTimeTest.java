package io.leadrelay.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.WorkingCalendar.ClosingDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Working time")
class WorkingTimeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String OFFICE = "Mon-Thu 09:00-12:00 13:00-17:00; Fri 09:00-15:00";

  @ParameterizedTest(name = "{0}: {1} and {2} is {3}")
  @CsvSource({
    "within an opening,              2026-03-02T09:00, PT1H,   2026-03-02T10:00",
    "over the lunch break,           2026-03-02T11:30, PT1H,   2026-03-02T13:30",
    "used up exactly at a closing,   2026-03-02T11:00, PT1H,   2026-03-02T12:00",
    "used up exactly in the evening, 2026-03-02T09:00, PT7H,   2026-03-02T17:00",
    "one second more,                2026-03-02T09:00, PT7H1S, 2026-03-03T09:00:01",
    "started before the opening,     2026-03-02T07:15, PT30M,  2026-03-02T09:30",
    "started exactly at a closing,   2026-03-02T17:00, PT30M,  2026-03-03T09:30",
    "started in the lunch break,     2026-03-02T12:20, PT30M,  2026-03-02T13:30",
    "started after Friday's closing, 2026-03-06T16:00, PT2H,   2026-03-09T11:00",
    "started on a Sunday,            2026-03-08T23:59, PT2H,   2026-03-09T11:00",
    "no delay while open,            2026-03-02T10:00, PT0S,   2026-03-02T10:00",
    "no delay at the closing,        2026-03-02T12:00, PT0S,   2026-03-02T13:00",
    "over Good Friday to Tuesday,    2026-04-02T16:00, PT2H,   2026-04-07T10:00",
    "started on a public holiday,    2026-05-01T10:00, PT1H,   2026-05-04T10:00",
    "over a closing day,             2026-12-23T16:00, PT2H,   2026-12-28T10:00",
    "eleven weeks and four days,     2026-01-12T09:00, PT402H, 2026-04-02T17:00",
  })
  @DisplayName("counts by the hours, without holidays and closing days")
  void countsByTheHours(String name, LocalDateTime start, Duration delay, LocalDateTime due) {
    var time =
        WorkingTimes.of(
            WorkingCalendar.of(
                "Europe/Berlin",
                OFFICE,
                "DE-BY",
                List.of(new ClosingDay(LocalDate.of(2026, 12, 24), "Christmas Eve"))));

    assertThat(time.plus(berlin(start), delay)).isEqualTo(berlin(due));
    assertThat(time.between(berlin(start), berlin(due))).isEqualTo(delay);
  }

  @ParameterizedTest(name = "{0} on {1} is {2} long")
  @CsvSource({
    "00:00-04:00, 2026-03-29, PT3H",
    "00:00-04:00, 2026-10-25, PT5H",
    "00:00-24:00, 2026-03-29, PT23H",
    "00:00-24:00, 2026-10-25, PT25H",
    "02:30-04:00, 2026-03-29, PT1H",
    "02:15-02:45, 2026-03-29, PT0S",
    "00:00-02:30, 2026-10-25, PT2H30M",
    "02:30-04:00, 2026-10-25, PT2H30M",
    "09:00-17:00, 2026-03-29, PT8H",
  })
  @DisplayName("is the time that really passes when the clocks are put forward or back")
  void countsRealTimeOverAChange(String hours, LocalDate sunday, Duration length) {
    var time = WorkingTimes.of(calendar("Sun " + hours));
    var midnight = sunday.atStartOfDay(BERLIN);

    assertThat(time.between(midnight.toInstant(), midnight.plusDays(1).toInstant()))
        .isEqualTo(length);
  }

  @Test
  @DisplayName("has one clock where two openings touch, also at midnight")
  void joinsOpeningsThatTouch() {
    var touching = WorkingTimes.of(calendar("Mon 22:00-24:00; Tue 00:00-02:00 02:00-03:00"));
    var late = berlin("2026-03-02T23:30");

    assertThat(touching.plus(late, Duration.ofHours(3))).isEqualTo(berlin("2026-03-03T02:30"));
    assertThat(touching.isOpen(berlin("2026-03-03T00:00"))).isTrue();
    assertThat(touching.nextOpen(berlin("2026-03-03T02:00"))).isEqualTo("2026-03-03T01:00:00Z");
    assertThat(touching.isOpen(berlin("2026-03-03T03:00"))).isFalse();
  }

  @Test
  @DisplayName("is a rep's own hours in their own zone, on the company's days")
  void isOfARep() {
    var company = WorkingCalendar.of("Europe/Berlin", "Mon-Fri 9-17", "DE", List.of());
    var lisbon = rep("rep1", "Mon-Fri 10-12", "Europe/Lisbon");

    var time = WorkingTimes.of(company, lisbon);

    assertThat(time.nextOpen(berlin("2026-03-02T09:00"))).isEqualTo(berlin("2026-03-02T11:00"));
    assertThat(time.nextOpen(berlin("2026-05-01T09:00"))).isEqualTo(berlin("2026-05-04T11:00"));
    assertThat(WorkingTimes.of(company, rep("rep2", null, null)).plus(Instant.EPOCH, hours(8)))
        .isEqualTo(WorkingTimes.of(company).plus(Instant.EPOCH, hours(8)));
  }

  @Test
  @DisplayName("does not run while the rep is away")
  void stopsWhileTheRepIsAway() {
    var away =
        rep(
            "rep1",
            "Mon-Fri 9-17",
            null,
            absence("2026-03-02T10:00", "2026-03-02T11:00"),
            absence("2026-03-02T16:00", "2026-03-09T12:00"));

    var time = WorkingTimes.of(calendar("Mon-Fri 9-17"), away);

    assertThat(time.plus(berlin("2026-03-02T09:00"), hours(6)))
        .isEqualTo(berlin("2026-03-02T16:00"));
    assertThat(time.plus(berlin("2026-03-02T09:00"), hours(7)))
        .isEqualTo(berlin("2026-03-09T13:00"));
    assertThat(time.isOpen(berlin("2026-03-02T10:00"))).isFalse();
    assertThat(time.isOpen(berlin("2026-03-02T11:00"))).isTrue();
  }

  @Test
  @DisplayName("of several reps runs while at least one is on duty, and counts none of it twice")
  void unitesReps() {
    var company = calendar("Mon-Fri 9-17");
    var time =
        WorkingTimes.of(
            company,
            List.of(
                rep("early", "Mon 06:00-10:00", null),
                rep("late", "Mon 09:00-12:00", null),
                rep("night", "Mon 14:00-16:00", "America/New_York"),
                inactive("gone")));

    assertThat(time.between(berlin("2026-03-02T00:00"), berlin("2026-03-03T00:00")))
        .isEqualTo(hours(8));
    assertThat(time.plus(berlin("2026-03-02T06:00"), hours(7)))
        .isEqualTo(berlin("2026-03-02T21:00"));
  }

  @Test
  @DisplayName("is the company's where no rep is left, or none will be on duty for two years")
  void fallsBackToTheCompany() {
    var company = calendar("Mon-Fri 9-17");
    var leave = rep("leave", null, null, absence("2026-02-01T00:00", "2036-02-01T00:00"));
    var lastDay = rep("last", null, null, absence("2026-03-03T00:00", "2036-02-01T00:00"));

    for (var reps : List.of(List.<Rep>of(), List.of(inactive("gone")), List.of(leave))) {
      var time = WorkingTimes.of(company, reps);
      assertThat(time.plus(berlin("2026-03-02T16:00"), hours(2)))
          .isEqualTo(berlin("2026-03-03T10:00"));
      assertThat(time.between(berlin("2026-03-02T16:00"), berlin("2026-03-03T10:00")))
          .isEqualTo(hours(2));
    }
    assertThat(
            WorkingTimes.of(company, List.of(lastDay)).plus(berlin("2026-03-02T16:00"), hours(2)))
        .isEqualTo(berlin("2026-03-03T10:00"));
  }

  @Test
  @DisplayName("refuses a calendar that never opens, and names it")
  void refusesACalendarThatNeverOpens() {
    var shut =
        new WorkingCalendar(
            BERLIN,
            WorkingHours.parse("Mon 9-10"),
            null,
            LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2029, 1, 1))
                .collect(Collectors.toMap(day -> day, day -> "Shut", (a, b) -> a, TreeMap::new)));

    assertThatThrownBy(() -> WorkingTimes.of(shut).nextOpen(berlin("2026-02-01T00:00")))
        .isInstanceOf(NeverOpens.class)
        .hasMessageContaining("Mon 09:00-10:00 (Europe/Berlin)")
        .hasMessageContaining("no opening within two years after 2026-01-31T23:00:00Z");
    assertThatThrownBy(() -> WorkingTimes.of(shut).plus(berlin("2025-12-22T00:00"), hours(3)))
        .isInstanceOf(NeverOpens.class);
    assertThat(WorkingTimes.of(shut).between(Instant.EPOCH, berlin("2029-01-01T00:00")))
        .isPositive();
  }

  @Test
  @DisplayName("never runs backwards")
  void neverRunsBackwards() {
    for (var time : List.of(WorkingTimes.of(calendar("Mon 9-17")), WorkingTime.ROUND_THE_CLOCK)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> time.plus(Instant.EPOCH, Duration.ofSeconds(-1)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> time.between(Instant.EPOCH.plusSeconds(1), Instant.EPOCH));
    }
  }

  private static WorkingCalendar calendar(String hours) {
    return WorkingCalendar.of("Europe/Berlin", hours, null, List.of());
  }

  private static Rep rep(
      String id, @Nullable String hours, @Nullable String zone, Absence... absences) {
    return new Rep(
        id,
        null,
        1,
        8,
        Set.of(),
        Set.of(),
        true,
        List.of(absences),
        hours == null ? null : WorkingHours.parse(hours),
        zone == null ? null : ZoneId.of(zone));
  }

  private static Rep inactive(String id) {
    return new Rep(id, null, 1, 8, Set.of(), Set.of(), false, List.of());
  }

  private static Absence absence(String from, String to) {
    return new Absence(UUID.randomUUID(), berlin(from), berlin(to));
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  private static Instant berlin(String wall) {
    return berlin(LocalDateTime.parse(wall));
  }

  private static Instant berlin(LocalDateTime wall) {
    return wall.atZone(BERLIN).toInstant();
  }
}
