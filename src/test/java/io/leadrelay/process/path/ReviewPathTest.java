package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Signal;
import io.leadrelay.reporting.ScorecardPage;
import io.leadrelay.reporting.Scorecards;
import io.leadrelay.review.MissedTerm.LeadBehind;
import io.leadrelay.review.Review;
import io.leadrelay.review.Review.State;
import io.leadrelay.review.ReviewFigure;
import io.leadrelay.terms.Side;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

@Tag("database")
@DisplayName("A month that is over")
class ReviewPathTest extends ReviewPath {

  private static final YearMonth JANUARY = YearMonth.of(2031, 1);
  private static final YearMonth FEBRUARY = YearMonth.of(2031, 2);

  @Autowired FormService forms;
  @Autowired Scorecards scorecards;

  @Test
  @DisplayName(
      "is closed by both leads together, and what changes later is said in the next review")
  void isClosed() {
    agreementSince(berlin(2031, 1, 6, 0), 100);
    clock.advanceTo(berlin(2031, 1, 20, 10));
    var hot = hotLead();
    clock.advanceTo(berlin(2031, 2, 1, 0).minusMillis(1));
    assertThat(openReviews.open()).isEmpty();

    clock.advance(Duration.ofMillis(1));
    var review = opened(JANUARY);
    assertThat(openReviews.open()).as("it is open already").isEmpty();

    assertThat(review.zone()).isEqualTo(BERLIN);
    assertThat(review.dueAt()).isEqualTo(review.openedAt().plus(Duration.ofDays(10)));
    assertThat(figure(review, "delivery.points")).isEqualTo("3 points");
    assertThat(review.missed())
        .anySatisfy(
            missed -> {
              assertThat(missed.side()).isEqualTo(Side.SALES);
              assertThat(missed.sentence())
                  .isEqualTo("Sales owed one first contact and tried 0 in time; 1 was overdue.");
              assertThat(missed.leads()).extracting(LeadBehind::lead).containsExactly(hot);
            })
        .anySatisfy(
            missed -> {
              assertThat(missed.side()).isEqualTo(Side.MARKETING);
              assertThat(missed.sentence()).contains("and delivered 3.");
            });
    assertThat(told("January 2031 waits for your review"))
        .contains(address(MARKETING_LEAD), address(SALES_LEAD));
    assertThat(task(JANUARY, REVIEW_FOR_SALES).getName())
        .isEqualTo("Review for sales · January 2031");
    assertThat(shown(JANUARY, REVIEW_FOR_MARKETING))
        .contains("January 2031")
        .contains("Sales owed one first contact and tried 0 in time; 1 was overdue.")
        .contains("\"firm\":\"" + lead(hot).details().company())
        .contains("\"other\":null");

    reviews(
        JANUARY,
        REVIEW_FOR_MARKETING,
        MARKETING_LEAD,
        Map.of("notes", "The fair fell away.", "actions", "Write a guide\n\n  Call partners "));
    assertThat(shown(JANUARY, REVIEW_FOR_SALES)).contains("The fair fell away.", "Call partners");
    reviews(JANUARY, REVIEW_FOR_SALES, SALES_LEAD, Map.of("notes", "Two of us were ill."));

    var closed = review(JANUARY);
    assertThat(closed.state()).isEqualTo(State.CLOSED);
    assertThat(closed.closedAt()).isEqualTo(clock.now());
    assertThat(runs(JANUARY)).isFalse();
    assertThat(closed.actions())
        .extracting(action -> action.text())
        .containsExactly("Write a guide", "Call partners");
    for (var lead : List.of(MARKETING_LEAD, SALES_LEAD)) {
      assertThat(said("January 2031 is closed", lead))
          .contains("The fair fell away.", "Two of us were ill.", "Write a guide");
    }

    giveBack(hot, "NOT_READY");
    rule(hot, "UPHELD", false, false);
    clock.advanceTo(berlin(2031, 3, 1, 9));
    var next = opened(FEBRUARY);

    assertThat(next.restated())
        .anySatisfy(
            restated -> {
              assertThat(restated.month()).isEqualTo(JANUARY);
              assertThat(restated.key()).isEqualTo("delivery.points");
              assertThat(restated.was()).isEqualTo("3 points");
              assertThat(restated.now()).isEqualTo("0 points");
            });
    assertThat(figure(review(JANUARY), "delivery.points")).isEqualTo("3 points");
    assertThat(scorecards.of(JANUARY, ScorecardPage.FIRST).restated())
        .anySatisfy(restated -> assertThat(restated.figure()).isEqualTo("delivery.points"));
    var guide = closed.actions().get(0).number();
    assertThat(shown(FEBRUARY, REVIEW_FOR_SALES))
        .contains("No. %d, Marketing, January 2031: Write a guide".formatted(guide))
        .contains("0 points, shown as 3 points.");
    isRefused("No. 0 is no open action.", FEBRUARY, Map.of("doneActions", guide + ", 0"));
    isRefused(
        "Write the numbers of the actions that are done, such as 3, 5; 'all' is none.",
        FEBRUARY,
        Map.of("doneActions", "all"));
    reviews(FEBRUARY, REVIEW_FOR_SALES, SALES_LEAD, Map.of("doneActions", "" + guide));
    assertThat(reviews.openActions())
        .extracting(action -> action.text())
        .containsExactly("Call partners");

    reviews(FEBRUARY, REVIEW_FOR_MARKETING, MARKETING_LEAD, Map.of());
    clock.advanceTo(berlin(2031, 4, 1, 0));
    assertThat(opened(FEBRUARY.plusMonths(1)).restated())
        .as("both were told already")
        .noneMatch(restated -> restated.key().equals("delivery.points"));
  }

