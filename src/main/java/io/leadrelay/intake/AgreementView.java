package io.leadrelay.intake;

import io.leadrelay.agreement.AgreementDocument;
import io.leadrelay.agreement.AgreementDocument.Standing;
import io.leadrelay.agreement.ContactDuty;
import io.leadrelay.agreement.Proposal.Origin;
import io.leadrelay.lead.Grade;
import io.leadrelay.terms.ContactHours;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Signature.Verdict;
import io.leadrelay.terms.Terms.SignedTable;
import io.leadrelay.terms.WorkingCalendar;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of the agreement as programs read it. */
@Schema(name = "Agreement")
record AgreementView(
    int number,
    @Schema(description = "Whether it is in force, and why not") Standing state,
    @Schema(description = "Null unless it was agreed") @Nullable Instant inForceFrom,
    @Schema(description = "When the next version takes its place; null while there is none")
        @Nullable Instant inForceUntil,
    @Schema(description = "Qualified leads a month that marketing owes, weighted by grade")
        int monthlyTarget,
    @Schema(description = "What a standard lead counts") BigDecimal weightStandard,
    @Schema(description = "What a hot lead counts") BigDecimal weightHot,
    @Schema(description = "What sales owes a lead of each grade") List<ContactView> contact,
    CalendarView calendar,
    List<TableView> tables,
    @Schema(description = "Whence it comes") Origin origin,
    @Schema(description = "The user id; null where no person did it") @Nullable String proposedBy,
    Instant proposedAt,
    @Schema(description = "What the proposer says why") @Nullable String reason,
    @Schema(description = "The version that was the latest agreed one when it was proposed")
        @Nullable Integer comparedWith,
    @Schema(description = "From when it is to be in force") Instant wantedFrom,
    @Schema(description = "When it lapses unless both have signed") @Nullable Instant signBy,
    @Schema(description = "When it was agreed, refused, withdrawn, or lapsed")
        @Nullable Instant decidedAt,
    @Schema(description = "Why it was refused or withdrawn") @Nullable String decisionReason,
    List<SignatureView> signatures) {

  static AgreementView of(AgreementDocument document) {
    var version = document.version();
    var terms = version.terms();
    return new AgreementView(
        version.number(),
        document.standing(),
        version.inForceFrom(),
        document.until().orElse(null),
        terms.monthlyTarget(),
        terms.weightStandard(),
        terms.weightHot(),
        document.contact().stream().map(ContactView::of).toList(),
        CalendarView.of(terms.calendar()),
        terms.tables().stream().map(TableView::of).toList(),
        version.origin(),
        version.proposedBy(),
        version.proposedAt(),
        version.reason(),
        version.comparedWith(),
        version.wantedFrom(),
        version.signBy(),
        version.decidedAt(),
        version.decisionReason(),
        version.signatures().stream().map(SignatureView::of).toList());
  }

  @Schema(
      name = "ContactDuty",
      description =
          "Times are ISO 8601 durations from the handoff, counted by the clock; null is switched off")
  record ContactView(
      Grade grade,
      @Schema(
              description =
                  "By which the times count: always, in the working calendar, or while a rep who"
                      + " comes into question is on duty")
          ContactHours clock,
      @Nullable Duration reminder,
      @Nullable Duration firstContact,
      @Nullable Duration reassignment,
      @Nullable Integer repsAtMost,
      @Nullable Integer minimumAttempts,
      @Nullable Integer plannedAttempts,
      @Schema(description = "Before the second attempt, before the third, and so on")
          List<Duration> waits) {

    static ContactView of(ContactDuty duty) {
      return new ContactView(
          duty.grade(),
          duty.clock(),
          duty.reminder(),
          duty.firstContact(),
          duty.reassignment(),
          duty.repsAtMost(),
          duty.minimumAttempts(),
          duty.plannedAttempts(),
          duty.waits());
    }
  }

  @Schema(name = "WorkingCalendar")
  record CalendarView(
      String zone,
      @Schema(example = "Mon-Fri 09:00-17:00") String workingHours,
      @Schema(description = "Whose public holidays are free; null for none", example = "DE-BY")
          @Nullable String holidays,
      List<ClosingDayView> closingDays) {

    static CalendarView of(WorkingCalendar calendar) {
      return new CalendarView(
          calendar.zone().getId(),
          calendar.hours().toString(),
          calendar.holidays(),
          calendar.closingDays().entrySet().stream()
              .map(day -> new ClosingDayView(day.getKey(), day.getValue()))
              .toList());
    }
  }

  @Schema(name = "ClosingDay")
  record ClosingDayView(LocalDate day, String name) {}

  @Schema(name = "SignedTable")
  record TableView(
      @Schema(description = "The key of the decision table") String decision,
      int version,
      @Schema(description = "The SHA-256 of its file") String sha256) {

    static TableView of(SignedTable table) {
      return new TableView(table.decision(), table.version(), table.sha256());
    }
  }

  @Schema(name = "Signature")
  record SignatureView(
      @Schema(description = "marketing or sales") String side,
      Verdict verdict,
      @Schema(description = "Null where no person signed, as for the first version")
          @Nullable String person,
      @Schema(description = "What the person was called then") @Nullable String name,
      Instant at,
      @Schema(description = "What was signed, or why it was refused") String words) {

    static SignatureView of(Signature signature) {
      return new SignatureView(
          signature.side().word(),
          signature.verdict(),
          signature.person(),
          signature.name(),
          signature.at(),
          signature.words());
    }
  }
}
