package io.leadrelay.intake;

import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Signal;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signal as it is sent, not yet looked at. */
@Schema(name = "SignalToStore")
record SignalForm(
    @Schema(requiredMode = RequiredMode.REQUIRED, example = "price-list-visit")
        @Nullable String type,
    @Schema(format = "date-time", example = "2026-11-30T09:15:00Z") @Nullable String at) {

  /**
   * The signal of a request that reports this one thing; without a time it happens now.
   *
   * @throws Refusal if a field is not valid
   */
  Signal toSignal(Instant now) {
    var errors = new ArrayList<FieldError>();
    var signal = toSignal("", now, true, errors);
    if (signal == null) {
      throw Refusal.invalid(errors);
    }
    return signal;
  }

  /**
   * The signal.
   *
   * @param prefix where it stands in the request
   * @param happensNow what a missing time means: that it happens now, or that it is not known when
   * @param errors takes what is wrong
   * @return null if something is wrong
   */
  @Nullable Signal toSignal(
      String prefix, Instant now, boolean happensNow, List<FieldError> errors) {
    if (type == null || !Signal.isType(type)) {
      errors.add(new FieldError(prefix + "type", Signal.TYPE_RULE));
    }
    var time = at == null ? now : SentTime.past(at, prefix + "at", now, errors);
    return type == null || !Signal.isType(type) || time == null
        ? null
        : new Signal(type, time, at != null || happensNow);
  }
}
