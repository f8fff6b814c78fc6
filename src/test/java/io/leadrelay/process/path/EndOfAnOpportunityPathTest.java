package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An opportunity that is not won")
class EndOfAnOpportunityPathTest extends LeadPath {

  private static final String PURSUE = "userTask_pursueOpportunity";

  @Test
  @DisplayName("is lost with a reason, and the lead's cycle ends")
  void isLost() {
    var lead = opportunity();

    complete(lead, PURSUE, Map.of("opportunityOutcome", "LOST", "lostReason", "COMPETITOR"));

    assertThat(runs(lead)).isFalse();
    assertThat(stage(lead)).isEqualTo(LifecycleStage.LOST);
    assertThat(endReason(handoffsOf(lead).get(0))).isEqualTo("LOST");
    assertThat(reached(lead))
        .endsWith("endEvent_lost")
        .doesNotContain("endEvent_customer", "serviceTask_returnToNurturing");
  }

  @Test
  @DisplayName("is not lost without a reason")
  void isNotLostWithoutReason() {
    var lead = opportunity();

    assertThatRuntimeException()
        .isThrownBy(() -> complete(lead, PURSUE, Map.of("opportunityOutcome", "LOST")))
        .withMessageContaining("why it was lost");

    assertThat(waitsAt(lead)).containsExactly(PURSUE);
    assertThat(stage(lead)).isEqualTo(LifecycleStage.SALES_QUALIFIED);
  }

  @Test
  @DisplayName("is postponed: marketing nurtures the lead again, and its old signals are spent")
  void isPostponed() {
    var lead = opportunity();

    complete(lead, PURSUE, Map.of("opportunityOutcome", "POSTPONED"));

    assertThat(stage(lead)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(endReason(handoffsOf(lead).get(0))).isEqualTo("POSTPONED");
    assertThat(lead(lead).rep()).isNull();
    assertThat(lead(lead).signalsSpent()).isEqualTo(lead(lead).signalCount());
    assertThat(events(lead)).contains(EventType.POSTPONED, EventType.RETURNED_TO_NURTURING);
    assertThat(waitsAt(lead)).containsExactly("gateway_nurtureWait");
    assertThat(reached(lead))
        .contains("serviceTask_returnToNurturing")
        .doesNotContain("endEvent_customer", "endEvent_lost");

    fires(lead, "event_nextPieceDue");

    assertThat(times(lead, "serviceTask_handOffLead"))
        .as("not handed off again by signals that sales has seen")
        .isEqualTo(1);
  }

  private LeadId opportunity() {
    var lead = standardLead();
    contact(lead, "CONVERSATION");
    return lead;
  }
}
