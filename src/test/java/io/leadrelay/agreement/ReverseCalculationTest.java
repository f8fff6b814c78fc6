package io.leadrelay.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.leadrelay.agreement.GoalResult.Interval;
import io.leadrelay.agreement.GoalResult.Needed;
import io.leadrelay.agreement.PastConversions.Cohort;
import io.leadrelay.agreement.PastConversions.WonDeals;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The reverse calculation")
class ReverseCalculationTest {

  private static final Duration TIME_TO_CLOSE = Duration.ofDays(45);

  @ParameterizedTest
  @CsvSource({
    "1000000, 10000, 0.2, 0.25, 12, 100, 400, 2000, 167",
    // In floating point 0.6 / 0.2, 21 / 0.7 and 3 / 0.1 come out a trifle above a whole number.
    "0.6, 0.2, 0.1, 0.1, 30, 3, 30, 300, 10",
    "21, 1, 1, 0.7, 1, 21, 30, 30, 30",
    "300, 100, 1, 1, 3, 3, 3, 3, 1",
    // A rest, however small, is one more.
    "1000000.00000000000000000001, 10000, 0.2, 0.25, 12, 101, 404, 2020, 169",
    "1, 3, 1, 1, 120, 1, 1, 1, 1",
    // Half a customer does not exist, so that the opportunities are for two.
    "15, 10, 0.5, 0.5, 12, 2, 4, 8, 1"
  })
  @DisplayName("rounds up at each stage what does not divide exactly, and nothing else")
  void roundsUp(
      String revenue,
      String dealSize,
      String leadToOpportunity,
      String opportunityToCustomer,
      int months,
      long customers,
      long opportunities,
      long leads,
      long leadsPerMonth) {
    var result =
        typed(
            GoalTest.goal(
                revenue, dealSize, leadToOpportunity, opportunityToCustomer, null, months));

    assertThat(result.customers()).isEqualTo(new Needed(customers, null));
    assertThat(result.opportunities()).isEqualTo(new Needed(opportunities, null));
    assertThat(result.leads()).isEqualTo(new Needed(leads, null));
    assertThat(result.leadsPerMonth()).isEqualTo(new Needed(leadsPerMonth, null));
  }

  @Test
  @DisplayName("finds what counting up one by one finds")
  void agreesWithCounting() {
    var random = new Random(20261120);
    for (var n = 0; n < 2_000; n++) {
      var revenue = hundredths(random, 100_000);
      var dealSize = hundredths(random, 20_000);
      var leadToOpportunity = hundredths(random, 100);
      var opportunityToCustomer = hundredths(random, 100);
      var months = 1 + random.nextInt(Goal.MOST_MONTHS);
      var goal =
          new Goal(revenue, dealSize, null, leadToOpportunity, opportunityToCustomer, months);

      var result = typed(goal);

      var customers = countedUp(revenue, dealSize);
      var opportunities = countedUp(customers, opportunityToCustomer);
      var leads = countedUp(opportunities, leadToOpportunity);
      assertThat(result.customers().number()).as("%s", goal).isEqualTo(customers.longValue());
      assertThat(result.opportunities().number())
          .as("%s", goal)
          .isEqualTo(opportunities.longValue());
      assertThat(result.leads().number()).as("%s", goal).isEqualTo(leads.longValue());
      assertThat(result.leadsPerMonth().number())
          .as("%s", goal)
          .isEqualTo(countedUp(leads, BigDecimal.valueOf(months)).longValue());
    }
  }

  @Test
  @DisplayName("takes a live rate as the fraction it is: three leads for each of a third")
  void keepsFractions() {
    var third = live(new Cohort(300, 100, 100)).leadToOpportunity().orElseThrow();
    var goal = GoalTest.goal("100", "1", null, "1", null, 12);

    var result = ReverseCalculation.of(goal, figure("1"), null, third, figure("1"));

    assertThat(result.leads().number()).isEqualTo(300);
    assertThat(third.value()).isEqualByComparingTo("0.3333333333");
  }

  /**
   * The expected ends are from SciPy 1.17: binomtest(…).proportion_ci(method='wilson'), t.interval.
   */
  @Test
  @DisplayName("combines the intervals of the live figures on the logarithmic scale")
  void combinesIntervals() {
    var live = live(new Cohort(200, 40, 13));
    var won = new WonDeals("EUR", 13, new BigDecimal("130000.00"), 4e6);
    var goal = GoalTest.goal("1e12", null, null, null, null, 12);

    var dealSize = live.averageDealSize(won);
    var leadToOpportunity = live.leadToOpportunity().orElseThrow();
    var opportunityToCustomer = live.opportunityToCustomer().orElseThrow();
    var result =
        ReverseCalculation.of(goal, dealSize, "EUR", leadToOpportunity, opportunityToCustomer);

    assertEnds(dealSize, 8791.412095847656, 11208.587904152344);
    assertEnds(leadToOpportunity, 0.15045200926098115, 0.26085518656537876);
    assertEnds(opportunityToCustomer, 0.20084502231782697, 0.47982253810122333);
    assertThat(result.customers())
        .isEqualTo(new Needed(100_000_000, new Interval(89_217_305, 113_747_370L)));
    assertThat(result.opportunities())
        .isEqualTo(new Needed(307_692_308, new Interval(205_027_865, 506_401_945L)));
    assertThat(result.leads())
        .isEqualTo(new Needed(1_538_461_540, new Interval(947_086_994, 2_730_829_841L)));
    assertThat(result.leadsPerMonth())
        .isEqualTo(new Needed(128_205_129, new Interval(78_923_917, 227_569_154L)));
  }

