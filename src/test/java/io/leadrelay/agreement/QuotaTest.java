package io.leadrelay.agreement;

import static io.leadrelay.agreement.Versions.calendar;
import static io.leadrelay.agreement.Versions.version;
import static io.leadrelay.agreement.Versions.weights;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.agreement.Mix.Kind;
import io.leadrelay.agreement.Mix.Shares;
import io.leadrelay.agreement.Quota.State;
import io.leadrelay.lead.Grade;
import io.leadrelay.terms.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The quota")
class QuotaTest {

  /** 500 points over 21 working days. */
  private static final MonthlyTarget NOVEMBER =
      MonthlyTarget.of(
          List.of(version(1, "2026-01-01T00:00:00Z", 500, calendar("Mon-Fri 9-17"))),
          YearMonth.of(2026, 11));

  /** A Monday; six working days are left, today included. */
  private static final Instant THE_23RD = Instant.parse("2026-11-23T09:00:00Z");

  private static final Instant DECEMBER = Instant.parse("2026-12-01T09:00:00Z");
  private static final Terms WEIGHTS = weights("1.00", "3.00");

  @Test
  @DisplayName("says what is missing, and how much of it each working day left must bring")
  void saysWhatIsMissing() {
    var quota = quota(List.of(standard(1, "1.00", 290), hot(1, "3.00", 20)), List.of(), THE_23RD);

    assertThat(quota.state()).isEqualTo(State.OPEN);
    assertThat(quota.target()).isEqualTo(500);
    assertThat(quota.points()).isEqualByComparingTo("350");
    assertThat(quota.missing()).isEqualByComparingTo("150");
    assertThat(quota.workingDays()).isEqualTo(21);
    assertThat(quota.workingDaysLeft()).isEqualTo(6);
    assertThat(quota.neededPerWorkingDay()).isEqualByComparingTo("25");
    assertThat(quota.due()).as("16 * 500 / 21 = 380.95, today included").isEqualTo(381);
    assertThat(quota.ahead()).isEqualByComparingTo("-31");
  }

  @Test
  @DisplayName("names mixes of grades that would still reach the target, in leads a day")
  void namesMixes() {
    var quota = quota(List.of(standard(1, "1.00", 290), hot(1, "3.00", 20)), List.of(), THE_23RD);

    assertThat(quota.mixes())
        .containsExactly(
            mix(Kind.ONLY_STANDARD, 150, 0, "150.00", "25.0"),
            mix(Kind.ONLY_HOT, 0, 50, "150.00", "8.4"),
            mix(Kind.AS_DELIVERED, 123, 9, "150.00", "22.0"),
            mix(Kind.HALF_HALF, 75, 25, "150.00", "16.7"));
  }

  @Test
  @DisplayName("weighs what was delivered by its own version, and what is to come by today's")
  void weighsByVersion() {
    var quota =
        Quota.of(
            NOVEMBER,
            List.of(standard(1, "1.00", 100), hot(1, "3.00", 10), hot(2, "5.00", 20)),
            List.of(),
            weights("0.50", "5.00"),
            THE_23RD);

    assertThat(quota.points()).as("100 + 30 + 100").isEqualByComparingTo("230");
    assertThat(quota.mixes().get(0).standard()).as("270 / 0.5").isEqualTo(540);
    assertThat(quota.mixes().get(1).hot()).as("270 / 5").isEqualTo(54);
  }

  @Test
  @DisplayName("goes by last month's grades while nothing is delivered, and by none without those")
  void goesByLastMonth() {
    var lastMonth = List.of(standard(1, "1.00", 100), hot(1, "3.00", 100));

    assertThat(quota(List.of(), lastMonth, THE_23RD).mixes())
        .contains(mix(Kind.AS_DELIVERED, 125, 125, "500.00", "41.7"));
    assertThat(quota(List.of(subtracted()), List.of(), THE_23RD).mixes())
        .extracting(Mix::kind)
        .containsExactly(Kind.ONLY_STANDARD, Kind.ONLY_HOT, Kind.HALF_HALF);
  }

  @Test
  @DisplayName("needs nothing more once it is reached, by points to spare too")
  void needsNothingMore() {
    for (var leads : List.of(500, 501)) {
      var quota = quota(List.of(standard(1, "1.00", leads)), List.of(), THE_23RD);

      assertThat(quota.state()).isEqualTo(State.REACHED);
      assertThat(quota.missing()).isZero();
      assertThat(quota.neededPerWorkingDay()).isNull();
      assertThat(quota.mixes()).isEmpty();
    }
  }