  private void isRefused(String sentence, YearMonth month, Map<String, Object> values) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> reviews(month, REVIEW_FOR_SALES, SALES_LEAD, values))
        .withMessage(sentence);
  }

  private static String figure(Review review, String key) {
    return review.figures().stream()
        .filter(figure -> figure.key().equals(key))
        .map(ReviewFigure::value)
        .findFirst()
        .orElseThrow();
  }

  /** What the form of a side shows beside its fields. */
  private String shown(YearMonth month, String node) {
    ObjectValue shown =
        forms.getTaskFormVariables(task(month, node).getId()).getValueTyped("review");
    return shown.getValueSerialized();
  }

  @Test
  @DisplayName("is never closed by one person for both, by a system, or past the process")
  void neverByOnePerson() {
    agreementSince(berlin(2031, 1, 6, 0), 100);
    clock.advanceTo(berlin(2031, 2, 1, 8));
    opened(JANUARY);
    reviews(JANUARY, REVIEW_FOR_MARKETING, BOTH_LEADS, Map.of());
    var already =
        "path-both-leads has already closed 2031-01 for marketing: two people close a month, never"
            + " one for both.";

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> reviews(JANUARY, REVIEW_FOR_SALES, BOTH_LEADS, Map.of()))
        .withMessage(already);
    assertThatExceptionOfType(AuthorizationException.class)
        .as("who does not lead sales")
        .isThrownBy(() -> reviews(JANUARY, REVIEW_FOR_SALES, MARKETING_LEAD, Map.of()));
    assertThatExceptionOfType(io.leadrelay.engine.CommandRefused.class)
        .isThrownBy(() -> tasks.complete(task(JANUARY, REVIEW_FOR_SALES).getId()))
        .withMessageContaining("A month is closed by people, never by a system.");
    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(
            () ->
                jdbc.sql(
                        "insert into sla_review_statement (of_month, side, person, name, at)"
                            + " select of_month, 'sales', person, name, at from sla_review_statement")
                    .update());
    assertThat(review(JANUARY).isOpen()).isTrue();

    reviews(JANUARY, REVIEW_FOR_SALES, SALES_LEAD, Map.of());
    assertThat(review(JANUARY).isOpen()).isFalse();
  }

  @Test
  @DisplayName("reminds the side that is silent, tells the management, and can still be closed")
  void isOverdue() {
    agreementSince(berlin(2031, 1, 6, 0), 100);
    clock.advanceTo(berlin(2031, 2, 1, 8));
    opened(JANUARY);
    reviews(JANUARY, REVIEW_FOR_MARKETING, MARKETING_LEAD, Map.of());

    firesNow(JANUARY, "event_reviewReminderDue");
    assertThat(told("still waits for your review"))
        .contains(address(SALES_LEAD))
        .doesNotContain(address(MARKETING_LEAD));
    assertThat(clock.now()).isEqualTo(review(JANUARY).openedAt().plus(Duration.ofDays(5)));

    firesNow(JANUARY, "event_reviewOverdue");
    assertThat(said("The review of January 2031 is overdue", MANAGER))
        .contains("Still to review it: sales.");
    assertThat(review(JANUARY).isOpen()).isTrue();

    reviews(JANUARY, REVIEW_FOR_SALES, SALES_LEAD, Map.of());
    assertThat(runs(JANUARY)).isFalse();
  }

  @Test
  @DisplayName(
      "is opened after an outage with the last three, the oldest first, none before its day")
  void afterAnOutage() {
    agreementSince(berlin(2031, 1, 31, 12), 100);
    clock.advanceTo(berlin(2031, 2, 20, 12));
    assertThat(openReviews.open()).as("no whole working day in January").isEmpty();

    clock.advanceTo(berlin(2031, 6, 15, 12));

    assertThat(openReviews.open())
        .containsExactly(YearMonth.of(2031, 3), YearMonth.of(2031, 4), YearMonth.of(2031, 5));
    assertThat(openReviews.open()).isEmpty();
    assertThat(review(YearMonth.of(2031, 3)).dueAt())
        .isEqualTo(clock.now().plus(Duration.ofDays(10)));
    assertThat(review(YearMonth.of(2031, 5)).dueAt())
        .as("beside two others")
        .isEqualTo(clock.now().plus(Duration.ofDays(21)));
  }

  @Test
  @DisplayName("is opened once by two nodes at the same moment, and so is a working day judged")
  void byTwoNodes() throws Exception {
    agreementSince(berlin(2031, 1, 6, 0), 100);
    clock.advanceTo(berlin(2031, 2, 3, 10));
    var together = new CyclicBarrier(2);
    var nodes = Executors.newFixedThreadPool(2);
    try {
      var opened =
          Stream.of(1, 2)
              .map(
                  node ->
                      nodes.submit(
                          () -> {
                            together.await();
                            return List.of(openReviews.open().size(), judgePace.today() ? 1 : 0);
                          }))
              .toList();

      var first = opened.get(0).get();
      var second = opened.get(1).get();
      assertThat(first.get(0) + second.get(0)).isEqualTo(1);
      assertThat(first.get(1) + second.get(1)).isEqualTo(1);
    } finally {
      nodes.shutdownNow();
    }
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("slaReview")
                .processInstanceBusinessKey("2031-01")
                .count())
        .isEqualTo(1);
  }

  // ---- the month that runs

  @Test
  @DisplayName("warns both leads before it is: too few leads, and again a working week later")
  void warnsOfVolume() {
    agreementSince(berlin(2031, 1, 6, 0), 100);
    clock.advanceTo(berlin(2031, 2, 4, 10));
    assertThat(judged("2031-02-04")).as("too early").endsWith("endEvent_onPace");

    clock.advanceTo(berlin(2031, 2, 10, 8));
    assertThat(judgePace.today()).as("not open yet").isFalse();
    clock.advanceTo(berlin(2031, 2, 10, 9));
    assertThat(judged("2031-02-10")).endsWith("endEvent_bothLeadsWarned");
    assertThat(judgePace.today()).as("once a day").isFalse();

    assertThat(told("February 2031 is about to be missed: volume"))
        .containsOnlyOnce(address(MARKETING_LEAD), address(SALES_LEAD));
    assertThat(said("is about to be missed", SALES_LEAD))
        .contains("will come to 0 of 100 points (0 %). Missing: 100 points.")
        .contains("Waiting for room in sales: 0 points.")
        .contains("Taken away by upheld rejections: 0 points.")
        .contains("Reason: volume.")
        .contains("It would help to bring in more leads");

    clock.advanceTo(berlin(2031, 2, 14, 10));
    assertThat(judged("2031-02-14")).as("four days later").endsWith("endEvent_onPace");
    clock.advanceTo(berlin(2031, 2, 15, 10));
    assertThat(judgePace.today()).as("on a Saturday").isFalse();
    clock.advanceTo(berlin(2031, 2, 17, 10));
    assertThat(judged("2031-02-17")).as("five days later").endsWith("endEvent_bothLeadsWarned");
  }

  @Test
  @DisplayName("warns of speed while leads wait, and at once when the reason becomes quality")
  void warnsOfSpeedAndQuality() {
    agreementSince(berlin(2031, 1, 6, 0), 3);
    rep(ANNA, 1, 0);
    rep(BEN, 1, 0);
    clock.advanceTo(berlin(2031, 4, 9, 10));
    takeIn(Prospect.thatFits(), readySignals());
    takeIn(Prospect.thatFits(), readySignals());
    takeIn(Prospect.thatFits(), readySignals());

    assertThat(judged("2031-04-09")).endsWith("endEvent_bothLeadsWarned");
    assertThat(said("is about to be missed: speed", MARKETING_LEAD))
        .contains("Missing: 3 points.")
        .contains("Waiting for room in sales: 3 points.");

    jdbc.sql("update lead_cycle set waiting_since = null").update();
    var hot = takeIn(Prospect.thatFits(), new Signal(TALK_REQUEST, clock.now(), true));
    giveBack(hot, "NOT_READY");
    rule(hot, "UPHELD", false, false);
    clock.advanceTo(berlin(2031, 4, 10, 10));

    assertThat(judged("2031-04-10")).endsWith("endEvent_bothLeadsWarned");
    assertThat(said("is about to be missed: quality", SALES_LEAD))
        .contains("Taken away by upheld rejections: 3 points.");

    hotLead();
    clock.advanceTo(berlin(2031, 4, 11, 10));
    assertThat(judged("2031-04-11")).as("the target is reached").endsWith("endEvent_onPace");
  }

  /** Has today judged, and gives the nodes that this reached. */
  private List<String> judged(String day) {
    assertThat(judgePace.today()).as(day).isTrue();
    return ReachedNodes.of(
        jdbc.sql("select process_instance_id from pace_check where on_day = cast(? as date)")
            .param(day)
            .query(String.class)
            .single());
  }
}
