package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

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
@DisplayName("A lead whose cycle has ended")
class ClosedLeadPathTest extends LeadPath {

  @Test
  @DisplayName("starts a new cycle on a new signal, with its history in view")
  void startsANewCycle() {
    var lead = lost();
    var first = instance(lead);
    clock.advance(Duration.ofDays(1));

    takeInLead.signal(lead, weakSignal());

    assertThat(lead(lead).cycle()).isEqualTo(2);
    assertThat(instance(lead)).isNotEqualTo(first);
    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(reached(lead))
        .as("the old signals are spent")
        .doesNotContain("serviceTask_handOffLead");
    assertThat(events(lead))
        .containsSubsequence(
            EventType.LOST,
            EventType.CYCLE_CLOSED,
            EventType.SIGNAL_RECEIVED,
            EventType.FIT_CHECKED);
    assertThat(handoffs.ofCycle(lead, 1)).hasSize(1);
  }

  @Test
  @DisplayName("starts none on a signal that is known already")
  void startsNoneForNothing() {
    var prospect = Prospect.thatFits();
    var signals = readySignals();
    var lead = takeIn(prospect, signals);
    contact(lead, "CONVERSATION");
    complete(
        lead,
        "userTask_pursueOpportunity",
        Map.of("opportunityOutcome", "LOST", "lostReason", "PRICE"));

    takeInLead.signal(lead, signals[0]);

    assertThat(runs(lead)).isFalse();
    assertThat(lead(lead).cycle()).isEqualTo(1);
  }

  @ParameterizedTest(name = "listeners skipped: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("because an operator cancelled it rests with marketing until a new signal wakes it")
  void wakesAfterBeingCancelled(boolean skipListeners) {
    var lead = standardLead();

    // Cockpit skips the listeners unless the operator says otherwise.
    runtime.deleteProcessInstance(instance(lead), "Cancelled in Cockpit", skipListeners);

    assertThat(runs(lead)).isFalse();
    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(lead(lead).rep()).isNull();
    assertThat(handoffs.findOpen(lead)).isEmpty();
    assertThat(cycles.findOpen(lead)).isEmpty();
    assertThat(count(lead, EventType.CYCLE_CLOSED)).isEqualTo(1);

    clock.advance(Duration.ofMinutes(1));
    takeInLead.signal(lead, signal(TALK_REQUEST));

    assertThat(lead(lead).cycle()).isEqualTo(2);
    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
  }

  private LeadId lost() {
    var lead = standardLead();
    contact(lead, "CONVERSATION");
    complete(
        lead,
        "userTask_pursueOpportunity",
        Map.of("opportunityOutcome", "LOST", "lostReason", "PRICE"));
    assertThat(stage(lead)).isEqualTo(LifecycleStage.LOST);
    return lead;
  }
}
