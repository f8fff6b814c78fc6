package io.leadrelay.intake;

import io.leadrelay.lead.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads times as they are sent. */
final class SentTime {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private SentTime() {}

  /**
   * The time of a past deed, to the microsecond, as the database keeps it.
   *
   * @param text a time with its offset from UTC
   * @param errors takes what is wrong, under the name of the field
   * @return null if something is wrong
   */
  static @Nullable Instant past(String text, String field, Instant now, List<FieldError> errors) {
    Instant at;
    try {
      at = OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException notATime) {
      errors.add(
          new FieldError(
              field,
              "This must be a time with its offset from UTC, such as 2026-11-30T09:15:00+01:00 or"
                  + " 2026-11-30T08:15:00Z."));
      return null;
    }
    if (at.isAfter(now)) {
      errors.add(new FieldError(field, "This must not lie in the future."));
      return null;
    }
    if (at.isBefore(EARLIEST)) {
      errors.add(new FieldError(field, "This must not lie before 1970."));
      return null;
    }
    return at;
  }
}
