package io.leadrelay.intake;

import io.leadrelay.agreement.Figure;
import io.leadrelay.agreement.GoalResult;
import io.leadrelay.agreement.GoalResult.Interval;
import io.leadrelay.agreement.GoalResult.Needed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What a goal takes, as it is shown outside. */
@Schema(name = "Goal")
record GoalView(
    long customers,
    long opportunities,
    @Schema(description = "Qualified leads to hand over, in all months together") long leads,
    long leadsPerMonth,
    int months,
    BigDecimal revenue,
    BigDecimal averageDealSize,
    @Nullable String currency,
    BigDecimal leadToOpportunity,
    BigDecimal opportunityToCustomer,
    @Schema(description = "Where each figure comes from") BasisView basis,
    @Schema(description = "Of 95 %; null where no figure is live")
        @Nullable IntervalsView interval) {

  static GoalView of(GoalResult result) {
    var basis =
        new BasisView(
            FigureView.of(result.averageDealSize()),
            FigureView.of(result.leadToOpportunity()),
            FigureView.of(result.opportunityToCustomer()));
    return new GoalView(
        result.customers().number(),
        result.opportunities().number(),
        result.leads().number(),
        result.leadsPerMonth().number(),
        result.goal().months(),
        plain(result.goal().revenue()),
        basis.averageDealSize().value(),
        result.currency(),
        basis.leadToOpportunity().value(),
        basis.opportunityToCustomer().value(),
        basis,
        IntervalsView.of(result));
  }

  @Schema(name = "GoalBasis")
  record BasisView(
      FigureView averageDealSize, FigureView leadToOpportunity, FigureView opportunityToCustomer) {}

  /** Where a figure comes from. */
  enum Source {
    TYPED,
    LIVE
  }

  @Schema(name = "GoalFigure")
  record FigureView(
      Source source,
      @Schema(description = "A live one to ten digits; its sample is exact") BigDecimal value,
      @Schema(description = "Null for a typed figure") @Nullable SampleView sample) {

    static FigureView of(Figure figure) {
      return new FigureView(
          figure.live() == null ? Source.TYPED : Source.LIVE,
          plain(figure.value()),
          SampleView.of(figure));
    }
  }

  @Schema(name = "GoalSample", description = "The past leads behind a live figure")
  record SampleView(
      @Schema(description = "How many leads got on; for the deal size, what all deals brought")
          BigDecimal numerator,
      @Schema(description = "Of how many leads; for the deal size, the number of won deals")
          BigDecimal denominator,
      @Schema(
              description =
                  "Days within which nine of ten deals closed; younger leads are left out")
          BigDecimal timeToCloseDays,
      @Schema(
              description =
                  "The ends of the 95 % interval: Wilson for a rate, Student for the mean")
          BigDecimal low,
      @Schema(description = "Null where there are too few deals to tell")
          @Nullable BigDecimal high) {

    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);

    static @Nullable SampleView of(Figure figure) {
      var sample = figure.live();
      return sample == null
          ? null
          : new SampleView(
              figure.numerator(),
              figure.denominator(),
              BigDecimal.valueOf(sample.timeToClose().toSeconds())
                  .divide(SECONDS_OF_A_DAY, 3, RoundingMode.HALF_UP),
              rounded(sample.low()),
              Double.isInfinite(sample.high()) ? null : rounded(sample.high()));
    }
  }

  @Schema(name = "GoalIntervals")
  record IntervalsView(
      @Schema(description = "Null if the deal size was typed") @Nullable IntervalView customers,
      @Schema(description = "Null if deal size and opportunityToCustomer were typed")
          @Nullable IntervalView opportunities,
      IntervalView leads,
      IntervalView leadsPerMonth) {

    static @Nullable IntervalsView of(GoalResult result) {
      var leads = IntervalView.of(result.leads());
      var leadsPerMonth = IntervalView.of(result.leadsPerMonth());
      return leads == null || leadsPerMonth == null
          ? null
          : new IntervalsView(
              IntervalView.of(result.customers()),
              IntervalView.of(result.opportunities()),
              leads,
              leadsPerMonth);
    }
  }

  @Schema(name = "GoalInterval")
  record IntervalView(
      long low,
      @Schema(description = "Null where there are too few deals to tell") @Nullable Long high) {

    static @Nullable IntervalView of(Needed needed) {
      Interval interval = needed.interval();
      return interval == null ? null : new IntervalView(interval.low(), interval.high());
    }
  }

  private static BigDecimal rounded(double value) {
    return plain(new BigDecimal(value, new MathContext(6)));
  }

  /** 1E+6 would be valid JSON too, but nobody writes revenue like that. */
  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
