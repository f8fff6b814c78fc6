package io.leadrelay.intake;

import io.leadrelay.intake.QuotaController.DeliveredView;
import io.leadrelay.lead.Grade;
import io.leadrelay.reporting.Attempts;
import io.leadrelay.reporting.Contact;
import io.leadrelay.reporting.Firms;
import io.leadrelay.reporting.MissedTerm;
import io.leadrelay.reporting.Owner;
import io.leadrelay.reporting.Pace;
import io.leadrelay.reporting.Rejections;
import io.leadrelay.reporting.Restated;
import io.leadrelay.reporting.Rulings;
import io.leadrelay.reporting.Scorecard;
import io.leadrelay.reporting.ScorecardWords;
import io.leadrelay.reporting.Stretch;
import io.leadrelay.terms.Agreement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A scorecard as it is answered over HTTP. */
@Schema(name = "Scorecard")
record ScorecardView(
    @Schema(example = "2026-11") String month,
    @Schema(description = "The time zone in which the month ends", example = "Europe/Berlin")
        String zone,
    @Schema(description = "RUNNING, or OVER: later rulings and attempts change that month too")
        Scorecard.State state,
    Instant asOf,
    @Schema(description = "The versions in force in the month, the earliest first")
        List<VersionView> agreements,
    DeliveryView delivery,
    PaceView pace,
    ContactView contact,
    AttemptsView attempts,
    RejectionsView rejections,
    RulingsView rulings,
    @Schema(description = "Terms that were not kept, as far as that can be said by now")
        List<MissedView> missed,
    @Schema(description = "Figures that have changed since both teams reviewed the month")
        List<Restated> restated) {

  static ScorecardView of(Scorecard card, Firms.Named firms, ScorecardWords words) {
    return new ScorecardView(
        card.month().toString(),
        card.zone().getId(),
        card.state(),
        card.asOf(),
        card.versions().stream().map(VersionView::of).toList(),
        new DeliveryView(Owner.MARKETING, card.quota().target(), DeliveredView.of(card.quota())),
        PaceView.of(card.pace(), words),
        ContactView.of(card.contacts()),
        AttemptsView.of(card.attempts()),
        new RejectionsView(
            Owner.SALES, Owner.MARKETING, card.rejections().stream().map(ReasonView::of).toList()),
        RulingsView.of(card.rulings()),
        card.missed().stream().map(missed -> MissedView.of(missed, firms, words)).toList(),
        card.restated());
  }

  @Schema(name = "ScorecardAgreement")
  record VersionView(int number, Instant inForceFrom) {

    static VersionView of(Agreement version) {
      return new VersionView(version.number(), version.inForceFrom());
    }
  }

  @Schema(name = "ScorecardDelivery")
  record DeliveryView(
      Owner owner,
      @Schema(description = "What marketing owes in the month, in points") int target,
      DeliveredView delivered) {}

  @Schema(name = "ScorecardPace")
  record PaceView(
      Owner owner,
      @Schema(description = "Working days, and other days on which something was delivered")
          List<DayView> days,
      @Schema(
              description =
                  "Null for a month that is over, or while nothing is there to learn from")
          @Nullable ForecastView forecast,
      @Schema(description = "Standard leads that wait for room in sales; null for a past month")
          Pace.@Nullable Waiting waiting,
      @Schema(description = "Bursts and droughts") List<StretchView> stretches) {

    static PaceView of(Pace pace, ScorecardWords words) {
      return new PaceView(
          Owner.MARKETING,
          pace.days().stream().map(DayView::of).toList(),
          ForecastView.of(pace),
          pace.waiting(),
          pace.stretches().stream().map(each -> StretchView.of(each, words)).toList());
    }
  }

  @Schema(name = "ScorecardDay")
  record DayView(
      LocalDate day,
      @Schema(description = "Whether it is a working day") boolean working,
      @Schema(description = "Points due by its end, rounded up") int due,
      @Schema(description = "Leads delivered on it; null if it is to come") @Nullable Integer leads,
      @Schema(description = "What they count") @Nullable BigDecimal points,
      @Schema(description = "Points of the month by its end") @Nullable BigDecimal soFar,
      @Schema(description = "Points expected by its end, from today on")
          @Nullable BigDecimal expected) {

    static DayView of(Pace.Day day) {
      return new DayView(
          day.day(),
          day.working(),
          day.due(),
          day.leads(),
          day.points(),
          day.soFar(),
          day.expected());
    }
  }

  @Schema(name = "ScorecardForecast")
  record ForecastView(
      @Schema(description = "Points by the end of the month") BigDecimal points,
      @Schema(description = "The 95 % prediction interval; null if there is but one day to go by")
          @Nullable List<BigDecimal> interval,
      @Schema(description = "Points of a working day on average") BigDecimal perWorkingDay,
      @Schema(description = "Of how many working days that is the mean") int workingDays,
      @Schema(description = "From today on, today included if it is one") int workingDaysLeft) {

    static @Nullable ForecastView of(Pace pace) {
      var forecast = pace.forecast();
      if (forecast == null) {
        return null;
      }
      var low = forecast.low();
      var high = forecast.high();
      return new ForecastView(
          forecast.points(),
          low == null || high == null ? null : List.of(low, high),
          forecast.rate(),
          forecast.workingDays(),
          forecast.workingDaysLeft());
    }
  }

  @Schema(name = "ScorecardStretch")
  record StretchView(
      Stretch.Kind kind,
      LocalDate from,
      LocalDate to,
      int workingDays,
      int leads,
      @Schema(description = "Leads that were due, by what a lead of the month counts")
          BigDecimal due,
      String sentence) {

    static StretchView of(Stretch stretch, ScorecardWords words) {
      return new StretchView(
          stretch.kind(),
          stretch.from(),
          stretch.to(),
          stretch.workingDays(),
          stretch.leads(),
          stretch.due(),
          words.sentence(stretch));
    }
  }

  @Schema(name = "ScorecardContact")
  record ContactView(Owner owner, GradeView hot, GradeView standard, GradeView all) {

    static ContactView of(List<Contact> contacts) {
      return new ContactView(
          Owner.SALES,
          GradeView.of(contacts, Grade.HOT),
          GradeView.of(contacts, Grade.STANDARD),
          GradeView.of(contacts, null));
    }
  }

  @Schema(name = "ScorecardContactOfGrade")
  record GradeView(
      int handoffs,
      @Schema(description = "Contacted or overdue: the base of the next three") int due,
      int triedInTime,
      int reachedInTime,
      int overdue,
      @Schema(description = "With a first attempt, whenever: the base of what follows")
          int contacted,
      @Schema(description = "From the handoff to the first attempt, by the clock of the handoff")
          @Nullable BigDecimal medianMinutes,
      @Nullable BigDecimal p90Minutes,
      @Schema(description = "First attempts typed in by the rep") int typed,
      @Schema(description = "First attempts logged by a system") int logged) {

    static GradeView of(List<Contact> contacts, @Nullable Grade grade) {
      var contact =
          contacts.stream().filter(each -> each.grade() == grade).findFirst().orElseThrow();
      return new GradeView(
          contact.handoffs(),
          contact.due(),
          contact.triedInTime(),
          contact.reachedInTime(),
          contact.overdue(),
          contact.contacted(),
          contact.medianMinutes(),
          contact.p90Minutes(),
          contact.typed(),
          contact.logged());
    }
  }

  @Schema(name = "ScorecardAttempts")
  record AttemptsView(
      Owner owner,
      @Schema(description = "Leads handed over in the month") int leads,
      @Schema(description = "Attempts on them, whenever") int made,
      @Nullable BigDecimal perLead,
      @Schema(description = "Handoffs that ended given up, or with the cadence used up") int ended,
      int madeBeforeEnd,
      @Schema(description = "The minimum of attempts that was owed for these") int owedBeforeEnd,
      @Schema(description = "Of these, with fewer than their minimum") int belowMinimum) {

    static AttemptsView of(Attempts attempts) {
      return new AttemptsView(
          Owner.SALES,
          attempts.leads(),
          attempts.made(),
          attempts.perLead(),
          attempts.ended(),
          attempts.madeBeforeEnd(),
          attempts.owedBeforeEnd(),
          attempts.belowMinimum());
    }
  }

  @Schema(name = "ScorecardRejections")
  record RejectionsView(Owner owner, Owner ownerOfUpheld, List<ReasonView> byReason) {}

  @Schema(name = "ScorecardRejectionsByReason")
  record ReasonView(
      String reason,
      @Schema(description = "Of leads handed over in the month") int made,
      int upheld,
      int overruled,
      @Schema(description = "Of those ruled, how many a precedent settled") int byPrecedent,
      @Schema(description = "Not ruled yet") int open) {

    static ReasonView of(Rejections rejections) {
      return new ReasonView(
          rejections.reason().name(),
          rejections.made(),
          rejections.upheld(),
          rejections.overruled(),
          rejections.byPrecedent(),
          rejections.open());
    }
  }

  @Schema(name = "ScorecardRulings")
  record RulingsView(
      Owner owner,
      @Schema(description = "In the month, whenever the lead was handed over") int made,
      int upheld,
      int overruled,
      @Schema(description = "Of all, how many a precedent settled") int byPrecedent) {

    static RulingsView of(Rulings rulings) {
      return new RulingsView(
          Owner.ARBITRATION,
          rulings.made(),
          rulings.upheld(),
          rulings.overruled(),
          rulings.byPrecedent());
    }
  }

  @Schema(name = "ScorecardMissedTerm")
  record MissedView(
      MissedTerm.Term term,
      @Schema(description = "Who owes it") Owner owner,
      @Schema(description = "Points, first contacts, or handoffs that ended with enough attempts")
          BigDecimal owed,
      BigDecimal actual,
      String sentence,
      @Schema(description = "How many leads stand behind it") int total,
      List<BehindView> leads,
      @Schema(description = "What to send as after, with the term; null if there are no more")
          @Nullable UUID next) {

    static MissedView of(MissedTerm missed, Firms.Named firms, ScorecardWords words) {
      return new MissedView(
          missed.term(),
          missed.owner(),
          missed.owed(),
          missed.actual(),
          words.sentence(missed),
          missed.total(),
          missed.leads().stream().map(lead -> BehindView.of(lead, firms, words)).toList(),
          missed.next());
    }
  }

  @Schema(name = "ScorecardLead")
  record BehindView(
      UUID lead,
      @Schema(description = "Null if it is not known or the lead was erased") @Nullable String firm,
      @Schema(description = "Whether the personal data were erased, and the firm with them")
          boolean erased,
      UUID handoff,
      String rep,
      Grade grade,
      Instant handedOffAt,
      @Schema(description = "When the contact was due, the lead was let go, or the board ruled")
          Instant at,
      MissedTerm.What what,
      @Schema(description = "Minutes overdue, attempts missing, or points lost") BigDecimal by,
      @Schema(description = "What happened, in words", example = "tried 3 h late")
          String sentence) {

    static BehindView of(MissedTerm.LeadBehind lead, Firms.Named firms, ScorecardWords words) {
      var firm = firms.of(lead.lead());
      return new BehindView(
          lead.lead().value(),
          firm.name(),
          firm.erased(),
          lead.handoff(),
          lead.rep(),
          lead.grade(),
          lead.handedOffAt(),
          lead.at(),
          lead.what(),
          lead.by(),
          words.happened(lead));
    }
  }
}