  @Test
  @DisplayName("of a month that is over was reached, or missed by so many points")
  void ofAPastMonth() {
    var missed = quota(List.of(standard(1, "1.00", 499)), List.of(), DECEMBER);

    assertThat(missed.state()).isEqualTo(State.MISSED);
    assertThat(missed.missing()).isEqualByComparingTo("1");
    assertThat(missed.mixes()).isEmpty();
    assertThat(missed.workingDaysLeft()).isZero();
    assertThat(missed.due()).isEqualTo(500);
    assertThat(quota(List.of(standard(1, "1.00", 500)), List.of(), DECEMBER).state())
        .isEqualTo(State.REACHED);
  }

  @Test
  @DisplayName("names leads but no pace when no working day is left")
  void withoutAWorkingDayLeft() {
    var october =
        MonthlyTarget.of(
            List.of(version(1, "2026-01-01T00:00:00Z", 500, calendar("Mon-Fri 9-17"))),
            YearMonth.of(2026, 10));

    var saturday =
        Quota.of(october, List.of(), List.of(), WEIGHTS, Instant.parse("2026-10-31T12:00:00Z"));

    assertThat(saturday.state()).isEqualTo(State.OPEN);
    assertThat(saturday.neededPerWorkingDay()).isNull();
    assertThat(saturday.mixes().get(0).standard()).isEqualTo(500);
    assertThat(saturday.mixes().get(0).leadsPerWorkingDay()).isNull();
  }

  @Test
  @DisplayName("asks, in 2,000 made-up cases, for no lead too many and none too few")
  void asksForNoLeadTooMany() {
    var random = new Random(8);
    for (var n = 0; n < 2_000; n++) {
      var points = 1 + random.nextInt(3_000);
      var standard = 20 + random.nextInt(400);
      var hot = random.nextInt(10) == 0 ? standard : 20 + random.nextInt(400);
      var byStandard = random.nextInt(8);
      var byHot = byStandard == 0 ? 1 + random.nextInt(8) : random.nextInt(8);

      var mix =
          Mix.reaching(
              hundredths(points),
              weights(hundredths(standard).toString(), hundredths(hot).toString()),
              Kind.AS_DELIVERED,
              new Shares(BigDecimal.valueOf(byStandard), BigDecimal.valueOf(byHot)),
              1);

      assertThat(distance(points, standard, hot, byStandard, byHot, mix.standard(), mix.hot()))
          .as("%s for %d of %d and %d by %d:%d", mix, points, standard, hot, byStandard, byHot)
          .isEqualTo(nearest(points, standard, hot, byStandard, byHot));
      assertThat(mix.points()).isGreaterThanOrEqualTo(hundredths(points));
    }
  }

  /**
   * Tries all mixes: of those that reach the points and would not without any one of their leads,
   * how near the nearest comes to the relation that was asked for.
   */
  private static double nearest(int points, int standard, int hot, int byStandard, int byHot) {
    var nearest = Double.POSITIVE_INFINITY;
    for (var s = 0; s <= points / standard + 1; s++) {
      for (var h = 0; h <= points / hot + 1; h++) {
        nearest = Math.min(nearest, distance(points, standard, hot, byStandard, byHot, s, h));
      }
    }
    return nearest;
  }

  /** Infinite if a mix does not reach the points, has a lead too many or a grade not asked for. */
  private static double distance(
      int points, int standard, int hot, int byStandard, int byHot, long s, long h) {
    var reached = s * standard + h * hot;
    var oneLess = Math.max(s > 0 ? reached - standard : 0, h > 0 ? reached - hot : 0);
    if (reached < points
        || oneLess >= points
        || (byStandard == 0 && s > 0)
        || (byHot == 0 && h > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    return byStandard == 0 || byHot == 0
        ? 0
        : hot >= standard
            ? Math.abs(h * hot - (double) points * byHot / (byStandard + byHot))
            : Math.abs(s * standard - (double) points * byStandard / (byStandard + byHot));
  }

  private static BigDecimal hundredths(int value) {
    return BigDecimal.valueOf(value, 2);
  }

  private static Quota quota(List<Delivered> delivered, List<Delivered> before, Instant now) {
    return Quota.of(NOVEMBER, delivered, before, WEIGHTS, now);
  }

  private static Delivered standard(int agreement, String weight, int leads) {
    return new Delivered(agreement, Grade.STANDARD, new BigDecimal(weight), leads, 0);
  }

  private static Delivered hot(int agreement, String weight, int leads) {
    return new Delivered(agreement, Grade.HOT, new BigDecimal(weight), leads, 0);
  }

  private static Delivered subtracted() {
    return new Delivered(1, Grade.HOT, new BigDecimal("3.00"), 0, 1);
  }

  private static Mix mix(Kind kind, long standard, long hot, String points, String perDay) {
    return new Mix(kind, standard, hot, new BigDecimal(points), new BigDecimal(perDay));
  }
}
