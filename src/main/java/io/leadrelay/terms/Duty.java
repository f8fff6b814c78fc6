package io.leadrelay.terms;

import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.WorkingHours.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A calendar without the absences of somebody who keeps it. */
record Duty(WorkingCalendar calendar, List<Absence> absences) {

  /** Its openings within a stretch of time, none of them empty. */
  Stream<Span> within(Span stretch) {
    var first = stretch.from().atZone(calendar.zone()).toLocalDate();
    var last = stretch.to().atZone(calendar.zone()).toLocalDate();
    return first
        .datesUntil(last.plusDays(1))
        .flatMap(day -> calendar.openings(day).stream().map(opening -> span(day, opening)))
        .map(span -> span.within(stretch))
        .filter(span -> !span.isEmpty())
        .flatMap(span -> withoutAbsences(span).stream());
  }

  private Span span(LocalDate day, Opening opening) {
    return new Span(firstShown(day, opening.from()), firstShown(day, opening.to()));
  }

  /**
   * When the clock on the wall first shows this minute of a day or a later one: a minute that is
   * left out comes when the clocks are put forward, one that comes twice the first time.
   */
  private Instant firstShown(LocalDate day, int minute) {
    var wall =
        minute == Opening.END_OF_DAY
            ? day.plusDays(1).atStartOfDay()
            : LocalDateTime.of(day, LocalTime.of(minute / 60, minute % 60));
    var change = calendar.zone().getRules().getTransition(wall);
    return change != null && change.isGap()
        ? change.getInstant()
        : wall.atZone(calendar.zone()).toInstant();
  }

  private List<Span> withoutAbsences(Span span) {
    var left = List.of(span);
    for (var absence : absences) {
      var present = new ArrayList<Span>();
      for (var part : left) {
        var before = part.within(new Span(part.from(), absence.from()));
        var after = part.within(new Span(absence.to(), part.to()));
        Stream.of(before, after).filter(rest -> !rest.isEmpty()).forEach(present::add);
      }
      left = present;
    }
    return left;
  }
}
