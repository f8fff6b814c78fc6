package io.leadrelay.intake;

import io.leadrelay.contact.ContactAttempt;
import io.leadrelay.contact.ContactOutcome;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A contact attempt as a telephone system or CRM sends it, not yet looked at. */
@Schema(name = "AttemptToLog")
record AttemptForm(
    @Schema(
            format = "date-time",
            description = "Not before the handoff and not in the future; left out for now")
        @Nullable String at,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            allowableValues = {"PHONE", "EMAIL", "MEETING", "OTHER"})
        @Nullable String channel,
    @Schema(description = "Whether the prospect was reached; may be left out with an outcome")
        @Nullable Boolean reached,
    @Schema(
            allowableValues = {"CONVERSATION", "NOT_REACHED", "PROSPECT_SAYS_NO"},
            description = "What came of it; left out where only the rep can tell")
        @Nullable String outcome,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            maxLength = 60,
            description = "The system that logged it",
            example = "telephone-system")
        @Nullable String source,
    @Schema(
            description =
                "The user id of the rep who made it, if that is not who had the lead then")
        @Nullable String rep) {

  private static final List<String> CHANNELS = List.of("PHONE", "EMAIL", "MEETING", "OTHER");
  private static final List<String> OUTCOMES =
      List.of("CONVERSATION", "NOT_REACHED", "PROSPECT_SAYS_NO");
  private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}");

  /**
   * The attempt. Whoever was not reached needs no outcome: it is that.
   *
   * @throws Refusal with every field that is not valid
   */
  ContactAttempt toAttempt(Instant now) {
    var errors = new ArrayList<FieldError>();
    var time = at == null ? now : SentTime.past(at, "at", now, errors);
    if (channel == null || !CHANNELS.contains(channel)) {
      errors.add(
          new FieldError("channel", "This must be one of " + String.join(", ", CHANNELS) + "."));
    }
    if (source == null || !SOURCE.matcher(source).matches()) {
      errors.add(
          new FieldError(
              "source",
              "This must name the system that logged the attempt, with at most 60 letters, digits,"
                  + " blanks, dots, hyphens and underscores."));
    } else if (source.equals(ContactAttempt.TYPED)) {
      errors.add(
          new FieldError("source", "TYPED stands for what a rep types in; name the system."));
    }
    var result = outcome(errors);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new ContactAttempt(
        Objects.requireNonNull(time),
        Objects.requireNonNull(channel),
        result == null || result.reached(),
        result,
        Objects.requireNonNull(source),
        null,
        null);
  }

  private @Nullable ContactOutcome outcome(List<FieldError> errors) {
    if (outcome == null) {
      if (reached == null) {
        errors.add(
            new FieldError("reached", "Say whether the prospect was reached, or give an outcome."));
        return null;
      }
      return reached ? null : ContactOutcome.NOT_REACHED;
    }
    if (!OUTCOMES.contains(outcome)) {
      errors.add(
          new FieldError(
              "outcome",
              "This must be one of "
                  + String.join(", ", OUTCOMES)
                  + "; a lead is given up or given back by its rep, in Tasklist."));
      return null;
    }
    var named = ContactOutcome.valueOf(outcome);
    if (reached != null && reached != named.reached()) {
      errors.add(new FieldError("reached", "This contradicts the outcome " + named + "."));
    }
    return named;
  }
}
