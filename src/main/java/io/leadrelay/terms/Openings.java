package io.leadrelay.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/**
 * Open while at least one of several is on duty. Looks at one day after the other, in UTC since
 * each may live in a zone of their own.
 *
 * @param whose what an error calls them
 */
record Openings(String whose, List<Duty> duties) implements WorkingTime {

  @Override
  public Instant plus(Instant start, Duration delay) {
    var left = notNegative(delay);
    var walk = new Walk(start);
    var span = walk.next();
    while (span.length().compareTo(left) < 0) {
      left = left.minus(span.length());
      span = walk.next();
    }
    return span.from().plus(left);
  }

  @Override
  public Duration between(Instant from, Instant to) {
    notNegative(Duration.between(from, to));
    var stretch = new Span(from, to);
    return day(from)
        .datesUntil(day(to).plusDays(1))
        .flatMap(day -> on(day, stretch).stream())
        .map(Span::length)
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public Instant nextOpen(Instant at) {
    return new Walk(at).next().from();
  }

  @Override
  public boolean isOpen(Instant at) {
    return on(day(at), new Span(Instant.MIN, Instant.MAX)).stream()
        .anyMatch(span -> span.contains(at));
  }

  static Duration notNegative(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("Time does not run backwards: " + duration);
    }
    return duration;
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** The openings of a day in UTC that lie within a stretch of time: in order, apart, not empty. */
  private List<Span> on(LocalDate day, Span stretch) {
    var whole =
        new Span(
            day.atStartOfDay().toInstant(ZoneOffset.UTC),
            day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    var part = whole.within(stretch);
    if (part.isEmpty()) {
      return List.of();
    }
    var all = duties.stream().flatMap(duty -> duty.within(part));
    return united(all.sorted(Comparator.comparing(Span::from)).toList());
  }

  private static List<Span> united(List<Span> inOrder) {
    var united = new ArrayList<Span>();
    for (var span : inOrder) {
      var last = united.isEmpty() ? null : united.get(united.size() - 1);
      if (last == null || last.to().isBefore(span.from())) {
        united.add(span);
      } else if (last.to().isBefore(span.to())) {
        united.set(united.size() - 1, new Span(last.from(), span.to()));
      }
    }
    return united;
  }

  /** The openings from a time on, one after the other. */
  private final class Walk {

    private final Span rest;
    private final Queue<Span> found = new ArrayDeque<>();
    private LocalDate day;

    Walk(Instant start) {
      rest = new Span(start, Instant.MAX);
      day = day(start);
    }

    Span next() {
      var last = day.plusDays(NeverOpens.HORIZON_DAYS);
      while (found.isEmpty()) {
        if (day.isAfter(last)) {
          throw new NeverOpens(whose, rest.from());
        }
        found.addAll(on(day, rest));
        day = day.plusDays(1);
      }
      return found.remove();
    }
  }
}
