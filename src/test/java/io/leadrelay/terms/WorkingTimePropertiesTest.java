package io.leadrelay.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.WorkingCalendar.ClosingDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Working time against a reference that is slow and obvious: it looks at the clock on the wall
 * minute by minute and asks of each whether somebody is in.
 */
@DisplayName("Working time, with any calendar, start and delay")
class WorkingTimePropertiesTest {

  private static final int TEAMS = 400;
  private static final int STARTS = 10;
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "America/Sao_Paulo",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "Pacific/Kiritimati",
          "Africa/Cairo",
          "Asia/Beirut",
          "America/Havana",
          "UTC");
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  @Test
  @DisplayName("is what a walk minute by minute finds")
  void agreesWithAWalkMinuteByMinute() {
    var seed = Long.getLong("leadrelay.test.seed", System.nanoTime());
    var random = new Random(seed);
    for (var team = 0; team < TEAMS; team++) {
      var week = RandomTeam.of(random);
      for (var start = 0; start < STARTS; start++) {
        week.check(random, "seed " + seed + ", team " + team + ", start " + start);
      }
    }
  }

  /** Some people of one company, round a week in which the clocks may be changed. */
  private record RandomTeam(WorkingTime time, boolean[] openMinutes, Instant from) {

    private static final int MINUTES = 16 * 24 * 60;

    static RandomTeam of(Random random) {
      var around =
          any(
              random,
              List.of("2018-11-03", "2024-03-29", "2024-10-25", "2024-11-02", "2026-06-10"));
      var monday = LocalDate.parse(around).minusDays(random.nextInt(4));
      var from = monday.atStartOfDay(ZoneId.of("UTC")).toInstant();
      var closed = new TreeSet<LocalDate>();
      for (var days = random.nextInt(4); days > 0; days--) {
        closed.add(monday.plusDays(random.nextInt(10)));
      }
      var zone = any(random, ZONES);
      var hours = Hours.of(random);
      var calendar =
          WorkingCalendar.of(
              zone,
              hours.text(),
              null,
              closed.stream().map(day -> new ClosingDay(day, "Shut")).toList());
      if (random.nextInt(3) == 0) {
        var open = new boolean[MINUTES];
        comeIn(open, from, ZoneId.of(zone), hours, closed, List.of());
        return new RandomTeam(WorkingTimes.of(calendar), open, from);
      }
      var reps = new ArrayList<Rep>();
      var open = new boolean[MINUTES];
      for (var left = 1 + random.nextInt(3); left > 0; left--) {
        var ownHours = random.nextBoolean() ? Hours.of(random) : null;
        var ownZone = random.nextBoolean() ? any(random, ZONES) : null;
        var absences = new ArrayList<Absence>();
        for (var each = random.nextInt(3); each > 0; each--) {
          var away = from.plus(minutes(random, MINUTES / 2));
          absences.add(
              new Absence(UUID.randomUUID(), away, away.plus(minutes(random, 4 * 24 * 60))));
        }
        reps.add(
            new Rep(
                "rep" + left,
                null,
                1,
                1,
                Set.of(),
                Set.of(),
                true,
                absences,
                ownHours == null ? null : WorkingHours.parse(ownHours.text()),
                ownZone == null ? null : ZoneId.of(ownZone)));
        comeIn(
            open,
            from,
            ZoneId.of(ownZone == null ? zone : ownZone),
            ownHours == null ? hours : ownHours,
            closed,
            absences);
      }
      var time =
          reps.size() == 1 && random.nextBoolean()
              ? WorkingTimes.of(calendar, reps.get(0))
              : WorkingTimes.of(calendar, reps);
      return new RandomTeam(time, open, from);
    }

    /** The clock on the wall never goes back: where it is put back, it stands still until then. */
    private static void comeIn(
        boolean[] open,
        Instant from,
        ZoneId zone,
        Hours hours,
        Set<LocalDate> closed,
        List<Absence> absences) {
      var wall = LocalDateTime.MIN;
      for (var minute = -24 * 60; minute < MINUTES; minute++) {
        var at = from.plusSeconds(60L * minute);
        var shown = LocalDateTime.ofInstant(at, zone);
        wall = shown.isAfter(wall) ? shown : wall;
        if (minute >= 0
            && hours.open(wall)
            && !closed.contains(wall.toLocalDate())
            && absences.stream().noneMatch(a -> !at.isBefore(a.from()) && at.isBefore(a.to()))) {
          open[minute] = true;
        }
      }
    }

    private boolean open(Instant at) {
      return openMinutes[(int) Duration.between(from, at).toMinutes()];
    }

    void check(Random random, String which) {
      var start = from.plus(minutes(random, 8 * 24 * 60));
      var delay = Duration.ofMinutes(random.nextInt(10) == 0 ? 0 : random.nextInt(50 * 60));
      var end = from.plus(Duration.ofMinutes(MINUTES));

      var at = start;
      while (at.isBefore(end) && !open(at)) {
        at = at.plusSeconds(60);
      }
      var opens = at;
      var left = delay;
      while (!left.isZero() && at.isBefore(end)) {
        left = open(at) ? left.minusMinutes(1) : left;
        at = at.plusSeconds(60);
      }

      assertThat(time.isOpen(start)).as(which).isEqualTo(open(start));
      if (opens.isBefore(end)) {
        assertThat(time.nextOpen(start)).as(which).isEqualTo(opens);
      }
      if (at.isBefore(end)) {
        assertThat(time.plus(start, delay)).as(which).isEqualTo(at);
      }
      assertThat(time.between(start, at)).as(which).isEqualTo(delay.minus(left));
    }
  }

  /** The hours of a week, minute by minute. */
  private record Hours(String text, boolean[][] minutes) {

    static Hours of(Random random) {
      var parts = new ArrayList<String>();
      var minutes = new boolean[7][24 * 60];
      for (var day = 0; day < 7; day++) {
        var cuts = new TreeSet<Integer>();
        for (var cut = 2 * random.nextInt(4); cut > 0; cut--) {
          cuts.add(random.nextInt(6) == 0 ? 0 : (1 + random.nextInt(96)) * 15);
        }
        var openings = new StringBuilder();
        while (cuts.size() > 1) {
          var from = cuts.pollFirst();
          var to = random.nextInt(4) == 0 ? cuts.first() : cuts.pollFirst();
          openings.append(" ").append(clock(from)).append("-").append(clock(to));
          for (var minute = from; minute < to; minute++) {
            minutes[day][minute] = true;
          }
        }
        if (!openings.isEmpty()) {
          parts.add(DAYS.get(day) + openings);
        }
      }
      return parts.isEmpty() ? of(random) : new Hours(String.join("; ", parts), minutes);
    }

    boolean open(LocalDateTime wall) {
      return minutes[wall.getDayOfWeek().getValue() - 1][wall.getHour() * 60 + wall.getMinute()];
    }

    private static String clock(int minute) {
      return "%d:%02d".formatted(minute / 60, minute % 60);
    }
  }

  private static Duration minutes(Random random, int below) {
    return Duration.ofMinutes(random.nextInt(below));
  }

  private static <T> T any(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
