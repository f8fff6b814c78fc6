package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.intake.ErasePerson;
import io.leadrelay.intake.MergeLeads;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("database")
@DisplayName("From wherever a lead waits")
class ErasedOrMergedPathTest extends LeadPath {

  @Autowired ErasePerson erasePerson;
  @Autowired MergeLeads mergeLeads;
  @Autowired HistoryService history;

  @ParameterizedTest(name = "{0}")
  @MethodSource("waits")
  @DisplayName("the erasure of its personal data ends it")
  void isErased(String node, Function<LeadPath, LeadId> reach) {
    var lead = reach.apply(this);
    assertThat(waitsAt(lead)).containsExactly(node);
    var instance = instance(lead);

    erasePerson.erase(lead);

    assertThat(runs(lead)).isFalse();
    assertThat(ReachedNodes.of(instance))
        .endsWith("startEvent_personalDataErased", "endEvent_personalDataErased")
        .doesNotContain("startEvent_mergedIntoAnotherLead");
    assertThat(stage(lead)).isEqualTo(LifecycleStage.ERASED);
    assertThat(lead(lead).details().email()).isNull();
    assertThat(handoffs.findOpen(lead)).isEmpty();
    assertThat(cycles.findOpen(lead)).isEmpty();
    assertThat(management.createJobQuery().processInstanceId(instance).count()).isZero();
    assertThat(history.createHistoricProcessInstanceQuery().processInstanceId(instance).count())
        .isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("waits")
  @DisplayName("its merging into another lead ends it, and its signals go on there")
  void isMerged(String node, Function<LeadPath, LeadId> reach) {
    var into = takeIn(Prospect.thatFits());
    var lead = reach.apply(this);
    assertThat(waitsAt(lead)).containsExactly(node);
    var signals = lead(lead).signalCount();

    mergeLeads.merge(lead, into);

    assertThat(runs(lead)).isFalse();
    assertThat(reached(lead))
        .endsWith("startEvent_mergedIntoAnotherLead", "endEvent_mergedIntoAnotherLead")
        .doesNotContain("startEvent_personalDataErased");
    assertThat(stage(lead)).isEqualTo(LifecycleStage.MERGED);
    assertThat(count(lead, EventType.CYCLE_CLOSED)).isEqualTo(1);
    assertThat(lead(into).signalCount()).isEqualTo(signals);
    assertThat(runs(into)).isTrue();
    assertThat(handoffs.findOpen(lead)).isEmpty();
  }

  static Stream<Arguments> waits() {
    return Stream.of(
        wait("userTask_researchLead", path -> path.takeIn(Prospect.thatFits().ofUnknownFirm())),
        wait("gateway_nurtureWait", path -> path.takeIn(Prospect.thatFits())),
        wait(
            "event_dormantLeadWakes",
            path -> path.takeIn(Prospect.thatFits().withMailConsent(false))),
        wait("gateway_waitForRoom", ErasedOrMergedPathTest::waitingForRoom),
        wait(
            "userTask_assignLeadByHand",
            path -> path.takeIn(Prospect.thatFits().inIndustry("Government"), path.readySignals())),
        wait("userTask_contactLead", LeadPath::standardLead),
        wait("userTask_rescueOverdueLead", ErasedOrMergedPathTest::overdue),
        wait("gateway_followUpWait", path -> after(path, "NOT_REACHED")),
        wait("userTask_followUpLead", ErasedOrMergedPathTest::followedUp),
        wait("userTask_pursueOpportunity", path -> after(path, "CONVERSATION")),
        wait("userTask_arbitrateLead", ErasedOrMergedPathTest::rejected));
  }

  private static Arguments wait(String node, Function<LeadPath, LeadId> reach) {
    return Arguments.of(node, reach);
  }

  private static LeadId waitingForRoom(LeadPath path) {
    path.rep(ANNA, 1, 1);
    path.leaves(BEN);
    path.standardLead();
    return path.takeIn(Prospect.thatFits(), path.readySignals());
  }

  private static LeadId overdue(LeadPath path) {
    var tries = number(path.contactPolicy("STANDARD"), "maximumHandoffs");
    for (var n = 2; n < tries; n++) {
      path.rep("path-rep-" + n, 1, 10);
    }
    var lead = path.standardLead();
    for (var n = 0; n < tries; n++) {
      path.fires(lead, "event_reassignmentDue");
    }
    return lead;
  }

  private static LeadId after(LeadPath path, String outcome) {
    var lead = path.standardLead();
    path.contact(lead, outcome);
    return lead;
  }

  private static LeadId followedUp(LeadPath path) {
    var lead = after(path, "NOT_REACHED");
    path.fires(lead, "event_nextAttemptDue");
    return lead;
  }

  private static LeadId rejected(LeadPath path) {
    var lead = path.standardLead();
    path.complete(
        lead,
        "userTask_contactLead",
        Map.of("contactOutcome", "REJECTED", "rejectionReason", "NOT_READY"));
    return lead;
  }
}
