package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Fit;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Notice;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@DisplayName("A lead that fits and is ready")
class WonLeadPathTest extends LeadPath {

  @Test
  @DisplayName("is handed off, contacted, pursued and won")
  void becomesACustomer() {
    var lead = takeIn(Prospect.thatFits(), readySignals());

    assertThat(waitsAt(lead)).containsExactlyInAnyOrder("userTask_contactLead");
    assertThat(lead(lead).fit()).isEqualTo(Fit.FITS);
    assertThat(lead(lead).grade()).isEqualTo(Grade.STANDARD);
    assertThat(stage(lead)).isEqualTo(LifecycleStage.MARKETING_QUALIFIED);
    assertThat(task(lead).getAssignee()).isEqualTo(rep(lead));
    assertThat(told(lead, Notice.Kind.HANDOFF)).containsExactly(address(rep(lead)));

    contact(lead, "CONVERSATION");
    assertThat(stage(lead)).isEqualTo(LifecycleStage.SALES_QUALIFIED);
    assertThat(handoffs.load()).as("what is pursued takes up no room").isEmpty();

    complete(
        lead,
        "userTask_pursueOpportunity",
        Map.of("opportunityOutcome", "WON", "amount", 1200.5, "currency", "EUR"));
    assertThat(runs(lead)).isFalse();
    assertThat(stage(lead)).isEqualTo(LifecycleStage.CUSTOMER);
    assertThat(events(lead)).endsWith(EventType.WON, EventType.CYCLE_CLOSED);
    assertThat(text(lead, EventType.WON)).contains("1200.50").contains("EUR");
    assertThat(endReason(handoffsOf(lead).get(0))).isEqualTo("WON");
    assertThat(rep(lead)).as("the customer stays with the rep").isIn(ANNA, BEN);
    assertThat(reached(lead))
        .containsExactly(
            "startEvent_leadReceived",
            "businessRuleTask_checkFit",
            "gateway_fit",
            "businessRuleTask_countSignals",
            "businessRuleTask_assessSalesReadiness",
            "serviceTask_lookForUpheldRejections",
            "gateway_salesReady",
            "businessRuleTask_routeLead",
            "serviceTask_handOffLead",
            "businessRuleTask_setContactDeadline",
            "userTask_contactLead",
            "gateway_contactOutcome",
            "userTask_pursueOpportunity",
            "gateway_opportunityOutcome",
            "endEvent_customer");
  }
}
