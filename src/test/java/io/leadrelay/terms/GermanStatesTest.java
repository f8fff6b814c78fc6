package io.leadrelay.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The working calendar of each German state against the states' holiday laws, as they are written
 * down here, and an hour by hour count. What is compared is kept as a table in {@code
 * target/calendar-cases.md}.
 */
@DisplayName("The working calendar of the sixteen German states, 2024 to 2028,")
class GermanStatesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<String> STATES =
      List.of(
          "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH",
          "TH");

  /** The states in which a day is free; the others work. Days free in some towns only are none. */
  private static final Map<String, List<String>> FREE_IN =
      new TreeMap<>(
          Map.of(
              "Heilige Drei Könige", List.of("BW", "BY", "ST"),
              "Frauentag", List.of("BE", "MV"),
              "Tag der Befreiung", List.of("BE"),
              "Fronleichnam", List.of("BW", "BY", "HE", "NW", "RP", "SL"),
              "Mariä Himmelfahrt", List.of("SL"),
              "Weltkindertag", List.of("TH"),
              "Reformationstag", List.of("BB", "MV", "SN", "ST", "TH", "HB", "HH", "NI", "SH"),
              "Allerheiligen", List.of("BW", "BY", "NW", "RP", "SL"),
              "Buß- und Bettag", List.of("SN")));

  private record Case(
      String state, String occasion, LocalDateTime start, int hours, LocalDateTime expected) {}

  @Test
  @DisplayName("comes to the same deadlines as the states' laws, counted hour by hour")
  void comesToTheSameDeadlines() throws IOException {
    var cases = new ArrayList<Case>();
    for (var state : STATES) {
      for (var year = 2024; year <= 2028; year++) {
        cases.addAll(cases(state, year));
      }
    }
    var table = new StringBuilder("| State | Over | Start | Working hours | Expected | Found |\n");
    table.append("|---|---|---|---|---|---|\n");
    var wrong = new ArrayList<String>();
    for (var one : cases) {
      var time =
          WorkingTimes.of(
              WorkingCalendar.of(
                  "Europe/Berlin", "Mon-Fri 09:00-17:00", "DE-" + one.state(), List.of()));
      var start = one.start().atZone(BERLIN).toInstant();
      var delay = Duration.ofHours(one.hours());
      var found = time.plus(start, delay);
      var row =
          "| %s | %s | %s | %d | %s | %s |"
              .formatted(
                  one.state(),
                  one.occasion(),
                  one.start(),
                  one.hours(),
                  one.expected(),
                  found.atZone(BERLIN).toLocalDateTime());
      table.append(row).append('\n');
      if (!found.equals(one.expected().atZone(BERLIN).toInstant())
          || !time.between(start, found).equals(delay)) {
        wrong.add(row);
      }
    }
    Files.writeString(Path.of("target", "calendar-cases.md"), table);
    System.out.println(table);

    assertThat(wrong).isEmpty();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(200);
    assertThat(cases.stream().map(one -> one.state() + one.start().getYear()).distinct())
        .hasSizeGreaterThanOrEqualTo(STATES.size() * 5);
  }

  /** Over each day that only some states have free, and over the whole year. */
  private static List<Case> cases(String state, int year) {
    var free = free(state, year);
    var cases = new ArrayList<Case>();
    for (var occasion : FREE_IN.keySet()) {
      var day = day(occasion, year);
      if (day != null && isWeekday(day)) {
        var before = day.minusDays(1);
        while (!isWeekday(before) || free.contains(before)) {
          before = before.minusDays(1);
        }
        cases.add(expected(state, day + " " + occasion, before.atTime(16, 0), 3, free));
      }
    }
    cases.add(expected(state, "ten months", LocalDate.of(year, 1, 1).atTime(10, 0), 8 * 200, free));
    return cases;
  }

  private static Case expected(
      String state, String occasion, LocalDateTime start, int hours, Set<LocalDate> free) {
    var at = start;
    for (var left = hours; left > 0; ) {
      var works =
          isWeekday(at.toLocalDate())
              && !free.contains(at.toLocalDate())
              && at.getHour() >= 9
              && at.getHour() < 17;
      left -= works ? 1 : 0;
      at = at.plusHours(1);
    }
    return new Case(state, occasion, start, hours, at);
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
  }

  /** The public holidays of a state by its law, with those of the year after's beginning. */
  private static Set<LocalDate> free(String state, int year) {
    var free = new TreeSet<LocalDate>();
    for (var each : List.of(year, year + 1)) {
      var easter = easter(each);
      free.addAll(
          Arrays.asList(
              LocalDate.of(each, 1, 1),
              easter.minusDays(2),
              easter.plusDays(1),
              LocalDate.of(each, 5, 1),
              easter.plusDays(39),
              easter.plusDays(50),
              LocalDate.of(each, 10, 3),
              LocalDate.of(each, 12, 25),
              LocalDate.of(each, 12, 26)));
      FREE_IN.forEach(
          (occasion, states) -> {
            var day = day(occasion, each);
            if (day != null && states.contains(state)) {
              free.add(day);
            }
          });
    }
    return free;
  }

  private static @Nullable LocalDate day(String occasion, int year) {
    return switch (occasion) {
      case "Heilige Drei Könige" -> LocalDate.of(year, 1, 6);
      case "Frauentag" -> LocalDate.of(year, 3, 8);
      // Once, eighty years after.
      case "Tag der Befreiung" -> year == 2025 ? LocalDate.of(year, 5, 8) : null;
      case "Fronleichnam" -> easter(year).plusDays(60);
      case "Mariä Himmelfahrt" -> LocalDate.of(year, 8, 15);
      case "Weltkindertag" -> LocalDate.of(year, 9, 20);
      case "Reformationstag" -> LocalDate.of(year, 10, 31);
      case "Allerheiligen" -> LocalDate.of(year, 11, 1);
      // The last Wednesday before 23 November.
      default -> LocalDate.of(year, 11, 23).with(TemporalAdjusters.previous(DayOfWeek.WEDNESDAY));
    };
  }

  /** Easter Sunday by the anonymous Gregorian algorithm (Nature, 20 April 1876). */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int f = (b + 8) / 25;
    int g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4;
    int k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
