package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
@DisplayName("A lead that sales gives back")
class RejectionPathTest extends LeadPath {

  private static final String ARBITRATE = "userTask_arbitrateLead";
  private static final String CONTACT = "userTask_contactLead";

  @Test
  @DisplayName("waits for the board, with no rep and no clock")
  void waitsForTheBoard() {
    var lead = rejected("NOT_READY");

    assertThat(stage(lead)).isEqualTo(LifecycleStage.IN_ARBITRATION);
    assertThat(lead(lead).rep()).isNull();
    assertThat(endReason(handoffsOf(lead).get(0))).isEqualTo("REJECTED");
    assertThat(hasJob(lead, "event_reassignmentDue")).isFalse();
    assertThat(reached(lead)).doesNotContain("serviceTask_recordRuling", "gateway_wayBack");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT_READY", "OTHER"})
  @DisplayName(
      "goes back to nurturing if the board upholds that it is not ready, or another reason")
  void goesBackToNurturing(String reason) {
    var lead = rejected(reason);
    rule(lead, "UPHELD", false, false);

    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(waitsAt(lead)).containsExactly("gateway_nurtureWait");
    assertThat(counts(handoffsOf(lead).get(0))).as("leaves marketing's count").isFalse();
    assertThat(mailed(lead, "ruling")).contains(address(SALES_LEAD));

    takeInLead.signal(lead, weakSignal());
    fires(lead, "event_nextPieceDue");

    assertThat(times(lead, "serviceTask_handOffLead"))
        .as("not ready again by old signals")
        .isEqualTo(1);
  }

  @Test
  @DisplayName("comes to sales again when new signals make it ready")
  void comesToSalesAgain() {
    var lead = rejected("NOT_READY");
    rule(lead, "UPHELD", false, false);
    clock.advance(Duration.ofMinutes(1));

    takeInLead.signal(lead, readySignals()[0]);

    assertThat(waitsAt(lead)).containsExactly(CONTACT);
    assertThat(handoffsOf(lead).get(1).rep()).isNotEqualTo(handoffsOf(lead).get(0).rep());
  }

  @Test
  @DisplayName(
      "leaves marketing's count with all who had it, and counts again when handed off anew")
  void leavesTheCountWithAllWhoHadIt() {
    person("path-third-rep", "sales");
    rep("path-third-rep", 1, 10);
    var lead = standardLead();
    fires(lead, "event_reassignmentDue");
    giveBack(lead, "NOT_READY");
    rule(lead, "UPHELD", false, false);
    clock.advance(Duration.ofMinutes(1));
    takeInLead.signal(lead, readySignals()[0]);

    assertThat(handoffsOf(lead)).extracting(this::counts).containsExactly(false, false, true);
  }

  @Test
  @DisplayName("ends if the board upholds that it does not fit, and its signals are spent")
  void endsAsNoFit() {
    var lead = rejected("NO_FIT");
    rule(lead, "UPHELD", false, false);

    assertThat(runs(lead)).isFalse();
    assertThat(stage(lead)).isEqualTo(LifecycleStage.NO_FIT);
    assertThat(reached(lead))
        .endsWith("endEvent_rejectedAsNoFit")
        .doesNotContain("serviceTask_returnToNurturing");
    assertThat(lead(lead).signalsSpent()).isEqualTo(lead(lead).signalCount());

    clock.advance(Duration.ofMinutes(1));
    takeInLead.signal(lead, weakSignal());
    assertThat(reached(lead)).doesNotContain("serviceTask_handOffLead");
  }

  @Test
  @DisplayName("is researched if the board upholds that its data are wrong")
  void isResearched() {
    var lead = rejected("WRONG_DATA");
    rule(lead, "UPHELD", false, false);

    assertThat(stage(lead)).isEqualTo(LifecycleStage.RESEARCH);
    assertThat(waitsAt(lead)).containsExactly("userTask_researchLead");

    complete(
        lead,
        "userTask_researchLead",
        Map.of("researchVerdict", "LET_TABLE_DECIDE", "researchNote", "New number.", "phone", "1"));

    assertThat(waitsAt(lead)).as("its signals still count").containsExactly(CONTACT);
    assertThat(reached(lead)).doesNotContain("serviceTask_returnToNurturing");
  }

  @Test
  @DisplayName("is merged if the board upholds that it is a duplicate")
  void isMerged() {
    var other = takeIn(Prospect.thatFits());
    var lead = standardLead();
    var signals = lead(lead).signalCount();
    complete(
        lead,
        CONTACT,
        Map.of(
            "contactOutcome",
            "REJECTED",
            "rejectionReason",
            "DUPLICATE",
            "duplicateOf",
            lead(other).details().email()));
    rule(lead, "UPHELD", false, false);

    assertThat(runs(lead)).isFalse();
    assertThat(stage(lead)).isEqualTo(LifecycleStage.MERGED);
    assertThat(lead(lead).mergedInto()).isEqualTo(other);
    assertThat(lead(other).signalCount()).isEqualTo(signals);
    assertThat(reached(lead))
        .endsWith("endEvent_mergedAsDuplicate")
        .doesNotContain("startEvent_mergedIntoAnotherLead");
  }

  @Test
  @DisplayName("is not given back as a duplicate of nobody, or of itself")
  void isNoDuplicateOfNobody() {
    var lead = standardLead();
    for (var other : new String[] {"nobody@path.example", lead.toString(), "no number"}) {
      assertThatRuntimeException()
          .isThrownBy(
              () ->
                  complete(
                      lead,
                      CONTACT,
                      Map.of(
                          "contactOutcome",
                          "REJECTED",
                          "rejectionReason",
                          "DUPLICATE",
                          "duplicateOf",
                          other)))
          .withMessageMatching("There is no other lead .*|A lead cannot duplicate itself\\.");
    }
    assertThat(waitsAt(lead)).containsExactly(CONTACT);
    assertThat(events(lead)).doesNotContain(EventType.REJECTED);
  }

  @Test
  @DisplayName("goes to another rep with a new clock if the board overrules")
  void goesToAnotherRep() {
    var lead = rejected("NOT_READY");
    clock.advance(Duration.ofHours(5));
    rule(lead, "OVERRULED", false, false);

    assertThat(waitsAt(lead)).containsExactly(CONTACT);
    assertThat(handoffsOf(lead).get(1).rep()).isNotEqualTo(handoffsOf(lead).get(0).rep());
    assertThat(due(lead, "event_firstContactOverdue"))
        .isEqualTo(clock.now().plus(minutes("STANDARD", "deadlineMinutes")));
    assertThat(counts(handoffsOf(lead).get(0))).as("stays in marketing's count").isTrue();
    assertThat(reached(lead)).doesNotContain("serviceTask_returnToNurturing");
  }

  @Test
  @DisplayName("goes to the same rep with a new clock if the board rules so")
  void goesToTheSameRep() {
    var lead = rejected("NOT_READY");
    clock.advance(Duration.ofHours(5));
    rule(lead, "OVERRULED", true, false);

    assertThat(handoffsOf(lead).get(1).rep()).isEqualTo(handoffsOf(lead).get(0).rep());
    assertThat(task(lead).getAssignee()).isEqualTo(handoffsOf(lead).get(0).rep());
    assertThat(due(lead, "event_firstContactOverdue"))
        .isEqualTo(clock.now().plus(minutes("STANDARD", "deadlineMinutes")));
  }

  @Test
  @DisplayName("brings the board a reminder and, when its ruling is overdue, management the news")
  void remindsTheBoard() {
    var lead = rejected("NOT_READY");
    var rejected = clock.now();
    var policy = decided("arbitrationPolicy", Map.of("rejectionReason", "NOT_READY"));

    assertThat(due(lead, "event_rulingReminderDue"))
        .isEqualTo(rejected.plus(Duration.ofHours(number(policy, "reminderHours"))));
    assertThat(due(lead, "event_rulingOverdue"))
        .isEqualTo(rejected.plus(Duration.ofHours(number(policy, "deadlineHours"))));
    fires(lead, "event_rulingReminderDue");

    assertThat(mailed(lead, "rulingReminder")).contains(address(BOARD_MEMBER));
    assertThat(mailed(lead, "rulingOverdue")).isEmpty();
    fires(lead, "event_rulingOverdue");

    assertThat(mailed(lead, "rulingOverdue")).contains(address(MANAGER));
    assertThat(events(lead)).contains(EventType.BOARD_REMINDED, EventType.RULING_OVERDUE);
    assertThat(waitsAt(lead)).containsExactly(ARBITRATE);
    rule(lead, "UPHELD", false, false);
    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
  }

  @Test
  @DisplayName("is not ruled on by who leads a side, is of no board, or has handled it")
  void isRuledOnNeutrally() {
    person("path-board-and-marketing", "arbitration", "marketing-lead");
    person("path-board-and-sales", "arbitration", "sales-lead");
    person("path-board-and-rep", "arbitration", "sales");
    leaves(ANNA);
    leaves(BEN);
    rep("path-board-and-rep", 1, 10);
    var lead = rejected("NOT_READY");

    refusesRulingOf(lead, "path-board-and-marketing", "neutral");
    refusesRulingOf(lead, "path-board-and-sales", "neutral");
    refusesRulingOf(lead, MARKETER, "TASK_WORK");
    refusesRulingOf(lead, "path-board-and-rep", "handled this lead");

    assertThat(waitsAt(lead)).containsExactly(ARBITRATE);
    assertThat(events(lead)).doesNotContain(EventType.RULED);
    rule(lead, "UPHELD", false, false);
    assertThat(events(lead)).contains(EventType.RULED);
  }

  private void refusesRulingOf(LeadId lead, String person, String why) {
    var task = task(lead);
    tasks.setAssignee(task.getId(), null);
    assertThatRuntimeException()
        .as(person)
        .isThrownBy(
            () ->
                complete(
                    lead,
                    ARBITRATE,
                    Map.of("ruling", "UPHELD", "rulingReason", "Because."),
                    person))
        .satisfies(
            refusal ->
                assertThat(org.assertj.core.util.Throwables.getStackTrace(refusal)).contains(why));
    tasks.setAssignee(task.getId(), null);
  }

  private LeadId rejected(String reason) {
    var lead = standardLead();
    giveBack(lead, reason);
    assertThat(waitsAt(lead)).containsExactly(ARBITRATE);
    return lead;
  }
}
