package io.leadrelay.intake;

import io.leadrelay.reporting.Firms;
import io.leadrelay.review.AgreedAction;
import io.leadrelay.review.MissedTerm;
import io.leadrelay.review.MissedTerm.LeadBehind;
import io.leadrelay.review.Restatement;
import io.leadrelay.review.Review;
import io.leadrelay.review.ReviewFigure;
import io.leadrelay.review.Statement;
import io.leadrelay.terms.Side;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Review")
record ReviewView(
    @Schema(example = "2026-11") String month,
    @Schema(description = "The time zone in which the month ended", example = "Europe/Berlin")
        String zone,
    Review.State state,
    Instant openedAt,
    @Schema(description = "Until when both have reviewed it") @Nullable Instant dueAt,
    @Schema(description = "Null while it is open") @Nullable Instant closedAt,
    @Schema(description = "As both leads were shown them") List<FigureView> figures,
    List<MissedView> missed,
    @Schema(description = "Figures of this month that later reviews showed anew")
        List<RestatedView> restated,
    @Schema(description = "Figures of earlier months that this review showed anew")
        List<RestatedView> restates,
    List<StatementView> statements,
    List<ActionView> actions) {

  static ReviewView of(Review review, List<Review> all, Firms.Named firms) {
    return new ReviewView(
        review.month().toString(),
        review.zone().getId(),
        review.state(),
        review.openedAt(),
        review.dueAt(),
        review.closedAt(),
        review.figures().stream().map(FigureView::of).toList(),
        review.missed().stream().map(missed -> MissedView.of(missed, firms)).toList(),
        all.stream()
            .flatMap(later -> RestatedView.all(later).stream())
            .filter(restated -> restated.month().equals(review.month().toString()))
            .toList(),
        RestatedView.all(review),
        review.statements().stream().map(StatementView::of).toList(),
        review.actions().stream().map(ActionView::of).toList());
  }

  @Schema(name = "ReviewFigure")
  record FigureView(
      @Schema(description = "The same in every month") String key,
      @Schema(description = "In plain words") String name,
      @Schema(description = "Who owes it, null if nobody does") @Nullable Side side,
      @Schema(description = "What the agreement says") @Nullable String agreed,
      @Schema(description = "What the month came to") String value) {

    static FigureView of(ReviewFigure figure) {
      return new FigureView(
          figure.key(), figure.name(), figure.side(), figure.agreed(), figure.value());
    }
  }

  @Schema(name = "ReviewMissedTerm")
  record MissedView(
      Side side,
      String sentence,
      @Schema(description = "How many leads are behind it") int total,
      @Schema(description = "The first hundred of them") List<LeadView> leads) {

    static MissedView of(MissedTerm missed, Firms.Named firms) {
      return new MissedView(
          missed.side(),
          missed.sentence(),
          missed.total(),
          missed.leads().stream().map(lead -> LeadView.of(lead, firms)).toList());
    }
  }

  @Schema(name = "ReviewLead")
  record LeadView(
      @Schema(description = "See /api/leads/{id}") String lead,
      @Schema(description = "As it is now; null if it is not known or the lead was erased")
          @Nullable String firm,
      @Schema(description = "Whether the personal data were erased, and the firm with them")
          boolean erased,
      @Schema(description = "What was not kept") String said) {

    static LeadView of(LeadBehind behind, Firms.Named firms) {
      var firm = firms.of(behind.lead());
      return new LeadView(behind.lead().toString(), firm.name(), firm.erased(), behind.said());
    }
  }

  @Schema(name = "ReviewRestated")
  record RestatedView(
      @Schema(description = "To which the figure belongs", example = "2026-10") String month,
      @Schema(description = "The review that showed it anew", example = "2026-11") String review,
      String key,
      String name,
      @Schema(description = "As it was last shown") String was,
      String now) {

    static List<RestatedView> all(Review review) {
      return review.restated().stream().map(restated -> of(review, restated)).toList();
    }

    private static RestatedView of(Review review, Restatement restated) {
      return new RestatedView(
          restated.month().toString(),
          review.month().toString(),
          restated.key(),
          restated.name(),
          restated.was(),
          restated.now());
    }
  }

  @Schema(name = "ReviewStatement")
  record StatementView(Side side, String name, Instant at, @Nullable String notes) {

    static StatementView of(Statement said) {
      return new StatementView(said.side(), said.name(), said.at(), said.notes());
    }
  }

  @Schema(name = "ReviewAction")
  record ActionView(
      int number,
      Side side,
      String text,
      @Schema(description = "Null while it is open") @Nullable Instant doneAt,
      @Schema(description = "Who said so") @Nullable String doneBy) {

    static ActionView of(AgreedAction action) {
      return new ActionView(
          action.number(), action.side(), action.text(), action.doneAt(), action.doneBy());
    }
  }
}
