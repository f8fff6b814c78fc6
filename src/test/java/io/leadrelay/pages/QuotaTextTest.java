package io.leadrelay.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.agreement.Mix;
import io.leadrelay.agreement.Mix.Kind;
import io.leadrelay.agreement.Quota;
import io.leadrelay.agreement.Quota.State;
import io.leadrelay.lead.Grade;
import io.leadrelay.pages.AgreementText.Pair;
import io.leadrelay.pages.QuotaText.GradeRow;
import io.leadrelay.pages.QuotaText.MixRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The quota in words")
class QuotaTextTest {

  private static final Delivered HOT = delivered(Grade.HOT, "3.00", 2, 1);
  private static final Delivered STANDARD = delivered(Grade.STANDARD, "1.00", 29, 0);

  @Test
  @DisplayName("says what is missing, how far behind that is, and what would still reach it")
  void behind() {
    var quota =
        quota(
            State.OPEN,
            100,
            List.of(STANDARD, HOT),
            5,
            "13.0",
            81,
            new Mix(Kind.ONLY_STANDARD, 65, 0, new BigDecimal("65.00"), new BigDecimal("13.0")),
            new Mix(Kind.AS_DELIVERED, 56, 3, new BigDecimal("65.00"), new BigDecimal("11.8")));
    var english = new QuotaText(quota, true, NOW, Locale.ENGLISH);
    var german = new QuotaText(quota, true, NOW, Locale.GERMAN);

    assertThat(english.heading()).isEqualTo("Quota for November 2026");
    assertThat(english.state()).isEqualTo("Still missing: 65 points. Delivered: 35 of 100 points.");
    assertThat(english.figures())
        .contains(
            new Pair("Working days left, from today on", "5"),
            new Pair("Needed on each of them", "13 points"),
            new Pair(
                "Pace today", "Behind by 46 points: 81 due by the end of today, 35 delivered."));
    assertThat(english.grades())
        .containsExactly(
            new GradeRow("Hot", 1, "2", "3", "6", "1"),
            new GradeRow("Standard", 1, "29", "1", "29", "0"));
    assertThat(english.mixes())
        .containsExactly(
            new MixRow(
                "Standard leads only",
                "65",
                "0",
                "65",
                "65 standard leads: 13 leads each working day."),
            new MixRow(
                "Mixed as so far this month",
                "56",
                "3",
                "65",
                "56 standard leads and 3 hot leads: 11.8 leads each working day."));
    assertThat(german.heading()).isEqualTo("Monatssoll November 2026");
    assertThat(german.state())
        .isEqualTo("Es fehlen noch: 65 Punkte. Geliefert: 35 von 100 Punkte.");
    assertThat(german.asOf()).isEqualTo("Stand: 24. November 2026, 13:05, Zeit von Europe/Berlin.");
    assertThat(german.mixes().get(1).sentence())
        .isEqualTo("56 Standard-Leads und 3 heiße Leads: 11,8 Leads je Arbeitstag.");
  }

  @Test
  @DisplayName("says how far ahead the month is, or that it is on pace, or that nothing is due")
  void pace() {
    assertThat(pace(quota(State.OPEN, 100, List.of(HOT, STANDARD), 18, "3.7", 34)))
        .isEqualTo("Ahead by one point: 34 due by the end of today, 35 delivered.");
    assertThat(pace(quota(State.OPEN, 100, List.of(HOT, STANDARD), 18, "3.7", 35)))
        .isEqualTo("On pace: 35 due by the end of today, and as many delivered.");
    assertThat(pace(quota(State.OPEN, 100, List.of(), 20, "5.0", 0)))
        .isEqualTo("Nothing is due yet.");
  }

  @Test
  @DisplayName("says of a month that is over whether it was reached, and by how much")
  void over() {
    var all = List.of(HOT, STANDARD);

    assertThat(over(quota(State.REACHED, 30, all, 0, null, 30)).state())
        .isEqualTo("Reached: 35 of 30 points, 5 points more than owed.");
    assertThat(over(quota(State.REACHED, 35, all, 0, null, 35)).state())
        .isEqualTo("Reached exactly: 35 points.");
    var missed = over(quota(State.MISSED, 36, all, 0, null, 36));
    assertThat(missed.state()).isEqualTo("Missed by one point. Delivered: 35 of 36 points.");
    assertThat(missed.figures()).extracting(Pair::label).doesNotContain("Pace today");
    assertThat(missed.mixes()).isEmpty();
  }

  @Test
  @DisplayName("says plainly what is none: no lead, no day, nothing owed, nothing to go by")
  void none() {
    var last = new Mix(Kind.ONLY_HOT, 0, 1, new BigDecimal("3.00"), null);
    var noDay = new QuotaText(quota(State.OPEN, 1, List.of(), 0, null, 1, last), true, NOW, EN);

    assertThat(noDay.nothingDelivered())
        .isEqualTo("No lead that counts has been handed over in this month yet.");
    assertThat(noDay.grades())
        .extracting(GradeRow::grade, GradeRow::leads, GradeRow::counts)
        .containsExactly(tuple("Hot", "0", "–"), tuple("Standard", "0", "–"));
    assertThat(noDay.figures())
        .contains(new Pair("Needed on each of them", "no working day is left"));
    assertThat(noDay.mixes()).extracting(MixRow::sentence).containsExactly("one hot lead.");
    assertThat(noDay.isWithoutMeasure()).isTrue();
    assertThat(over(quota(State.REACHED, 0, List.of(), 0, null, 0)).state())
        .startsWith("Nothing is owed in this month");
    assertThat(over(quota(State.MISSED, 1, List.of(), 0, null, 1)).nothingDelivered())
        .isEqualTo("No lead that counts was handed over in this month.");
  }

  private static final Locale EN = Locale.ENGLISH;
  private static final Instant NOW = Instant.parse("2026-11-24T12:05:00Z");

  private static QuotaText over(Quota quota) {
    return new QuotaText(quota, false, NOW, EN);
  }

  private static String pace(Quota quota) {
    return new QuotaText(quota, true, NOW, EN)
        .figures().stream()
            .filter(figure -> figure.label().equals("Pace today"))
            .findFirst()
            .orElseThrow()
            .text();
  }

  private static Delivered delivered(Grade grade, String weight, int leads, int subtracted) {
    return new Delivered(1, grade, new BigDecimal(weight), leads, subtracted);
  }

  private static Quota quota(
      State state,
      int target,
      List<Delivered> delivered,
      int daysLeft,
      @Nullable String needed,
      int due,
      Mix... mixes) {
    var points = delivered.stream().map(Delivered::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Quota(
        YearMonth.of(2026, 11),
        ZoneId.of("Europe/Berlin"),
        state,
        target,
        delivered,
        points,
        BigDecimal.valueOf(target).subtract(points).max(BigDecimal.ZERO),
        21,
        daysLeft,
        needed == null ? null : new BigDecimal(needed),
        due,
        List.of(mixes));
  }
}
