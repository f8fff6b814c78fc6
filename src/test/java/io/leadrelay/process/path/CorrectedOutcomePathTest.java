package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.contact.ContactAttempt;
import io.leadrelay.contact.ContactOutcome;
import io.leadrelay.contact.LogAttempt;
import io.leadrelay.handoff.Handoff;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.process.CorrectOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;

@Tag("database")
@DisplayName("A wrong outcome")
class CorrectedOutcomePathTest extends LeadPath {

  private static final String PURSUE = "userTask_pursueOpportunity";
  private static final Map<String, Object> NOT_REACHED =
      Map.of("contactOutcome", "NOT_REACHED", "channel", "PHONE");
  private static final Map<String, Object> TALKED =
      Map.of("contactOutcome", "CONVERSATION", "channel", "MEETING");
  private static final Map<String, Object> WON =
      Map.of("opportunityOutcome", "WON", "amount", 5000, "currency", "EUR");
  private static final Map<String, Object> LOST =
      Map.of("opportunityOutcome", "LOST", "lostReason", "PRICE");
  private static final Map<String, Object> POSTPONED = Map.of("opportunityOutcome", "POSTPONED");

  @Autowired CorrectOutcome correctOutcome;
  @Autowired LogAttempt logAttempt;

  @Test
  @DisplayName("of a first contact is corrected: no contact wanted, where nobody was reached")
  void notReachedInsteadOfNo() {
    var lead = standardLead();
    var rep = rep(lead);
    contact(lead, "PROSPECT_SAYS_NO");
    assertThat(lead(lead).details().mailConsent()).isFalse();
    var saidAt = clock.now();
    clock.advance(Duration.ofHours(1));

    correct(lead, rep, NOT_REACHED);

    assertThat(waitsAt(lead)).containsExactly("gateway_followUpWait");
    assertThat(rep(lead)).isEqualTo(rep);
    assertThat(stage(lead)).isEqualTo(LifecycleStage.SALES_ACCEPTED);
    assertThat(lead(lead).details().mailConsent()).isTrue();
    assertThat(lead(lead).signalsSpent()).isZero();
    assertThat(handoffsOf(lead)).hasSize(1);
    assertThat(endReason(handoffsOf(lead).get(0))).isNull();
    assertThat(contactClock(lead).attemptsMade()).isEqualTo(1);
    assertThat(contactClock(lead).firstContactAt()).as("it was made then").isEqualTo(saidAt);
    assertThat(column(handoffsOf(lead).get(0), "first_reached_at")).isNull();
    assertThat(text(lead, EventType.CORRECTED))
        .contains("not reached", "does not want to be contacted");
    assertThat(count(lead, EventType.ATTEMPT_LOGGED)).as("both are kept").isEqualTo(2);
    fires(lead, "event_nextAttemptDue");
    assertThat(task(lead).getAssignee()).isEqualTo(rep);
  }

  @Test
  @DisplayName("of a follow-up is corrected: a talk instead of nobody reached")
  void talkInsteadOfNotReached() {
    var lead = standardLead();
    contact(lead, "NOT_REACHED");
    fires(lead, "event_nextAttemptDue");
    contact(lead, "NOT_REACHED");

    correct(lead, rep(lead), TALKED);

    assertThat(waitsAt(lead)).containsExactly(PURSUE);
    assertThat(stage(lead)).isEqualTo(LifecycleStage.SALES_QUALIFIED);
    assertThat(contactClock(lead).attemptsMade()).isEqualTo(2);
    assertThat(hasJob(lead, "event_nextAttemptDue")).isFalse();
  }

  @Test
  @DisplayName("is corrected: nobody reached instead of a talk")
  void notReachedInsteadOfTalk() {
    var lead = standardLead();
    contact(lead, "CONVERSATION");

    correct(lead, rep(lead), NOT_REACHED);

    assertThat(waitsAt(lead)).containsExactly("gateway_followUpWait");
    assertThat(column(handoffsOf(lead).get(0), "pursued_at")).as("takes up room again").isNull();
    assertThat(column(handoffsOf(lead).get(0), "first_reached_at")).isNull();
  }

  @Test
  @DisplayName("of giving back is corrected while the board has not looked at it")
  void notGivenBack() {
    var lead = standardLead();
    var rep = rep(lead);
    giveBack(lead, "NOT_READY");
    assertThat(stage(lead)).isEqualTo(LifecycleStage.IN_ARBITRATION);

    correct(lead, rep, TALKED);

    assertThat(waitsAt(lead)).containsExactly(PURSUE);
    assertThat(task(lead).getAssignee()).isEqualTo(rep);
    assertThat(rejections(lead)).as("counts as none").isZero();
    assertThat(count(lead, EventType.REJECTED)).as("the timeline keeps it").isEqualTo(1);
  }

