package io.leadrelay.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.agreement.Deliveries;
import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.agreement.Deliveries.Subtracted;
import io.leadrelay.agreement.Deliveries.Sum;
import io.leadrelay.arbitration.Cases;
import io.leadrelay.arbitration.Rejection;
import io.leadrelay.arbitration.RejectionReason;
import io.leadrelay.arbitration.Ruling;
import io.leadrelay.arbitration.Verdict;
import io.leadrelay.handoff.Handoff;
import io.leadrelay.handoff.Handoffs;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.WorkingCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** In a far future, where the leads of other tests are not. */
@LeadrelayTest
@Tag("database")
@Transactional
@DisplayName("Of the leads handed over, on the database,")
class DeliveriesOnTheDatabaseTest {

  private static final Instant JANUARY = Instant.parse("2100-01-01T00:00:00Z");
  private static final Instant FEBRUARY = Instant.parse("2100-02-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2100-03-01T00:00:00Z");

  @Autowired Deliveries deliveries;
  @Autowired Agreements agreements;
  @Autowired Handoffs handoffs;
  @Autowired Cases cases;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource dataSource;

  @BeforeEach
  void twoVersionsWithDifferentWeights() {
    agreements.add(agreement(8, "1.00", "3.00"));
    agreements.add(agreement(9, "0.50", "5.25"));
  }

  @Test
  @DisplayName("each grade counts with the weight of the version of its handoff")
  void weighsByGradeAndVersion() {
    handOff(lead(), 1, 1, Grade.STANDARD, 8, day(4));
    handOff(lead(), 1, 1, Grade.STANDARD, 8, day(5));
    handOff(lead(), 1, 1, Grade.HOT, 8, day(5));
    handOff(lead(), 1, 1, Grade.STANDARD, 9, day(20));
    handOff(lead(), 1, 1, Grade.HOT, 9, day(20));
    handOff(lead(), 1, 1, Grade.HOT, 9, day(21));

    assertThat(inJanuary())
        .containsExactly(
            delivered(8, Grade.STANDARD, "1.00", 2, 0),
            delivered(8, Grade.HOT, "3.00", 1, 0),
            delivered(9, Grade.STANDARD, "0.50", 1, 0),
            delivered(9, Grade.HOT, "5.25", 2, 0));
    assertThat(inJanuary().get(3).points()).isEqualByComparingTo("10.5");
  }

  @Test
  @DisplayName("one that goes to another rep counts once, as it was handed over first")
  void countsAReassignedLeadOnce() {
    var lead = lead();
    handOff(lead, 1, 1, Grade.STANDARD, 8, day(30));
    handOff(lead, 1, 2, Grade.HOT, 9, day(31));
    handOff(lead, 1, 3, Grade.HOT, 9, day(33));

    assertThat(inJanuary()).containsExactly(delivered(8, Grade.STANDARD, "1.00", 1, 0));
    assertThat(inFebruary()).isEmpty();
  }

  @Test
  @DisplayName("one that comes back in a new cycle counts again")
  void countsEachCycle() {
    var lead = lead();
    handOff(lead, 1, 1, Grade.STANDARD, 8, day(4));
    handOff(lead, 2, 1, Grade.STANDARD, 8, day(25));

    assertThat(inJanuary()).containsExactly(delivered(8, Grade.STANDARD, "1.00", 2, 0));
  }

  @Test
  @DisplayName("one counts from the first moment of the month until before the first of the next")
  void countsWithinTheMonth() {
    handOff(lead(), 1, 1, Grade.STANDARD, 8, JANUARY.minusMillis(1));
    handOff(lead(), 1, 1, Grade.STANDARD, 8, JANUARY);
    handOff(lead(), 1, 1, Grade.STANDARD, 8, FEBRUARY.minusMillis(1));
    handOff(lead(), 1, 1, Grade.STANDARD, 8, FEBRUARY);

    assertThat(inJanuary()).containsExactly(delivered(8, Grade.STANDARD, "1.00", 2, 0));
  }

