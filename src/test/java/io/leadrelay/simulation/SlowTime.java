package io.leadrelay.simulation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;

/** Working time counted as a child would: minute by minute, asking of each whether it is open. */
interface SlowTime {

  boolean isOpen(Instant minute);

  /** Every minute counts. */
  static SlowTime roundTheClock() {
    return minute -> true;
  }

  /** Open while one of them is. */
  static SlowTime anyOf(Collection<SlowTime> several) {
    return minute -> several.stream().anyMatch(each -> each.isOpen(minute));
  }

  /** The same without some time in between. */
  default SlowTime without(Instant from, Instant to) {
    return minute -> (minute.isBefore(from) || !minute.isBefore(to)) && isOpen(minute);
  }

  /** The moment at which so many open minutes have passed since a start on a full minute. */
  default Instant plusMinutes(Instant start, int minutes) {
    var at = start;
    for (var counted = 0; counted < minutes; at = at.plus(1, ChronoUnit.MINUTES)) {
      if (isOpen(at)) {
        counted++;
      }
    }
    return at;
  }

  /** The open minutes from one full minute until another. */
  default int minutesBetween(Instant from, Instant to) {
    var open = 0;
    for (var at = from; at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
      if (isOpen(at)) {
        open++;
      }
    }
    return open;
  }

  /** Hours that are the same on each of some days of the week. */
  record Office(
      ZoneId zone, Set<DayOfWeek> days, LocalTime opens, LocalTime closes, Set<LocalDate> free)
      implements SlowTime {

    boolean works(LocalDate day) {
      return days.contains(day.getDayOfWeek()) && !free.contains(day);
    }

    @Override
    public boolean isOpen(Instant minute) {
      var local = minute.atZone(zone);
      return works(local.toLocalDate())
          && !local.toLocalTime().isBefore(opens)
          && local.toLocalTime().isBefore(closes);
    }
  }
}
