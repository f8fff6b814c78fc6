package io.leadrelay.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Fit;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadStanding;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TimelineEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead with all that is known of it and all that happened. */
@Schema(name = "Lead")
record LeadView(
    @JsonUnwrapped Summary summary,
    Map<String, String> attributes,
    @Schema(description = "Newest first") List<SignalView> signals,
    @Schema(description = "Oldest first") List<EntryView> timeline) {

  static LeadView of(
      LeadStanding standing, List<Signal> signals, List<TimelineEntry> timeline, Instant now) {
    return new LeadView(
        Summary.of(standing, now),
        standing.lead().details().attributes(),
        signals.stream().map(SignalView::of).toList(),
        timeline.stream().map(EntryView::of).toList());
  }

  /** A lead as a list shows it. */
  @Schema(name = "LeadSummary")
  record Summary(
      UUID id,
      @Nullable String externalId,
      @Nullable String source,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String company,
      @Nullable String jobTitle,
      @Nullable String country,
      @Nullable String industry,
      @Nullable Integer employees,
      @Nullable String language,
      @Schema(description = "Null if nothing was said") @Nullable Boolean mailConsent,
      LifecycleStage stage,
      @Nullable Grade grade,
      @Nullable Fit fit,
      @Nullable String fitReason,
      @Schema(description = "The sum of its signals at the last count") @Nullable Integer points,
      @Schema(description = "Null while marketing has the lead") @Nullable String rep,
      @Schema(description = "Which run through the process it is") int cycle,
      boolean waitingForRoom,
      @Schema(description = "Until when the rep owes the first contact")
          @Nullable Instant contactDueAt,
      @Schema(description = "Whether the first contact is still owed after that time")
          boolean overdue,
      @Schema(description = "The lead that took this one over; left out if none did")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable UUID mergedInto) {

    static Summary of(LeadStanding standing, Instant now) {
      var lead = standing.lead();
      var details = lead.details();
      var mergedInto = lead.mergedInto();
      return new Summary(
          lead.id().value(),
          details.externalId(),
          details.source(),
          details.email(),
          details.phone(),
          details.firstName(),
          details.lastName(),
          details.company(),
          details.jobTitle(),
          details.country(),
          details.industry(),
          details.employees(),
          details.language(),
          details.mailConsent(),
          lead.stage(),
          lead.grade(),
          lead.fit(),
          lead.fitReason(),
          lead.points(),
          lead.rep(),
          lead.cycle(),
          standing.waitingForRoom(),
          standing.contactDueAt(),
          standing.isOverdue(now),
          mergedInto == null ? null : mergedInto.value());
    }
  }

  @Schema(name = "Signal")
  record SignalView(
      String type, @Schema(description = "Null if it is not known when") @Nullable Instant at) {

    static SignalView of(Signal signal) {
      return new SignalView(signal.type(), signal.dated() ? signal.at() : null);
    }
  }

  @Schema(name = "TimelineEntry")
  record EntryView(
      Instant at,
      EventType type,
      @Schema(description = "The user id, or system") String actor,
      @Schema(description = "What happened, as a sentence") String text,
      @Schema(description = "What somebody wrote about it") @Nullable String note) {

    static EntryView of(TimelineEntry entry) {
      return new EntryView(entry.at(), entry.type(), entry.actor(), entry.text(), entry.note());
    }
  }
}
