package io.leadrelay.absence;

import io.leadrelay.lead.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads when an absence begins and ends: a time with its offset from UTC, or a whole day in the
 * rep's time zone.
 */
final class AwayTimes {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final ZoneId zone;
  private final List<FieldError> errors;

  /**
   * @param errors gets what cannot be read
   */
  AwayTimes(ZoneId zone, List<FieldError> errors) {
    this.zone = zone;
    this.errors = errors;
  }

  /** When the absence begins, null if that cannot be read. */
  @Nullable Instant from(@Nullable String text) {
    return read("from", text, 0);
  }

  /** The first moment back, null if that cannot be read; of a day, that is the end of it. */
  @Nullable Instant to(@Nullable String text) {
    return read("to", text, 1);
  }

  private @Nullable Instant read(String field, @Nullable String text, int daysLater) {
    if (text == null || text.isBlank()) {
      errors.add(new FieldError(field, "This field is missing."));
      return null;
    }
    try {
      var written = text.strip();
      var time =
          DAY.matcher(written).matches()
              ? LocalDate.parse(written).plusDays(daysLater).atStartOfDay(zone).toInstant()
              // A timer knows no less than a millisecond.
              : OffsetDateTime.parse(written).toInstant().truncatedTo(ChronoUnit.MILLIS);
      if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
        errors.add(new FieldError(field, "This must lie between the years 2000 and 9998."));
        return null;
      }
      return time;
    } catch (DateTimeException e) {
      errors.add(
          new FieldError(
              field,
              "This must be a day such as 2026-12-21, or a time with its offset from UTC such as"
                  + " 2026-12-21T09:00:00+01:00."));
      return null;
    }
  }
}
