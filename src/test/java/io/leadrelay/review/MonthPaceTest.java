package io.leadrelay.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.review.MonthPace.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The pace of a month")
class MonthPaceTest {

  @ParameterizedTest(name = "{0} of {1} points, {2} waiting, {3} taken away: {4}")
  @CsvSource({
    // what waits is just enough, and one hundredth too little
    "400, 500, 100, 0, SPEED",
    "400, 500, 99.99, 0, VOLUME",
    // what was taken away is just enough, and one hundredth too little
    "400, 500, 0, 100, QUALITY",
    "400, 500, 0, 99.99, VOLUME",
    // both would be enough: what waits is the first to be had
    "400, 500, 100, 100, SPEED",
    // neither alone is enough
    "400, 500, 60, 60, VOLUME",
    "0, 500, 0, 0, VOLUME"
  })
  @DisplayName("is too slow for want of room, quality or volume")
  void reason(
      BigDecimal forecast,
      BigDecimal target,
      BigDecimal waiting,
      BigDecimal takenAway,
      Reason reason) {
    assertThat(pace(10, target, forecast, waiting, takenAway).reason()).isEqualTo(reason);
  }

  @Test
  @DisplayName("is told in whole percent, rounded down")
  void percent() {
    var pace = pace(4, points(500), points(474), points(0), points(0));

    assertThat(pace.percentGone()).isEqualTo(19);
    assertThat(pace.forecastPercent()).isEqualTo(94);
    assertThat(pace.missing()).isEqualByComparingTo("26");
    assertThat(pace(4, points(0), points(3), points(0), points(0)).forecastPercent())
        .isEqualTo(100);
    assertThat(pace(4, points(500), points(600), points(0), points(0)).missing())
        .isEqualByComparingTo("0");
  }

  private static BigDecimal points(int points) {
    return BigDecimal.valueOf(points);
  }

  private static MonthPace pace(
      int gone, BigDecimal target, BigDecimal forecast, BigDecimal waiting, BigDecimal takenAway) {
    return new MonthPace(
        YearMonth.of(2026, 11),
        LocalDate.of(2026, 11, 16),
        21,
        gone,
        target,
        forecast,
        waiting,
        takenAway);
  }
}
