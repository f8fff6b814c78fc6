package io.leadrelay.pages;

import io.leadrelay.lead.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Locale;

/** Says days, moments and durations as people of a language write them. */
final class TimesInWords {

  private final Words say;
  private final ZoneId zone;
  private final DateTimeFormatter day;
  private final DateTimeFormatter moment;

  TimesInWords(Words say, ZoneId zone, Locale language) {
    this.say = say;
    this.zone = zone;
    this.day = Words.day(language);
    this.moment =
        new DateTimeFormatterBuilder().append(day).appendPattern(", HH:mm").toFormatter(language);
  }

  /** The day and the time of day, which midnight does without. */
  String moment(Instant at) {
    var local = at.atZone(zone);
    return (local.toLocalTime().equals(LocalTime.MIDNIGHT) ? day : moment).format(local);
  }

  String day(Instant at) {
    return day(LocalDate.ofInstant(at, zone));
  }

  String day(LocalDate date) {
    return day.format(date);
  }

  /** Without days: of working time there are so many hours. */
  String hours(Duration time) {
    return inWords(0, time);
  }

  /** Days only from two on: a deadline of 24 hours is known by that name. */
  String duration(Duration time) {
    var days = time.toHours() < 48 ? 0 : time.toDays();
    return inWords(days, time.minusDays(days));
  }

  private String inWords(long days, Duration rest) {
    var parts = new ArrayList<String>();
    if (days > 0) {
      parts.add(say.say("document.time.days", days));
    }
    if (rest.toHours() > 0) {
      parts.add(say.say("document.time.hours", rest.toHours()));
    }
    if (rest.toMinutesPart() > 0 || (days == 0 && rest.isZero())) {
      parts.add(say.say("document.time.minutes", rest.toMinutesPart()));
    }
    if (rest.toSecondsPart() > 0) {
      parts.add(say.say("document.time.seconds", rest.toSecondsPart()));
    }
    return String.join(" ", parts);
  }
}