  @Test
  @DisplayName("an upheld rejection subtracts the lead where it counted, whoever had it before")
  void subtractsAnUpheldRejection() {
    var lead = lead();
    handOff(lead, 1, 1, Grade.STANDARD, 8, day(30));
    handOff(lead, 1, 2, Grade.STANDARD, 8, day(31));
    var third = handOff(lead, 1, 3, Grade.STANDARD, 8, day(33));
    rejected(third, Verdict.UPHELD, day(34));

    assertThat(inJanuary()).containsExactly(delivered(8, Grade.STANDARD, "1.00", 0, 1));
    assertThat(inFebruary()).isEmpty();
  }

  @Test
  @DisplayName("one whose rejection was overruled stays")
  void keepsAnOverruledRejection() {
    var lead = lead();
    var first = handOff(lead, 1, 1, Grade.STANDARD, 8, day(4));
    rejected(first, Verdict.OVERRULED, day(5));
    handOff(lead, 1, 2, Grade.STANDARD, 8, day(5));

    assertThat(inJanuary()).containsExactly(delivered(8, Grade.STANDARD, "1.00", 1, 0));
  }

  @Test
  @DisplayName("one that is qualified again after an upheld rejection counts at that time")
  void countsARequalifiedLead() {
    var lead = lead();
    handOff(lead, 1, 1, Grade.STANDARD, 8, day(4));
    var second = handOff(lead, 1, 2, Grade.STANDARD, 8, day(5));
    rejected(second, Verdict.UPHELD, day(6));
    handOff(lead, 1, 3, Grade.HOT, 9, day(40));
    handOff(lead, 1, 4, Grade.HOT, 9, day(41));

    assertThat(inJanuary()).containsExactly(delivered(8, Grade.STANDARD, "1.00", 0, 1));
    assertThat(inFebruary()).containsExactly(delivered(9, Grade.HOT, "5.25", 1, 0));
  }

  @Test
  @DisplayName("one that was rejected twice was subtracted twice, each time where it counted")
  void subtractsTwice() {
    var lead = lead();
    rejected(handOff(lead, 1, 1, Grade.STANDARD, 8, day(4)), Verdict.UPHELD, day(5));
    handOff(lead, 1, 2, Grade.HOT, 8, day(38));
    rejected(handOff(lead, 1, 3, Grade.HOT, 9, day(40)), Verdict.UPHELD, day(41));

    assertThat(inJanuary()).containsExactly(delivered(8, Grade.STANDARD, "1.00", 0, 1));
    assertThat(inFebruary()).containsExactly(delivered(8, Grade.HOT, "3.00", 0, 1));
  }

  @Test
  @DisplayName("a ruling takes nothing that was handed over after the rejection, nor another cycle")
  void takesNothingThatCameLater() {
    var lead = lead();
    handOff(lead, 1, 1, Grade.HOT, 8, day(2));
    var rejected = handOff(lead, 2, 1, Grade.STANDARD, 8, day(4));
    handOff(lead, 2, 2, Grade.STANDARD, 9, day(6));
    rejected(rejected, Verdict.UPHELD, day(7));

    assertThat(inJanuary())
        .containsExactly(
            delivered(8, Grade.STANDARD, "1.00", 0, 1),
            delivered(8, Grade.HOT, "3.00", 1, 0),
            delivered(9, Grade.STANDARD, "0.50", 1, 0));
  }

  @Test
  @DisplayName("all is told by one statement")
  void asksOnce() {
    for (var n = 0; n < 20; n++) {
      handOff(lead(), 1, 1, n % 2 == 0 ? Grade.HOT : Grade.STANDARD, 8 + n % 3 / 2, day(4));
    }
    rejected(handOff(lead(), 1, 1, Grade.HOT, 9, day(6)), Verdict.UPHELD, day(7));
    var statements = new CountedStatements(dataSource);
    var counted = new JdbcDeliveries(JdbcClient.create(statements));

    assertThat(counted.between(JANUARY, FEBRUARY)).isEqualTo(inJanuary()).hasSize(4);
    assertThat(statements.count()).isEqualTo(1);
    assertThat(counted.sums(List.of(JANUARY, day(4), day(5), FEBRUARY))).hasSize(1);
    assertThat(statements.count()).isEqualTo(1);
    assertThat(counted.subtracted(JANUARY, FEBRUARY, null, 9)).hasSize(1);
    assertThat(statements.count()).isEqualTo(1);
  }

