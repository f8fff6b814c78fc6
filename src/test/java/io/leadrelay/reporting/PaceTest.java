package io.leadrelay.reporting;

import static io.leadrelay.agreement.Versions.calendar;
import static io.leadrelay.agreement.Versions.version;
import static io.leadrelay.agreement.Versions.weights;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.agreement.Deliveries.Sum;
import io.leadrelay.agreement.MonthlyTarget;
import io.leadrelay.reporting.Pace.Day;
import io.leadrelay.reporting.Stretch.Kind;
import io.leadrelay.terms.Agreement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 500 points a month; of the 21 working days of November each carries 23.81. */
@DisplayName("The pace of a month")
class PaceTest {

  private static final List<Agreement> SINCE_JANUARY =
      List.of(version(1, "2026-01-01T00:00:00Z", 500, calendar("Mon-Fri 9-17")));
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final Instant DECEMBER = Instant.parse("2026-12-04T09:00:00Z");

  private final Map<LocalDate, Sum> delivered = new TreeMap<>();
  private List<Agreement> agreements = SINCE_JANUARY;
  private String counts = "1.00";

  @Test
  @DisplayName("shows each working day with what was due, delivered, and is expected")
  void showsEachWorkingDay() {
    eachDay("2026-10-19", "2026-10-30", 20);
    leads("2026-11-02", 30);
    leads("2026-11-07", 4);
    leads("2026-11-09", 6);

    var pace = pace(noon("2026-11-09"), 7);

    assertThat(pace.days()).hasSize(22).filteredOn(Day::working).hasSize(21);
    assertThat(pace.days().get(0)).isEqualTo(day("2026-11-02", true, 24, 30, "30.00", "30.00"));
    assertThat(pace.days().get(1)).isEqualTo(day("2026-11-03", true, 48, 0, "0", "30.00"));
    assertThat(pace.days().get(5)).isEqualTo(day("2026-11-07", false, 120, 4, "4.00", "34.00"));
    // The last ten: five of 20 in October, then 30, 0, 0, 0, and 4 with the Saturday.
    assertThat(pace.days().get(6))
        .isEqualTo(
            new Day(
                date("2026-11-09"),
                true,
                143,
                6,
                new BigDecimal("6.00"),
                new BigDecimal("40.00"),
                new BigDecimal("47.4")));
    assertThat(pace.days().get(21))
        .isEqualTo(new Day(date("2026-11-30"), true, 500, null, null, null, decimal("248.4")));
    assertThat(pace.waiting()).isEqualTo(new Pace.Waiting(7, new BigDecimal("7.00")));
  }

  @Test
  @DisplayName("is forecast from the last ten working days, with the interval of their spread")
  void isForecast() {
    eachDay("2026-11-02", "2026-11-13", 20);
    leads("2026-11-05", 30);
    leads("2026-11-16", 5);

    // Mean 21 and deviation √10 of ten; 11 days left: 210 + 11 · 21 ± 2.262 · √10 · √(11 + 12.1)
    assertThat(pace(noon("2026-11-16")).forecast())
        .isEqualTo(forecast(11, "441.0", "406.6", "475.4"));

    leads("2026-11-16", 40);
    assertThat(pace(noon("2026-11-16")).forecast())
        .as("today has brought 19 more than the mean")
        .isEqualTo(forecast(11, "460.0", "425.6", "494.4"));

    leads("2026-11-14", 10);
    leads("2026-11-16", 5);
    assertThat(pace(noon("2026-11-15")).forecast())
        .as("what came on a Saturday belongs to the Friday: mean 22, deviation √17.78")
        .isEqualTo(
            new Forecast(
                new BigDecimal("22.00"),
                10,
                11,
                decimal("462.0"),
                decimal("416.1"),
                decimal("507.9")));
  }

  @Test
  @DisplayName("is never forecast below what is there, and on the last evening is what is there")
  void isNeverForecastBelowWhatIsThere() {
    leads("2026-11-02", 100);
    assertThat(forecast("2026-11-26").low()).isEqualByComparingTo("100");

    assertThat(forecast("2026-11-28").workingDaysLeft()).isEqualTo(1);
    leads("2026-11-30", 50);
    assertThat(forecast("2026-11-30").points()).isEqualByComparingTo("150");
  }

  @Test
  @DisplayName("goes by the month before in its first days, and knows nothing without a past")
  void goesByTheMonthBefore() {
    eachDay("2026-10-01", "2026-10-19", 90);
    eachDay("2026-10-20", "2026-10-30", 10);
    assertThat(pace(noon("2026-11-01")).forecast())
        .as("one day of 90 and nine of 10")
        .returns(new BigDecimal("18.00"), Forecast::rate)
        .returns(21, Forecast::workingDaysLeft)
        .returns(decimal("378.0"), Forecast::points);

    agreements = List.of(version(1, "2026-11-02T10:00:00Z", 500, calendar("Mon-Fri 9-17")));
    leads("2026-11-03", 25);
    assertThat(pace(noon("2026-11-03")).forecast()).as("the first working day runs").isNull();
    assertThat(pace(noon("2026-11-04")).forecast())
        .isEqualTo(new Forecast(new BigDecimal("25.00"), 1, 19, decimal("500.0"), null, null));
  }

  @Test
  @DisplayName("of a month that is over has no forecast, and nothing waits in it")
  void hasNoForecastOnceOver() {
    eachDay("2026-11-02", "2026-11-30", 24);

    var pace = pace(DECEMBER);

    assertThat(pace.forecast()).isNull();
    assertThat(pace.waiting()).isNull();
    assertThat(pace.stretches()).isEmpty();
    assertThat(pace.days()).hasSize(21).allMatch(day -> day.expected() == null);
    assertThat(pace.days().get(20)).isEqualTo(day("2026-11-30", true, 500, 24, "24.00", "504.00"));
  }

