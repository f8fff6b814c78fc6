package io.leadrelay.agreement;

import static io.leadrelay.agreement.Versions.calendar;
import static io.leadrelay.agreement.Versions.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.WorkingCalendar;
import io.leadrelay.terms.WorkingCalendar.ClosingDay;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The target of a month")
class MonthlyTargetTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final WorkingCalendar WEEKDAYS = calendar("Mon-Fri 9-17");
  private static final Agreement FIRST = version(1, "2026-01-01T00:00:00Z", 500, WEEKDAYS);

  @Test
  @DisplayName("is that of the version that is in force throughout")
  void isThatOfOneVersion() {
    var target = MonthlyTarget.of(List.of(FIRST), NOVEMBER);

    assertThat(target.points()).isEqualTo(500);
    assertThat(target.workingDays()).isEqualTo(21);
  }

  @Test
  @DisplayName("is due by equal shares on the working days, each rounded up")
  void isDueByEqualShares() {
    var target = MonthlyTarget.of(List.of(FIRST), NOVEMBER);

    assertThat(target.dueBy(day(1))).as("a Sunday").isZero();
    assertThat(target.dueBy(day(2))).as("500 / 21 = 23.8").isEqualTo(24);
    assertThat(target.dueBy(day(6))).as("5 * 500 / 21 = 119.05").isEqualTo(120);
    assertThat(target.dueBy(day(8))).as("over the weekend").isEqualTo(120);
    assertThat(target.dueBy(day(29))).isEqualTo(477);
    assertThat(target.dueBy(day(30))).isEqualTo(500);
    assertThat(target.workingDaysFrom(day(7))).isEqualTo(16);
    assertThat(target.workingDaysFrom(day(30))).as("the day included").isEqualTo(1);
    assertThat(target.workingDaysFrom(LocalDate.of(2026, 12, 1))).isZero();
  }

  @Test
  @DisplayName("changes with a new version from its first whole day on")
  void changesDuringTheMonth() {
    var noon = version(2, "2026-11-16T11:00:00Z", 1000, WEEKDAYS);
    var midnight = version(2, "2026-11-15T23:00:00Z", 1000, WEEKDAYS);

    assertThat(MonthlyTarget.of(List.of(noon, FIRST), NOVEMBER).points())
        .as("11 days of 500 / 21 and 10 of 1000 / 21")
        .isEqualTo(739);
    assertThat(MonthlyTarget.of(List.of(midnight, FIRST), NOVEMBER).points())
        .as("10 days of 500 / 21 and 11 of 1000 / 21, from midnight in Berlin on")
        .isEqualTo(762);
  }

  @Test
  @DisplayName("follows the calendar of each version")
  void followsEachCalendar() {
    var sixDays = version(2, "2026-11-15T23:00:00Z", 250, calendar("Mon-Sat 9-17"));

    var target = MonthlyTarget.of(List.of(FIRST, sixDays), NOVEMBER);

    assertThat(target.workingDays()).as("10 and 13").isEqualTo(23);
    assertThat(target.points()).as("10 * 500 / 21 + 13 * 250 / 25 = 368.1").isEqualTo(369);
  }

  @Test
  @DisplayName("is smaller in the month in which the first version begins, and none before")
  void beginsWithTheFirst() {
    var first = version(1, "2026-11-24T00:00:00Z", 500, WEEKDAYS);

    var target = MonthlyTarget.of(List.of(first), NOVEMBER);

    assertThat(target.points()).as("4 * 500 / 21: the 24th had begun in Berlin").isEqualTo(96);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> MonthlyTarget.of(List.of(first), YearMonth.of(2026, 10)))
        .withMessage("No agreement was in force in 2026-10 yet.");
  }

  @Test
  @DisplayName("is nothing in a month without a working day")
  void isNothingWithoutAWorkingDay() {
    var closed =
        WorkingCalendar.of(
            "Europe/Berlin",
            "Mon-Fri 9-17",
            null,
            IntStream.rangeClosed(1, 30).mapToObj(n -> new ClosingDay(day(n), "Moving")).toList());

    var target =
        MonthlyTarget.of(List.of(version(1, "2026-01-01T00:00:00Z", 500, closed)), NOVEMBER);

    assertThat(target.points()).isZero();
    assertThat(target.workingDays()).isZero();
    assertThat(target.dueBy(day(30))).isZero();
  }

  @Test
  @DisplayName("is spread over a month that leaves no moment out when the zone changes")
  void leavesNoMomentOut() {
    var newYork =
        version(
            2,
            "2026-11-10T00:00:00Z",
            500,
            WorkingCalendar.of("America/New_York", "Mon-Fri 9-17", "US", List.of()));
    var all = List.of(FIRST, newYork);

    var november = MonthlyTarget.of(all, NOVEMBER);

    assertThat(november.begins()).isEqualTo("2026-10-31T23:00:00Z");
    assertThat(november.ends()).isEqualTo("2026-12-01T05:00:00Z");
    assertThat(MonthlyTarget.of(all, YearMonth.of(2026, 12)).begins()).isEqualTo(november.ends());
    assertThat(MonthlyTarget.at(all, november.begins()).month()).isEqualTo(NOVEMBER);
    assertThat(MonthlyTarget.at(all, november.begins().minusMillis(1)).month())
        .isEqualTo(YearMonth.of(2026, 10));
    assertThat(MonthlyTarget.at(all, november.ends().minusMillis(1)).month()).isEqualTo(NOVEMBER);
    assertThat(MonthlyTarget.at(all, november.ends()).month()).isEqualTo(YearMonth.of(2026, 12));
  }

  @Test
  @DisplayName("ends when the version then in force says so, and never twice")
  void endsByTheVersionThenInForce() {
    assertThat(endWith("America/New_York", "2026-11-30T23:00:00Z"))
        .as("at that midnight the old version was still in force")
        .isEqualTo("2026-11-30T23:00:00Z");
    assertThat(endWith("America/New_York", "2026-11-30T22:59:59Z"))
        .isEqualTo("2026-12-01T05:00:00Z");
    assertThat(endWith("Pacific/Auckland", "2026-11-30T09:00:00Z"))
        .isEqualTo("2026-11-30T11:00:00Z");
    assertThat(endWith("Pacific/Auckland", "2026-11-30T20:00:00Z"))
        .as("with the new version, to which it is December already")
        .isEqualTo("2026-11-30T20:00:00Z");
  }

  private static Instant endWith(String zone, String from) {
    var next = version(2, from, 600, WorkingCalendar.of(zone, "Mon-Fri 9-17", null, List.of()));
    var all = List.of(next, FIRST);
    var end = MonthlyTarget.of(all, NOVEMBER).ends();
    assertThat(MonthlyTarget.of(all, YearMonth.of(2026, 12)).begins()).isEqualTo(end);
    assertThat(MonthlyTarget.at(all, end).month()).isEqualTo(YearMonth.of(2026, 12));
    assertThat(MonthlyTarget.at(all, end.minusMillis(1)).month()).isEqualTo(NOVEMBER);
    return end;
  }

  @Test
  @DisplayName("is, in 200 made-up months, what adding it up by hand gives")
  void isWhatAddingUpGives() {
    var random = new Random(4);
    for (var n = 0; n < 200; n++) {
      var month = YearMonth.of(2026, 1 + random.nextInt(12));
      var versions = versions(random, month);

      var target = MonthlyTarget.of(versions, month);

      var sum = Ratio.NONE;
      for (var day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
        sum = sum.plus(shareByHand(versions, day));
        assertThat(target.dueBy(day)).as("%s of month %d", day, n).isEqualTo(sum.roundedUp());
      }
      assertThat(target.points()).isEqualTo(sum.roundedUp());
    }
  }

  /** Looks at one day after the other, version by version in the order of their numbers. */
  private static Ratio shareByHand(List<Agreement> versions, LocalDate day) {
    Agreement inForce = null;
    for (var number = 1; number <= versions.size(); number++) {
      for (var version : versions) {
        var begins = ZonedDateTime.of(day.atStartOfDay(), version.terms().calendar().zone());
        if (version.number() == number
            && begins.toInstant().compareTo(version.inForceFrom()) >= 0) {
          inForce = version;
        }
      }
    }
    if (inForce == null || !works(inForce, day)) {
      return Ratio.NONE;
    }
    var days = 0;
    for (var n = 1; n <= day.lengthOfMonth(); n++) {
      days += works(inForce, day.withDayOfMonth(n)) ? 1 : 0;
    }
    return new Ratio(BigInteger.valueOf(inForce.terms().monthlyTarget()), BigInteger.valueOf(days));
  }

  private static boolean works(Agreement version, LocalDate day) {
    var calendar = version.terms().calendar();
    var free = calendar.hours().on(DayOfWeek.SATURDAY).isEmpty() ? 6 : 7;
    return day.getDayOfWeek().getValue() < free && !calendar.closingDays().containsKey(day);
  }

  /** Up to four versions, each a little later than the one before; the first may be late too. */
  private static List<Agreement> versions(Random random, YearMonth month) {
    var zones = List.of("Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "UTC");
    var versions = new ArrayList<Agreement>();
    var from = month.atDay(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    from = from.plusSeconds(3600L * (random.nextInt(200) - 100));
    for (var number = 1; number <= 1 + random.nextInt(4); number++) {
      var closing = new ArrayList<ClosingDay>();
      for (var n = 1; n <= month.lengthOfMonth(); n++) {
        if (random.nextInt(6) == 0) {
          closing.add(new ClosingDay(month.atDay(n), "Closed"));
        }
      }
      versions.add(
          version(
              number,
              from,
              1 + random.nextInt(2000),
              WorkingCalendar.of(
                  zones.get(random.nextInt(zones.size())),
                  random.nextBoolean() ? "Mon-Fri 9-17" : "Mon-Sat 8-12",
                  null,
                  closing)));
      from = from.plusSeconds(3600L * (1 + random.nextInt(300)));
    }
    Collections.shuffle(versions, random);
    return versions;
  }

  private record Ratio(BigInteger over, BigInteger under) {

    static final Ratio NONE = new Ratio(BigInteger.ZERO, BigInteger.ONE);

    Ratio plus(Ratio other) {
      return new Ratio(
          over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    int roundedUp() {
      var whole = over.divideAndRemainder(under);
      return whole[0].intValueExact() + whole[1].signum();
    }
  }

  private static LocalDate day(int day) {
    return NOVEMBER.atDay(day);
  }
}
