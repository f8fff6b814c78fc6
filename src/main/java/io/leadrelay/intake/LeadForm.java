package io.leadrelay.intake;

import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Signal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lead as it is sent, not yet looked at. */
@Schema(
    name = "LeadToTakeIn",
    description =
        "At least an email, or a source together with an externalId: by them a known lead is"
            + " recognised. A field that is left out or blank leaves what is known as it is.")
record LeadForm(
    @Schema(maxLength = LeadDetails.MAX_EXTERNAL_ID, description = "What the source calls the lead")
        @Nullable String externalId,
    @Schema(maxLength = LeadDetails.MAX_SOURCE, example = "web-site") @Nullable String source,
    @Schema(example = "ada@example.com") @Nullable String email,
    @Schema(maxLength = LeadDetails.MAX_PHONE) @Nullable String phone,
    @Schema(maxLength = LeadDetails.MAX_TEXT) @Nullable String firstName,
    @Schema(maxLength = LeadDetails.MAX_TEXT) @Nullable String lastName,
    @Schema(maxLength = LeadDetails.MAX_TEXT) @Nullable String company,
    @Schema(maxLength = LeadDetails.MAX_TEXT) @Nullable String jobTitle,
    @Schema(maxLength = LeadDetails.MAX_TEXT) @Nullable String country,
    @Schema(maxLength = LeadDetails.MAX_TEXT) @Nullable String industry,
    @Schema(minimum = "0", maximum = "10000000") @Nullable Integer employees,
    @Schema(description = "A BCP 47 tag", example = "de") @Nullable String language,
    @Schema(description = "Whether the person agreed to mail; left out if nothing was said")
        @Nullable Boolean mailConsent,
    @Schema(
            description =
                "What the lead did, at most 200; one without a time counts once for its type")
        @Nullable List<@Nullable SignalForm> signals,
    @Schema(
            description =
                "Further traits by name, at most 60; one that the process owners have declared is"
                    + " checked against its type",
            example = "{\"city\": \"Berlin\"}")
        @Nullable Map<String, @Nullable String> attributes) {

  static final int MOST_SIGNALS = 200;

  /** A lead that was looked at and is in order. */
  record Checked(LeadDetails details, List<Signal> signals) {}

  /**
   * The lead.
   *
   * @param declared the attributes that the owners have declared
   * @throws Refusal with every field that is not valid
   */
  Checked check(LeadAttributes declared, Instant now) {
    var given =
        new LeadDetails(
            externalId,
            source,
            email,
            phone,
            firstName,
            lastName,
            company,
            jobTitle,
            country,
            industry,
            employees,
            language,
            mailConsent,
            attributes == null ? Map.of() : attributes);
    var errors = new ArrayList<>(given.check());
    var details = given.withAttributes(declared.stored(given.attributes(), errors));
    var checked = checkedSignals(now, errors);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new Checked(details, checked);
  }

  private List<Signal> checkedSignals(Instant now, List<FieldError> errors) {
    var checked = new ArrayList<Signal>();
    if (signals == null) {
      return checked;
    }
    if (signals.size() > MOST_SIGNALS) {
      errors.add(
          new FieldError("signals", "A request brings at most " + MOST_SIGNALS + " signals."));
      return checked;
    }
    for (var i = 0; i < signals.size(); i++) {
      var form = signals.get(i);
      if (form == null) {
        errors.add(new FieldError("signals[" + i + "]", "A signal has a type and a time."));
        continue;
      }
      var signal = form.toSignal("signals[" + i + "].", now, false, errors);
      if (signal != null) {
        checked.add(signal);
      }
    }
    return checked;
  }
}