  @Test
  @DisplayName("each is told on its day, which is cut in the zone and not by 24 hours")
  void tellsThemByDay() {
    var summer = Instant.parse("2100-03-28T01:00:00Z");
    var bounds =
        List.of(summer.minusSeconds(7200), summer.plusSeconds(75_600), summer.plusSeconds(162_000));
    handOff(lead(), 1, 1, Grade.STANDARD, 8, bounds.get(0));
    handOff(lead(), 1, 1, Grade.HOT, 9, bounds.get(1).minusMillis(1));
    handOff(lead(), 1, 1, Grade.HOT, 8, bounds.get(1));
    handOff(lead(), 1, 1, Grade.HOT, 8, bounds.get(2));
    var lead = lead();
    handOff(lead, 1, 1, Grade.HOT, 8, bounds.get(1));
    handOff(lead, 1, 2, Grade.HOT, 8, bounds.get(1).plusSeconds(9));

    assertThat(deliveries.sums(bounds))
        .containsExactlyInAnyOrder(
            new Sum(bounds.get(0), 2, new BigDecimal("6.25")),
            new Sum(bounds.get(1), 2, new BigDecimal("6.00")));
  }

  @Test
  @DisplayName("one that is taken off is named with its ruling and what it had counted")
  void namesWhatIsTakenOff() {
    var lead = lead();
    var first = handOff(lead, 1, 1, Grade.HOT, 9, day(4));
    rejected(handOff(lead, 1, 2, Grade.HOT, 9, day(6)), Verdict.UPHELD, day(7));
    handOff(lead(), 1, 1, Grade.HOT, 9, day(4));

    assertThat(deliveries.subtracted(JANUARY, FEBRUARY, null, 9))
        .containsExactly(
            new Subtracted(
                lead, first.id(), "zoe", Grade.HOT, day(4), day(7), new BigDecimal("5.25")));
    assertThat(deliveries.subtracted(JANUARY, FEBRUARY, first.id(), 9)).isEmpty();
  }

  private List<Delivered> inJanuary() {
    return deliveries.between(JANUARY, FEBRUARY);
  }

  private List<Delivered> inFebruary() {
    return deliveries.between(FEBRUARY, MARCH);
  }

  private static Delivered delivered(
      int agreement, Grade grade, String weight, int leads, int subtracted) {
    return new Delivered(agreement, grade, new BigDecimal(weight), leads, subtracted);
  }

  /** A day of January, or of February beyond the 31st, at noon. */
  private static Instant day(int day) {
    return JANUARY.plusSeconds((day - 1) * 86_400L + 43_200);
  }

  private LeadId lead() {
    var lead = LeadId.create();
    jdbc.sql(
            """
            insert into lead (id, stage, cycle, signal_count, signals_heard, signals_spent,
              received_at, stage_since, history)
            values (?, 'MARKETING_QUALIFIED', 1, 0, 0, 0, ?, ?, false)
            """)
        .params(lead.value(), Columns.timestamp(JANUARY), Columns.timestamp(JANUARY))
        .update();
    return lead;
  }

  private Handoff handOff(
      LeadId lead, int cycle, int number, Grade grade, int agreement, Instant at) {
    var handoff =
        new Handoff(
            UUID.randomUUID(), lead, cycle, number, "zoe", grade, agreement, at, null, "{}");
    handoffs.open(handoff);
    return handoff;
  }

  /** As the arbitration files it. */
  private void rejected(Handoff handoff, Verdict verdict, Instant at) {
    var rejection =
        new Rejection(
            UUID.randomUUID(),
            handoff.lead(),
            handoff.id(),
            handoff.rep(),
            at,
            RejectionReason.NOT_READY,
            null,
            "{}",
            null);
    cases.add(rejection);
    cases.add(
        new Ruling(
            UUID.randomUUID(), rejection.id(), verdict, "arbiter", at, null, false, "Heard."));
    if (verdict == Verdict.UPHELD) {
      cases.takeFromCount(rejection);
    }
  }

  private static Agreement agreement(int number, String weightStandard, String weightHot) {
    return new Agreement(
        number,
        JANUARY,
        new Terms(
            500,
            new BigDecimal(weightStandard),
            new BigDecimal(weightHot),
            WorkingCalendar.of("Europe/Berlin", "Mon-Fri 9-17", null, List.of()),
            List.of()),
        List.of());
  }
}
