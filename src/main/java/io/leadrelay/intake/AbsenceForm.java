package io.leadrelay.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** An absence as it is sent, not yet looked at. */
@Schema(name = "AbsenceToEnter")
record AbsenceForm(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description =
                "The first moment away: a day in the company's time zone, or a time with its offset",
            example = "2026-12-21T12:00:00+01:00")
        @Nullable String from,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "The last day away, or the first moment back; later than from",
            example = "2027-01-03")
        @Nullable String to,
    @Schema(
            description =
                "The rep who acts for this one meanwhile; the sales lead names one if left out",
            example = "rep2")
        @Nullable String standIn) {}