  @Test
  @DisplayName("has an interval from the stage on at which a figure is live")
  void typedFiguresAddNothing() {
    var live = live(new Cohort(200, 40, 13)).leadToOpportunity().orElseThrow();
    var goal = GoalTest.goal("1000000", "10000", null, "0.25", null, 12);

    var result = ReverseCalculation.of(goal, figure("10000"), null, live, figure("0.25"));

    assertThat(result.customers()).isEqualTo(new Needed(100, null));
    assertThat(result.opportunities()).isEqualTo(new Needed(400, null));
    assertThat(result.leads()).isEqualTo(new Needed(2000, new Interval(1534, 2659L)));
    assertThat(result.leadsPerMonth()).isEqualTo(new Needed(167, new Interval(128, 222L)));
  }

  @Test
  @DisplayName("holds its own number in the interval, however small the goal")
  void theIntervalHoldsTheNumber() {
    var random = new Random(20261121);
    for (var n = 0; n < 2_000; n++) {
      var leads = 1 + random.nextInt(5_000);
      var opportunities = 1 + random.nextInt(leads);
      var customers = 1 + random.nextInt(opportunities);
      var live = live(new Cohort(leads, opportunities, customers));
      var goal =
          new Goal(hundredths(random, 1_000), hundredths(random, 1_000), null, null, null, 7);
      var result =
          ReverseCalculation.of(
              goal,
              Figure.typed(Objects.requireNonNull(goal.averageDealSize())),
              null,
              live.leadToOpportunity().orElseThrow(),
              live.opportunityToCustomer().orElseThrow());

      var interval = interval(result.leads());
      assertThat(result.leads().number())
          .as("%s", goal)
          .isBetween(interval.low(), Objects.requireNonNull(interval.high()));
    }
  }

  @Test
  @DisplayName("gives no upper end where the deals are too few to tell")
  void fewDealsGiveNoUpperEnd() {
    var live = live(new Cohort(10, 5, 2));
    var goal = GoalTest.goal("1000", null, "1", "1", null, 12);
    var one = live.averageDealSize(new WonDeals("EUR", 1, new BigDecimal("100"), null));
    var two = live.averageDealSize(new WonDeals("EUR", 2, new BigDecimal("110"), 4_050.0));

    var byOne = ReverseCalculation.of(goal, one, "EUR", figure("1"), figure("1"));
    var byTwo = ReverseCalculation.of(goal, two, "EUR", figure("1"), figure("1"));

    assertThat(byOne.customers()).isEqualTo(new Needed(10, new Interval(1, null)));
    assertThat(interval(byTwo.customers()).low()).isEqualTo(2);
    assertThat(interval(byTwo.customers()).high()).isNull();
    assertThat(interval(byTwo.leadsPerMonth()).high()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"9007199254740991, true", "9007199254740992, false"})
  @DisplayName("counts as far as every reader of its answer can")
  void refusesWhatNobodyCounts(String revenue, boolean counted) {
    var goal = GoalTest.goal(revenue, "1", "1", "1", null, 1);

    var refusal = catchThrowableOfType(Refusal.class, () -> typed(goal));

    if (counted) {
      assertThat(refusal).isNull();
      assertThat(typed(goal).leadsPerMonth().number()).isEqualTo(ReverseCalculation.LARGEST);
    } else {
      assertThat(refusal.errors()).extracting(FieldError::field).containsExactly("revenue");
    }
  }

  private static LiveFigures live(Cohort cohort) {
    return new LiveFigures(TIME_TO_CLOSE, cohort, new ArrayList<>());
  }

  private static GoalResult typed(Goal goal) {
    return ReverseCalculation.of(
        goal,
        Figure.typed(Objects.requireNonNull(goal.averageDealSize())),
        null,
        Figure.typed(Objects.requireNonNull(goal.leadToOpportunity())),
        Figure.typed(Objects.requireNonNull(goal.opportunityToCustomer())));
  }

  private static Figure figure(String value) {
    return Figure.typed(new BigDecimal(value));
  }

  private static BigDecimal hundredths(Random random, int most) {
    return BigDecimal.valueOf(1 + random.nextInt(most), 2);
  }

  /** The first whole number that, so many times the figure, makes the amount. */
  private static BigDecimal countedUp(BigDecimal amount, BigDecimal figure) {
    var wanted = amount.movePointRight(2).toBigIntegerExact();
    var each = figure.movePointRight(2).toBigIntegerExact();
    var count = 0;
    for (var made = BigInteger.ZERO; made.compareTo(wanted) < 0; made = made.add(each)) {
      count++;
    }
    return BigDecimal.valueOf(count);
  }

  private static Interval interval(Needed needed) {
    return Objects.requireNonNull(needed.interval());
  }

  private static void assertEnds(Figure figure, double low, double high) {
    var sample = Objects.requireNonNull(figure.live());
    assertThat(sample.low()).isCloseTo(low, within(low * 1e-9));
    assertThat(sample.high()).isCloseTo(high, within(high * 1e-9));
  }
}
