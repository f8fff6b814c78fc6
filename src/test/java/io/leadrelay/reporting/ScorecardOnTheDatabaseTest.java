package io.leadrelay.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.agreement.Deliveries;
import io.leadrelay.agreement.Quotas;
import io.leadrelay.arbitration.Cases;
import io.leadrelay.arbitration.Rejection;
import io.leadrelay.arbitration.RejectionReason;
import io.leadrelay.arbitration.Ruling;
import io.leadrelay.arbitration.Verdict;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import io.leadrelay.persistence.CountedStatements;
import io.leadrelay.persistence.PastLeads;
import io.leadrelay.reporting.MissedTerm.LeadBehind;
import io.leadrelay.reporting.MissedTerm.Term;
import io.leadrelay.reporting.MissedTerm.What;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Agreements;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.WorkingCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** In a past where the leads of other tests are not, with an agreement of its own. */
@LeadrelayTest
@Tag("database")
@Transactional
@DisplayName("The scorecard of a month, on the database,")
class ScorecardOnTheDatabaseTest {

  private static final YearMonth MARCH = YearMonth.of(2015, 3);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int VERSION = 8;

  @Autowired Scorecards scorecards;
  @Autowired Agreements agreements;
  @Autowired AgreementInForce inForce;
  @Autowired Quotas quotas;
  @Autowired Deliveries deliveries;
  @Autowired Cases cases;
  @Autowired ReviewedMonths reviewed;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource dataSource;

  private final Random random = new Random(5);
  private PastLeads leads;

  @BeforeEach
  void anAgreementOfThatTime() {
    leads = new PastLeads(jdbc);
    agreements.add(
        new Agreement(
            VERSION,
            Instant.parse("2015-01-01T00:00:00Z"),
            new Terms(
                500,
                BigDecimal.ONE,
                new BigDecimal("3.00"),
                WorkingCalendar.of("Europe/Berlin", "Mon-Fri 9-17", null, List.of()),
                List.of()),
            List.of()));
  }

  /** What became of a handoff, as the test knows it. */
  private record Past(
      UUID id,
      LeadId lead,
      Grade grade,
      Instant at,
      Instant due,
      @Nullable Instant first,
      @Nullable Instant reached,
      boolean logged,
      long seconds,
      @Nullable Instant ended,
      boolean givenUp,
      int attempts,
      int minimum,
      @Nullable RejectionReason rejected,
      @Nullable Verdict verdict,
      boolean byPrecedent,
      Instant ruledAt) {

    boolean inMonth() {
      return YearMonth.from(at.atZone(BERLIN)).equals(MARCH);
    }

    boolean triedInTime() {
      return first != null && !first.isAfter(due);
    }

    boolean overdue() {
      return first == null ? ended == null || ended.isAfter(due) : first.isAfter(due);
    }

    boolean belowMinimum() {
      return givenUp && attempts < minimum;
    }

    boolean upheld() {
      return verdict == Verdict.UPHELD;
    }
  }

