package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import io.leadrelay.lead.EventType;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A lead that no rep matches")
class AssignedByHandPathTest extends LeadPath {

  private static final String ASSIGN = "userTask_assignLeadByHand";

  @Test
  @DisplayName("is assigned by hand if the routing table names nobody")
  void isAssignedByHand() {
    var lead = takeIn(Prospect.thatFits().inIndustry("Government"), readySignals());
    assertThat(waitsAt(lead)).containsExactly(ASSIGN);
    assertThat(events(lead)).contains(EventType.NO_REP_MATCHES);

    complete(lead, ASSIGN, Map.of("chosenRep", BEN, "assignNote", "Knows the ministry."));

    assertThat(task(lead).getTaskDefinitionKey()).isEqualTo("userTask_contactLead");
    assertThat(task(lead).getAssignee()).isEqualTo(BEN);
    assertThat(text(lead, EventType.HANDED_OFF)).contains("by hand");
    assertThat(reached(lead)).doesNotContain("event_noRoomInSales", "gateway_waitForRoom");
  }

  @Test
  @DisplayName("is assigned by hand again, not to whoever is next, if that rep lets it lie")
  void isAssignedByHandAgain() {
    var lead = takeIn(Prospect.thatFits().inIndustry("Government"), readySignals());
    complete(lead, ASSIGN, Map.of("chosenRep", BEN));

    fires(lead, "event_reassignmentDue");

    assertThat(waitsAt(lead)).containsExactly(ASSIGN);
  }

  @Test
  @DisplayName("is assigned by hand if nobody sells in its territory")
  void isAssignedByHandWithoutTerritory() {
    rep(ANNA, 1, 10, Set.of("UK"));
    rep(BEN, 1, 10, Set.of("UK"));

    var lead = takeIn(Prospect.thatFits(), readySignals());

    assertThat(waitsAt(lead)).containsExactly(ASSIGN);
    assertThat(text(lead, EventType.NO_REP_MATCHES))
        .contains(
            value(routing("DE", "de"), "territory").toString(),
            value(routing("DE", "de"), "spokenLanguage").toString());
  }

  @Test
  @DisplayName("is not assigned to somebody who is no rep")
  void isNotAssignedToNobody() {
    var lead = takeIn(Prospect.thatFits().inIndustry("Government"), readySignals());

    assertThatRuntimeException()
        .isThrownBy(() -> complete(lead, ASSIGN, Map.of("chosenRep", "nobody")))
        .withMessageContaining("nobody");

    assertThat(waitsAt(lead)).containsExactly(ASSIGN);
    assertThat(handoffsOf(lead)).isEmpty();
  }

  private Map<String, Object> routing(String country, String language) {
    var inputs = new java.util.HashMap<String, @org.jspecify.annotations.Nullable Object>();
    inputs.put("country", country);
    inputs.put("language", language);
    inputs.put("employees", 200);
    inputs.put("industry", "Machines");
    inputs.put("grade", "STANDARD");
    return decided("routing", inputs);
  }
}
