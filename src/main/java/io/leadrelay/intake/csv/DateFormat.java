package io.leadrelay.intake.csv;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** Reads a date or a time as one column writes it. */
final class DateFormat {

  /** What CRM exports write: an ISO date, with or without time, with or without offset. */
  static final DateFormat ISO =
      new DateFormat("yyyy-MM-dd[['T'][' ']HH:mm[:ss[.SSS][.SSSSSS]][XXX][X][XX]]", ZoneOffset.UTC);

  /** A date without a time may already have begun east of the zone it is read in. */
  private static final Duration EAST = Duration.ofHours(14);

  private final DateTimeFormatter formatter;
  private final ZoneId zone;

  /**
   * @param pattern a pattern of {@link DateTimeFormatter}
   * @param zone where dates without an offset are at home
   * @throws IllegalArgumentException if the pattern is none
   */
  DateFormat(String pattern, ZoneId zone) {
    this.formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(withPlainYear(pattern))
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    this.zone = zone;
  }

  /**
   * Reads a text; a date without a time means its first moment.
   *
   * @param now nothing has happened after it
   * @throws IllegalArgumentException with a sentence if it is no such date or lies in the future
   */
  Instant read(String text, Instant now) {
    Instant at;
    var wholeDay = false;
    try {
      var parsed =
          formatter.parseBest(
              text,
              ZonedDateTime::from,
              OffsetDateTime::from,
              LocalDateTime::from,
              LocalDate::from);
      if (parsed instanceof ZonedDateTime zoned) {
        at = zoned.toInstant();
      } else if (parsed instanceof OffsetDateTime offset) {
        at = offset.toInstant();
      } else if (parsed instanceof LocalDateTime local) {
        at = local.atZone(zone).toInstant();
      } else {
        at = LocalDate.from(parsed).atStartOfDay(zone).toInstant();
        wholeDay = true;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"%s\" is not a date as expected.".formatted(text), e);
    }
    if (wholeDay && at.isAfter(now) && !at.isAfter(now.plus(EAST))) {
      return now;
    }
    if (at.isAfter(now)) {
      throw new IllegalArgumentException("The date \"%s\" lies in the future.".formatted(text));
    }
    return at;
  }

  /** People write yyyy; strict reading, which refuses 30 February, wants uuuu. */
  private static String withPlainYear(String pattern) {
    var plain = new StringBuilder(pattern);
    var quoted = false;
    for (var i = 0; i < plain.length(); i++) {
      if (plain.charAt(i) == '\'') {
        quoted = !quoted;
      } else if (plain.charAt(i) == 'y' && !quoted) {
        plain.setCharAt(i, 'u');
      }
    }
    return plain.toString();
  }
}