  @Test
  @DisplayName("equals what a plain count of its handoffs gives, each figure of it")
  void equalsAPlainCount() {
    var month = handoffs(160).stream().filter(Past::inMonth).toList();

    var card = scorecards.of(MARCH, ScorecardPage.FIRST);

    assertThat(card.state()).isEqualTo(Scorecard.State.OVER);
    assertThat(card.versions()).extracting(Agreement::number).containsExactly(VERSION);
    assertThat(card.contacts())
        .containsExactly(
            contact(month, Grade.HOT), contact(month, Grade.STANDARD), contact(month, null));
    var ended = month.stream().filter(Past::givenUp).toList();
    assertThat(card.attempts())
        .isEqualTo(
            new Attempts(
                month.size(),
                month.stream().mapToInt(Past::attempts).sum(),
                ended.size(),
                ended.stream().mapToInt(Past::attempts).sum(),
                ended.stream().mapToInt(Past::minimum).sum(),
                count(month, Past::belowMinimum)));
    for (var each : card.rejections()) {
      var same = month.stream().filter(past -> past.rejected() == each.reason()).toList();
      assertThat(each)
          .isEqualTo(
              new Rejections(
                  each.reason(),
                  same.size(),
                  count(same, Past::upheld),
                  count(same, past -> past.verdict() == Verdict.OVERRULED),
                  count(same, past -> past.verdict() != null && past.byPrecedent())));
    }
    var counting = month.stream().filter(past -> !past.upheld()).toList();
    var points = counting.size() + 2 * count(counting, past -> past.grade() == Grade.HOT);
    assertThat(card.quota().points()).isEqualByComparingTo(String.valueOf(points));
    var days = card.pace().days();
    assertThat(days.get(days.size() - 1).soFar()).isEqualByComparingTo(card.quota().points());
    assertThat(days)
        .allSatisfy(
            day ->
                assertThat(day.leads())
                    .as(day.day().toString())
                    .isEqualTo(
                        count(
                            counting,
                            past -> past.at().atZone(BERLIN).toLocalDate().equals(day.day()))));
  }

  @Test
  @DisplayName("counts the rulings of the month by their own time")
  void countsRulings() {
    var ruled =
        handoffs(160).stream()
            .filter(past -> past.verdict() != null)
            .filter(past -> YearMonth.from(past.ruledAt().atZone(BERLIN)).equals(MARCH))
            .toList();

    assertThat(scorecards.of(MARCH, ScorecardPage.FIRST).rulings())
        .isEqualTo(
            new Rulings(
                count(ruled, Past::upheld),
                count(ruled, past -> !past.upheld()),
                count(ruled, Past::byPrecedent)));
  }

  @Test
  @DisplayName("lists each missed term with all the leads behind it, page by page")
  void listsMissedTerms() {
    var month = handoffs(160).stream().filter(Past::inMonth).toList();

    var card = scorecards.of(MARCH, ScorecardPage.FIRST);

    assertThat(card.missed())
        .extracting(MissedTerm::term, MissedTerm::owner, MissedTerm::total)
        .containsExactly(
            tuple(Term.MONTHLY_TARGET, Owner.MARKETING, count(month, Past::upheld)),
            tuple(Term.FIRST_CONTACT, Owner.SALES, count(month, Past::overdue)),
            tuple(Term.MINIMUM_ATTEMPTS, Owner.SALES, count(month, Past::belowMinimum)));
    assertThat(all(Term.MONTHLY_TARGET)).isEqualTo(ids(month, Past::upheld));
    assertThat(all(Term.FIRST_CONTACT)).isEqualTo(ids(month, Past::overdue));
    assertThat(all(Term.MINIMUM_ATTEMPTS)).isEqualTo(ids(month, Past::belowMinimum));
    var late =
        month.stream()
            .filter(past -> past.overdue() && past.first() != null)
            .findFirst()
            .orElseThrow();
    assertThat(behind(Term.FIRST_CONTACT, new ScorecardPage(Term.FIRST_CONTACT, null, 500)).leads())
        .contains(
            new LeadBehind(
                late.lead(),
                late.id(),
                "rep1",
                late.grade(),
                late.at(),
                late.due(),
                What.TRIED_LATE,
                minutes(
                    Objects.requireNonNull(late.first()).getEpochSecond()
                        - late.due().getEpochSecond())));
  }