  @Test
  @DisplayName("can turn out to be that the lead is given back")
  void givenBackInsteadOfNotReached() {
    var lead = standardLead();
    var rep = rep(lead);
    contact(lead, "NOT_REACHED");

    correct(
        lead,
        rep,
        Map.of("contactOutcome", "REJECTED", "rejectionReason", "WRONG_DATA", "note", "No line."));

    assertThat(waitsAt(lead)).containsExactly("userTask_arbitrateLead");
    assertThat(rejections(lead)).isEqualTo(1);
    assertThat(column(handoffsOf(lead).get(0), "first_contact_at")).isNull();
  }

  @Test
  @DisplayName("of an opportunity is corrected though the cycle is over: lost instead of won")
  void lostInsteadOfWon() {
    var lead = ended(WON);
    assertThat(stage(lead)).isEqualTo(LifecycleStage.CUSTOMER);

    correct(lead, ANNA, LOST);

    assertThat(stage(lead)).isEqualTo(LifecycleStage.LOST);
    assertThat(runs(lead)).isFalse();
    assertThat(opportunities(lead)).containsExactly("LOST");
    assertThat(endReason(handoffsOf(lead).get(0))).isEqualTo("LOST");
  }

  @Test
  @DisplayName("of an opportunity is corrected: postponed instead of lost begins a new cycle")
  void postponedInsteadOfLost() {
    var lead = ended(LOST);

    correct(lead, ANNA, POSTPONED);

    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(lead(lead).cycle()).isEqualTo(2);
    assertThat(waitsAt(lead)).containsExactly("gateway_nurtureWait");
    assertThat(opportunities(lead)).containsExactly("POSTPONED");
  }

  @Test
  @DisplayName("of an opportunity is corrected: won instead of postponed ends the cycle")
  void wonInsteadOfPostponed() {
    var lead = ended(POSTPONED);

    correct(lead, ANNA, WON);

    assertThat(stage(lead)).isEqualTo(LifecycleStage.CUSTOMER);
    assertThat(runs(lead)).isFalse();
    assertThat(cycles.findOpen(lead)).isEmpty();
    assertThat(rep(lead)).isEqualTo(ANNA);
    assertThat(opportunities(lead)).containsExactly("WON");
    assertThat(count(lead, EventType.CYCLE_CLOSED)).isEqualTo(1);
  }

  @Test
  @DisplayName("can be corrected once more, but only the newest, and not when its time is over")
  void correctedAgain() {
    var lead = standardLead();
    var rep = rep(lead);
    contact(lead, "NOT_REACHED");
    var first = correctable(lead, rep);
    correct(lead, rep, TALKED);

    assertThatThrownBy(() -> correctOutcome.correct(first, rep, NOT_REACHED))
        .hasMessageContaining("already");
    correct(lead, rep, NOT_REACHED);
    var second = correctable(lead, rep);
    clock.advance(Duration.ofHours(25));

    assertThat(mine(rep)).as("counts from the first").doesNotContain(second);
    assertThatThrownBy(() -> correctOutcome.correct(second, rep, TALKED))
        .hasMessageContaining("time to correct this is over");
    assertThat(waitsAt(lead)).containsExactly("gateway_followUpWait");
  }

  @Test
  @DisplayName("stays once the board has ruled")
  void ruled() {
    var lead = standardLead();
    var rep = rep(lead);
    giveBack(lead, "NOT_READY");
    var given = correctable(lead, rep);
    rule(lead, "UPHELD", false, false);

    assertThatThrownBy(() -> correctOutcome.correct(given, rep, TALKED))
        .hasMessageContaining("ruled on");
    assertThat(rejections(lead)).isEqualTo(1);
  }

  @Test
  @DisplayName("stays while a member of the board has the case in hand")
  void boardHasIt() {
    var lead = standardLead();
    var rep = rep(lead);
    giveBack(lead, "NOT_READY");
    tasks.setAssignee(task(lead).getId(), BOARD_MEMBER);

    assertThatThrownBy(() -> correct(lead, rep, TALKED)).hasMessageContaining("has taken a task");
    assertThat(waitsAt(lead)).containsExactly("userTask_arbitrateLead");
  }

  @Test
  @DisplayName("is nobody else's to correct, and what the form would refuse is refused")
  void refused() {
    var lead = standardLead();
    var rep = rep(lead);
    contact(lead, "NOT_REACHED");
    var given = correctable(lead, rep);

    assertThatThrownBy(() -> correctOutcome.correct(given, SALES_LEAD, TALKED))
        .hasMessageContaining("no such outcome of yours");
    assertThatThrownBy(
            () -> correctOutcome.correct(given, rep, Map.of("contactOutcome", "CONVERSATION")))
        .hasMessageContaining("how you tried");
    assertThatThrownBy(
            () -> correctOutcome.correct(given, rep, Map.of("contactOutcome", "GIVE_UP")))
        .hasMessageContaining("attempts");
    assertThatThrownBy(
            () -> correctOutcome.correct(given, rep, Map.of("contactOutcome", "X".repeat(2000))))
        .hasMessageContaining("at most 100");
    assertThat(count(lead, EventType.CORRECTED)).isZero();
    assertThat(waitsAt(lead)).containsExactly("gateway_followUpWait");
    assertThat(contactClock(lead).attemptsMade()).isEqualTo(1);
  }

