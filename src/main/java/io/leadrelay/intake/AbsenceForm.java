package io.leadrelay.intake;

import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An absence as it is sent, not yet looked at. */
@Schema(name = "AbsenceToEnter")
record AbsenceForm(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            format = "date-time",
            example = "2026-12-21T00:00:00+01:00")
        @Nullable String from,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            format = "date-time",
            description = "The first moment back; later than from",
            example = "2027-01-04T00:00:00+01:00")
        @Nullable String to) {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** Away from {@code from} until before {@code to}. */
  record Period(Instant from, Instant to) {}

  /**
   * The period.
   *
   * @throws Refusal if a field is not valid
   */
  Period toPeriod() {
    var errors = new ArrayList<FieldError>();
    var begin = time(from, "from", errors);
    var end = time(to, "to", errors);
    if (begin != null && end != null && !begin.isBefore(end)) {
      errors.add(new FieldError("to", "This must be later than from."));
    }
    if (begin == null || end == null || !errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new Period(begin, end);
  }

  private static @Nullable Instant time(
      @Nullable String text, String field, List<FieldError> errors) {
    if (text == null) {
      errors.add(new FieldError(field, "This field is missing."));
      return null;
    }
    try {
      var time = OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.MICROS);
      if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
        errors.add(new FieldError(field, "This must lie between the years 2000 and 9998."));
        return null;
      }
      return time;
    } catch (DateTimeException e) {
      errors.add(
          new FieldError(
              field,
              "This must be a time with its offset from UTC, such as 2026-12-21T09:00:00+01:00 or"
                  + " 2026-12-21T08:00:00Z."));
      return null;
    }
  }
}