  @Test
  @DisplayName("tells what a late attempt and an upheld rejection have changed since")
  void tellsWhatHasChanged() {
    var month = handoffs(40).stream().filter(Past::inMonth).toList();
    var then = scorecards.of(MARCH, ScorecardPage.FIRST).figures();

    assertThat(scorecards.of(MARCH, ScorecardPage.FIRST).figures().changedSince(then)).isEmpty();
    var silent =
        month.stream()
            .filter(past -> past.overdue() && past.first() == null)
            .findFirst()
            .orElseThrow();
    attempt(silent, silent.due(), "telephone", true);
    jdbc.sql("update handoff set first_contact_at = ?, first_reached_at = ? where id = ?")
        .params(Timestamp.from(silent.due()), Timestamp.from(silent.due()), silent.id())
        .update();

    var grade = "contact." + silent.grade() + ".";
    assertThat(scorecards.of(MARCH, ScorecardPage.FIRST).figures().changedSince(then))
        .extracting(Restated::figure)
        .contains(grade + "triedInTime", grade + "overdue", grade + "logged", "attempts.made")
        .doesNotContain("delivery.points", grade + "due", grade + "typed");
  }

  @Test
  @DisplayName("takes one statement for each group of figures and each list of leads")
  void takesSoManyStatements() {
    var statements = new CountedStatements(dataSource);
    var counted = JdbcClient.create(statements);
    var counting =
        new Scorecards(
            agreements,
            inForce,
            quotas,
            deliveries,
            new MonthRows(counted),
            new MissedTerms(new LeadsBehind(counted, deliveries)),
            reviewed,
            clock);
    handoffs(20);
    counting.of(MARCH, ScorecardPage.FIRST);
    assertThat(statements.count()).isEqualTo(7);

    handoffs(100);
    counting.of(MARCH, ScorecardPage.FIRST);
    assertThat(statements.count()).isEqualTo(7);
  }

  private Set<UUID> all(Term term) {
    var found = new ArrayList<UUID>();
    UUID after = null;
    do {
      var page = behind(term, new ScorecardPage(term, after, 3));
      assertThat(page.leads()).hasSizeLessThanOrEqualTo(3);
      page.leads().forEach(lead -> found.add(lead.handoff()));
      after = page.next();
    } while (after != null);
    assertThat(found).doesNotHaveDuplicates();
    return new HashSet<>(found);
  }

  private MissedTerm behind(Term term, ScorecardPage page) {
    return scorecards.of(MARCH, page).missed().stream()
        .filter(missed -> missed.term() == term)
        .findFirst()
        .orElseThrow();
  }

  private static Set<UUID> ids(List<Past> month, Predicate<Past> which) {
    return new HashSet<>(month.stream().filter(which).map(Past::id).toList());
  }

  private static int count(List<Past> month, Predicate<Past> which) {
    return (int) month.stream().filter(which).count();
  }

  private static Contact contact(List<Past> month, @Nullable Grade grade) {
    var own = month.stream().filter(past -> grade == null || past.grade() == grade).toList();
    var contacted = own.stream().filter(past -> past.first() != null).toList();
    var seconds = contacted.stream().map(Past::seconds).sorted().toList();
    return new Contact(
        grade,
        own.size(),
        count(own, past -> past.triedInTime() || past.overdue()),
        count(own, Past::triedInTime),
        count(own, past -> past.reached() != null && !past.reached().isAfter(past.due())),
        count(own, Past::overdue),
        contacted.size(),
        minutes(quantile(seconds, 0.5)),
        minutes(quantile(seconds, 0.9)),
        count(contacted, past -> !past.logged()),
        count(contacted, Past::logged));
  }

  /** Between the two values beside it, as far as it lies between them. */
  private static double quantile(List<Long> sorted, double share) {
    var place = (sorted.size() - 1) * share;
    var below = (int) Math.floor(place);
    var above = (int) Math.ceil(place);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }

  private static BigDecimal minutes(double seconds) {
    return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
  }

