package io.leadrelay.terms;

import java.time.Duration;
import java.time.Instant;

/** From a time until before another; empty if the second is not after the first. */
record Span(Instant from, Instant to) {

  Duration length() {
    return Duration.between(from, to);
  }

  boolean isEmpty() {
    return !from.isBefore(to);
  }

  boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** What of it lies within another, perhaps nothing. */
  Span within(Span other) {
    return new Span(
        from.isBefore(other.from) ? other.from : from, to.isAfter(other.to) ? other.to : to);
  }
}