  @Test
  @DisplayName("names a burst and a drought with their days")
  void namesBurstsAndDroughts() {
    eachDay("2026-11-02", "2026-11-30", 24);
    leads("2026-11-04", 61);
    eachDay("2026-11-10", "2026-11-16", 1);

    assertThat(pace(DECEMBER).stretches())
        .containsExactly(
            stretch(Kind.BURST, "2026-11-04", "2026-11-04", 1, 61, "23.8"),
            stretch(Kind.DROUGHT, "2026-11-10", "2026-11-16", 5, 5, "119.0"));
  }

  @Test
  @DisplayName("measures bursts in leads: of hot ones that count three, a third is due")
  void measuresInLeads() {
    counts = "3.00";
    eachDay("2026-11-02", "2026-11-30", 8);
    leads("2026-11-04", 18);

    // 178 leads count 534, so a lead counts 3 and 7.9 are due on a day.
    assertThat(pace(DECEMBER).stretches())
        .containsExactly(stretch(Kind.BURST, "2026-11-04", "2026-11-04", 1, 18, "7.9"));
  }

  @Test
  @DisplayName(
      "calls a burst, and a dry day a drought, just what even delivery makes that unlikely")
  void drawsTheLineAtOnePercent() {
    var due = 500.0 / 21;
    for (var leads = 0; leads <= 60; leads++) {
      eachDay("2026-11-02", "2026-11-30", 24);
      leads("2026-11-04", leads);
      var kinds = pace(DECEMBER).stretches().stream().map(Stretch::kind).toList();

      var unlikelyMany = 1 - atMost(leads - 1, due) < 0.01;
      var unlikelyFew = atMost(leads, due) < 0.01;
      assertThat(kinds)
          .as("%d leads", leads)
          .isEqualTo(
              unlikelyMany ? List.of(Kind.BURST) : unlikelyFew ? List.of(Kind.DROUGHT) : List.of());
    }
  }

  @Test
  @DisplayName("calls today a burst at once, but no drought before the day is over")
  void waitsForTheEvening() {
    eachDay("2026-11-02", "2026-11-30", 24);
    leads("2026-11-04", 0);

    assertThat(pace(noon("2026-11-04")).stretches()).isEmpty();
    assertThat(pace(noon("2026-11-05")).stretches())
        .extracting(Stretch::kind)
        .containsExactly(Kind.DROUGHT);

    leads("2026-11-04", 90);
    assertThat(pace(noon("2026-11-04")).stretches())
        .extracting(Stretch::kind)
        .containsExactly(Kind.BURST);
  }

  @Test
  @DisplayName("cuts days at midnight in the zone of the month, also when the clocks change")
  void cutsDaysAtMidnight() {
    var october = MonthlyTarget.of(SINCE_JANUARY, YearMonth.of(2026, 10));

    var bounds = PaceLine.bounds(october, null);

    assertThat(bounds).hasSize(32).isSorted();
    assertThat(bounds.get(0)).isEqualTo(october.begins());
    assertThat(bounds.get(31)).isEqualTo(october.ends());
    for (var day = 1; day <= 31; day++) {
      assertThat(Duration.between(bounds.get(day - 1), bounds.get(day)))
          .as("%d October", day)
          .isEqualTo(Duration.ofHours(day == 25 ? 25 : 24));
    }
  }

  /** The plain sum, as a reference. */
  private static double atMost(int leads, double due) {
    var probability = Math.exp(-due);
    var sum = leads < 0 ? 0 : probability;
    for (var n = 1; n <= leads; n++) {
      probability *= due / n;
      sum += probability;
    }
    return sum;
  }

  private Pace pace(Instant now) {
    return pace(now, 0);
  }

  private Pace pace(Instant now, int waiting) {
    var target = MonthlyTarget.of(agreements, NOVEMBER);
    var before =
        agreements == SINCE_JANUARY ? MonthlyTarget.of(agreements, NOVEMBER.minusMonths(1)) : null;
    return new PaceLine(target, before, new ArrayList<>(delivered.values()), now)
        .pace(waiting, weights("1.00", "3.00"));
  }

  private Forecast forecast(String day) {
    return Objects.requireNonNull(pace(noon(day)).forecast());
  }

  private void eachDay(String from, String to, int leads) {
    date(from)
        .datesUntil(date(to).plusDays(1))
        .filter(day -> day.getDayOfWeek().getValue() <= 5)
        .forEach(day -> leads(day.toString(), leads));
  }

  private void leads(String day, int leads) {
    var begins = MonthlyTarget.of(SINCE_JANUARY, YearMonth.from(date(day))).begins(date(day));
    delivered.put(
        date(day),
        new Sum(begins, leads, new BigDecimal(counts).multiply(BigDecimal.valueOf(leads))));
  }

  private static Instant noon(String day) {
    return Instant.parse(day + "T12:00:00Z");
  }

  private static LocalDate date(String day) {
    return LocalDate.parse(day);
  }

  private static BigDecimal decimal(String number) {
    return new BigDecimal(number);
  }

  private static Day day(
      String day, boolean working, int due, int leads, String points, String soFar) {
    return new Day(date(day), working, due, leads, decimal(points), decimal(soFar), null);
  }

  private static Forecast forecast(int left, String points, String low, String high) {
    return new Forecast(decimal("21.00"), 10, left, decimal(points), decimal(low), decimal(high));
  }

  private static Stretch stretch(
      Kind kind, String from, String to, int days, int leads, String due) {
    return new Stretch(kind, date(from), date(to), days, leads, decimal(due));
  }
}