  /** From ten days before the month until ten days after it, in whole seconds. */
  private List<Past> handoffs(int number) {
    var all = new ArrayList<Past>();
    var from = MARCH.atDay(1).atStartOfDay(BERLIN).toEpochSecond();
    for (var n = 0; n < number; n++) {
      // The first and the last seconds of the month are among them; its last day is a short one.
      var at =
          switch (n) {
            case 0 -> from;
            case 1 -> from - 1;
            case 2 -> from + 31 * 86_400 - 3_601;
            case 3 -> from + 31 * 86_400 - 3_600;
            default -> from + random.nextInt(-10 * 86_400, 41 * 86_400);
          };
      all.add(handoff(Instant.ofEpochSecond(at)));
    }
    return all;
  }

  private Past handoff(Instant at) {
    var lead = leads.lead();
    var due = at.plusSeconds(3600);
    var contacted = random.nextInt(4) > 0;
    var first = contacted ? at.plusSeconds(random.nextInt(7200)) : null;
    var ended = random.nextInt(3) == 0 ? at.plusSeconds(random.nextInt(7200, 9000)) : null;
    if (!contacted && random.nextBoolean()) {
      ended = at.plusSeconds(random.nextInt(7200));
    }
    var rejected = random.nextInt(4) == 0 ? RejectionReason.values()[random.nextInt(5)] : null;
    var verdict =
        rejected == null || random.nextInt(4) == 0 ? null : Verdict.values()[random.nextInt(2)];
    var past =
        new Past(
            leads.handoff(lead, 1, 1, at, true),
            lead,
            random.nextInt(3) == 0 ? Grade.HOT : Grade.STANDARD,
            at,
            due,
            first,
            first == null || random.nextBoolean() ? null : first.plusSeconds(random.nextInt(600)),
            random.nextInt(3) == 0,
            random.nextInt(20_000),
            ended,
            ended != null && random.nextBoolean(),
            first == null ? 0 : 1 + random.nextInt(6),
            4,
            rejected,
            verdict,
            random.nextInt(3) == 0,
            at.plusSeconds(random.nextInt(20 * 86_400)));
    store(past);
    return past;
  }

  private void store(Past past) {
    jdbc.sql(
            """
            update handoff set grade = ?, agreement = ?, contact_due_at = ?, first_contact_at = ?,
              first_reached_at = ?, response_seconds = ?, ended_at = ?, end_reason = ?,
              minimum_attempts = ?
            where id = ?
            """)
        .param(past.grade().name())
        .param(VERSION)
        .param(Timestamp.from(past.due()))
        .param(timestamp(past.first()))
        .param(timestamp(past.reached()))
        .param(past.first() == null ? null : past.seconds())
        .param(timestamp(past.ended()))
        .param(past.ended() == null ? null : past.givenUp() ? "GIVEN_UP" : "WON")
        .param(past.minimum())
        .param(past.id())
        .update();
    for (var n = 0; n < past.attempts(); n++) {
      var source = n > 0 || past.logged() ? "telephone" : "TYPED";
      attempt(past, Objects.requireNonNull(past.first()).plusSeconds(n * 86_400L), source, false);
    }
    if (past.rejected() != null) {
      reject(past, past.rejected());
    }
  }

  private void attempt(Past past, Instant at, String source, boolean reached) {
    jdbc.sql(
            """
            insert into contact_attempt (id, lead_id, handoff_id, rep, at, channel, reached, source)
            values (?, ?, ?, 'rep1', ?, 'PHONE', ?, ?)
            """)
        .params(
            UUID.randomUUID(), past.lead().value(), past.id(), Timestamp.from(at), reached, source)
        .update();
  }

  private void reject(Past past, RejectionReason reason) {
    var rejection =
        new Rejection(
            UUID.randomUUID(), past.lead(), past.id(), "rep1", past.at(), reason, null, "{}", null);
    cases.add(rejection);
    if (past.verdict() != null) {
      cases.add(
          new Ruling(
              UUID.randomUUID(),
              rejection.id(),
              past.verdict(),
              "arbiter",
              past.ruledAt(),
              past.byPrecedent() ? UUID.randomUUID() : null,
              false,
              null));
      if (past.upheld()) {
        cases.takeFromCount(rejection);
      }
    }
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
