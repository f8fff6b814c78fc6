package io.leadrelay.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.TestDatabase;
import io.leadrelay.agreement.PastConversions;
import io.leadrelay.agreement.PastConversions.Cohort;
import io.leadrelay.agreement.PastConversions.WonDeals;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@LeadrelayTest
@Tag("database")
@Transactional
@DisplayName("What became of past leads")
class PastConversionsOnTheDatabaseTest {

  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @Autowired PastConversions past;
  @Autowired JdbcClient jdbc;

  private PastLeads leads;

  @BeforeEach
  void nobodyWasHandedOver() {
    leads = new PastLeads(jdbc);
    leads.forgetOthers();
  }

  @Test
  @DisplayName("is nothing before the first lead was handed over")
  void isNothing() {
    assertThat(past.timeToClose()).isEmpty();
    assertThat(past.handedOverUntil(MONDAY)).isEqualTo(new Cohort(0, 0, 0));
    assertThat(past.wonDeals(MONDAY)).isEmpty();
  }

  @Test
  @DisplayName("counts a lead, its opportunity and its order once, whatever came between")
  void countsLeads() {
    leads.handedOver(MONDAY);
    leads.pursued(leads.handedOver(MONDAY), MONDAY.plus(DAY));
    leads.ended(leads.handedOver(MONDAY), MONDAY.plus(DAY), "LOST");
    leads.ended(leads.handedOver(MONDAY), MONDAY.plus(DAY), "POSTPONED");
    var again = leads.lead();
    leads.handoff(again, 1, 1, MONDAY, true);
    leads.ended(leads.handoff(again, 1, 2, MONDAY.plus(DAY), true), MONDAY.plus(DAY), "POSTPONED");
    leads.won(
        leads.handoff(again, 1, 3, MONDAY.plus(DAY), true), MONDAY.plus(DAY), "100.00", "EUR");

    assertThat(past.handedOverUntil(MONDAY)).isEqualTo(new Cohort(5, 4, 1));
  }

  @Test
  @DisplayName("counts each cycle of a lead by itself")
  void countsCycles() {
    var lead = leads.lead();
    leads.ended(leads.handoff(lead, 1, 1, MONDAY, true), MONDAY.plus(DAY), "LOST");
    leads.won(leads.handoff(lead, 2, 1, MONDAY, true), MONDAY.plus(DAY), "100.00", "EUR");

    assertThat(past.handedOverUntil(MONDAY)).isEqualTo(new Cohort(2, 2, 1));
  }

  @Test
  @DisplayName("leaves out a lead whose rejection was upheld, until it is handed over anew")
  void leavesOutUpheldRejections() {
    leads.handoff(leads.lead(), 1, 1, MONDAY, false);
    var mended = leads.lead();
    leads.handoff(mended, 1, 1, MONDAY, false);
    leads.won(
        leads.handoff(mended, 1, 2, MONDAY.plus(DAY), true),
        MONDAY.plus(DAY.multipliedBy(3)),
        "100.00",
        "EUR");

    assertThat(past.handedOverUntil(MONDAY)).isEqualTo(new Cohort(0, 0, 0));
    assertThat(past.handedOverUntil(MONDAY.plus(DAY))).isEqualTo(new Cohort(1, 1, 1));
    assertThat(past.timeToClose()).contains(DAY.multipliedBy(2));
  }

  @Test
  @DisplayName("tells the time within which nine of ten deals closed, since the first handoff")
  void tellsTheTimeToClose() {
    for (var days = 1; days <= 11; days++) {
      var lead = leads.lead();
      leads.handoff(lead, 1, 1, MONDAY, true);
      var second = leads.handoff(lead, 1, 2, MONDAY.plus(Duration.ofHours(20)), true);
      leads.ended(
          second, MONDAY.plus(DAY.multipliedBy(days * 40L)), days % 2 == 0 ? "LOST" : "WON");
    }
    leads.ended(leads.handedOver(MONDAY), MONDAY.plus(DAY.multipliedBy(900)), "POSTPONED");

    assertThat(past.timeToClose()).contains(DAY.multipliedBy(400));
  }

  @Test
  @DisplayName("sums the won deals of these leads by currency")
  void sumsDeals() {
    for (var amount : new String[] {"1000.50", "2000.00", "3000.25"}) {
      leads.won(leads.handedOver(MONDAY), MONDAY.plus(DAY), amount, "USD");
    }
    leads.won(leads.handedOver(MONDAY), MONDAY.plus(DAY), "70.00", "EUR");
    leads.won(leads.handedOver(MONDAY.plus(DAY)), MONDAY.plus(DAY), "9.00", "EUR");

    var won = past.wonDeals(MONDAY);

    assertThat(won.get(0)).isEqualTo(new WonDeals("EUR", 1, new BigDecimal("70.00"), null));
    assertThat(won.get(1).currency()).isEqualTo("USD");
    assertThat(won.get(1).deals()).isEqualTo(3);
    assertThat(won.get(1).total()).isEqualByComparingTo("6000.75");
    assertThat(Objects.requireNonNull(won.get(1).variance()))
        .isCloseTo(999_750.0625, within(0.001));
    assertThat(won).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        JdbcPastConversions.TIME_TO_CLOSE,
        JdbcPastConversions.COHORT,
        JdbcPastConversions.WON_DEALS
      })
  @DisplayName("is read at once: no query for each lead, no scan for each handoff")
  void isReadAtOnce(String sql) {
    var explain = jdbc.sql("explain " + sql);
    var plan =
        (sql.contains("?") ? explain.param(Timestamp.from(MONDAY)) : explain)
            .query(String.class)
            .list();

    if (TestDatabase.isPostgreSql()) {
      assertThat(plan).isNotEmpty().noneMatch(line -> line.contains("SubPlan"));
    } else {
      assertThat(plan).hasSize(1);
      assertThat(plan.get(0))
          .contains("LEFT OUTER JOIN PUBLIC.OPPORTUNITY")
          .doesNotContain("OPPORTUNITY.tableScan");
    }
  }
}