  @Test
  @DisplayName("leaves consent alone where the lead itself has said no since")
  void theLeadsOwnWord() {
    var prospect = Prospect.thatFits();
    var lead = takeIn(prospect, readySignals());
    contact(lead, "PROSPECT_SAYS_NO");
    clock.advance(Duration.ofMinutes(10));
    takeInLead.takeIn(withoutConsent(prospect.details()), List.of(), null);

    correct(lead, rep(handoffsOf(lead)), NOT_REACHED);

    assertThat(lead(lead).details().mailConsent()).isFalse();
    assertThat(waitsAt(lead)).containsExactly("gateway_followUpWait");
  }

  @Test
  @DisplayName("stays where a system has told since of an earlier call, and what came of that")
  void toldLate() {
    var lead = standardLead();
    var rep = rep(lead);
    var called = clock.now();
    clock.advance(Duration.ofMinutes(5));
    contact(lead, "NOT_REACHED");
    var given = correctable(lead, rep);
    clock.advance(Duration.ofMinutes(5));
    talked(lead, called);
    assertThat(waitsAt(lead)).containsExactly(PURSUE);

    assertThatThrownBy(() -> correctOutcome.correct(given, rep, NOT_REACHED))
        .hasMessageContaining("Another attempt");
    assertThat(waitsAt(lead)).containsExactly(PURSUE);
    assertThat(stage(lead)).isEqualTo(LifecycleStage.SALES_QUALIFIED);
  }

  @Test
  @DisplayName("is corrected in one piece or not at all where a timer fires at that moment")
  void whileATimerFires() throws Exception {
    var lead = standardLead();
    var rep = rep(lead);
    contact(lead, "NOT_REACHED");
    var given = correctable(lead, rep);
    var job = job(lead, "event_nextAttemptDue");

    var correcting =
        transaction.execute(
            fires -> {
              management.executeJob(job.getId());
              var started =
                  CompletableFuture.runAsync(() -> correctOutcome.correct(given, rep, TALKED));
              assertThatThrownBy(() -> started.get(500, TimeUnit.MILLISECONDS))
                  .isInstanceOf(TimeoutException.class);
              return started;
            });

    // PostgreSQL lets it wait for its turn, H2 refuses it.
    try {
      correcting.join();
    } catch (CompletionException overtaken) {
      assertThat(overtaken).hasCauseInstanceOf(TransientDataAccessException.class);
      assertThat(waitsAt(lead)).containsExactly("userTask_followUpLead");
      correct(lead, rep, TALKED);
    }
    assertThat(waitsAt(lead)).containsExactly(PURSUE);
    assertThat(count(lead, EventType.CORRECTED)).isOne();
    assertThat(contactClock(lead).attemptsMade()).isEqualTo(1);
  }

  /** A telephone system tells of a talk. */
  private void talked(LeadId lead, Instant at) {
    var seen =
        new ContactAttempt(at, "PHONE", true, ContactOutcome.CONVERSATION, "phone", null, null);
    transaction.executeWithoutResult(
        tells ->
            logAttempt.asSeen(
                seen,
                null,
                () ->
                    leadProcess.wake(instance(lead))
                        && leadProcess.completeContact(
                            instance(lead),
                            Map.of("contactOutcome", "CONVERSATION", "channel", "PHONE"))));
  }

  private static String rep(List<Handoff> handoffs) {
    return handoffs.get(handoffs.size() - 1).rep();
  }

  private static LeadDetails withoutConsent(LeadDetails details) {
    return new LeadDetails(
        null,
        details.source(),
        details.email(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        Map.of());
  }

  private LeadId ended(Map<String, Object> outcome) {
    leaves(BEN);
    var lead = standardLead();
    contact(lead, "CONVERSATION");
    complete(lead, PURSUE, outcome);
    return lead;
  }

  private void correct(LeadId lead, String person, Map<String, Object> values) {
    correctOutcome.correct(correctable(lead, person), person, values);
  }

  private UUID correctable(LeadId lead, String person) {
    return correctOutcome.of(person).stream()
        .filter(one -> one.given().lead().equals(lead))
        .findFirst()
        .orElseThrow()
        .given()
        .id();
  }

  private List<UUID> mine(String person) {
    return correctOutcome.of(person).stream().map(one -> one.given().id()).toList();
  }

  private long rejections(LeadId lead) {
    return jdbc.sql("select count(*) from rejection where lead_id = ?")
        .param(lead.value())
        .query(Long.class)
        .single();
  }

  private List<String> opportunities(LeadId lead) {
    return jdbc.sql("select outcome from opportunity where lead_id = ?")
        .param(lead.value())
        .query(String.class)
        .list();
  }
}
