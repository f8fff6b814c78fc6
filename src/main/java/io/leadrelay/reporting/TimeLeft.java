package io.leadrelay.reporting;

import io.leadrelay.lead.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How long is left until a moment, as people say it: {@code in 2 h 10 min, Mon 23 Nov, 12:29}. */
final class TimeLeft {

  private final Words words;
  private final DateTimeFormatter near;

  TimeLeft(Words words, ZoneId zone, Locale language) {
    this.words = words;
    this.near = DateTimeFormatter.ofPattern(words.say("near"), language).withZone(zone);
  }

  /** The time from now until the moment, or how long that is over; in whole minutes. */
  String of(Instant due, Instant now) {
    var over = due.isBefore(now);
    var span = over ? Duration.between(due, now) : Duration.between(now, due);
    return words.say(over ? "over" : "left", span(span), near.format(due));
  }

  private String span(Duration span) {
    if (span.toDays() > 0) {
      return span.toHoursPart() == 0
          ? words.say("days", span.toDays())
          : words.say("days.hours", span.toDays(), span.toHoursPart());
    }
    if (span.toHours() > 0) {
      return words.say("hours.minutes", span.toHours(), span.toMinutesPart());
    }
    return span.toMinutes() > 0 ? words.say("minutes", span.toMinutes()) : words.say("moment");
  }
}
