package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.arbitration.Cases;
import io.leadrelay.arbitration.Verdict;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.TimelineEntry;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("database")
@DisplayName("A ruling that binds like cases")
class PrecedentPathTest extends LeadPath {

  @Autowired Cases cases;

  @Test
  @DisplayName("settles the next like rejection without the board, and is cited")
  void settlesTheNext() {
    var prospect = Prospect.thatFits();
    var second = toContact(prospect.another());
    var precedent = ruled(prospect, "NOT_READY", "UPHELD");

    giveBack(second, "NOT_READY");

    var ruling = cases.findRuling(cases.findLatest(second).orElseThrow().id()).orElseThrow();
    assertThat(ruling.precedent()).isEqualTo(precedent);
    assertThat(ruling.verdict()).isEqualTo(Verdict.UPHELD);
    assertThat(ruling.ruledBy()).isEqualTo("system");
    assertThat(timeline.of(second))
        .filteredOn(entry -> entry.type() == EventType.SETTLED_BY_PRECEDENT)
        .extracting(TimelineEntry::precedent)
        .containsExactly(precedent);
    assertThat(stage(second)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(counts(handoffsOf(second).get(0))).isFalse();
    assertThat(reached(second))
        .doesNotContain("userTask_arbitrateLead", "businessRuleTask_setRulingDeadline");
  }

  @Test
  @DisplayName("sends the next like case back to sales at once if it overruled")
  void overrulesTheNext() {
    var prospect = Prospect.thatFits();
    var second = toContact(prospect.another());
    ruled(prospect, "NOT_READY", "OVERRULED");

    giveBack(second, "NOT_READY");

    assertThat(waitsAt(second)).containsExactly("userTask_contactLead");
    assertThat(handoffsOf(second).get(1).rep()).isNotEqualTo(handoffsOf(second).get(0).rep());
    assertThat(reached(second)).doesNotContain("userTask_arbitrateLead");
  }

  @Test
  @DisplayName("says nothing of another reason, nor of a case that is not like it")
  void saysNothingOfOthers() {
    var prospect = Prospect.thatFits();
    var otherReason = toContact(prospect.another());
    var otherTraits = toContact(Prospect.thatFits());
    ruled(prospect, "NOT_READY", "UPHELD");

    giveBack(otherReason, "OTHER");
    giveBack(otherTraits, "NOT_READY");

    assertThat(waitsAt(otherReason)).containsExactly("userTask_arbitrateLead");
    assertThat(waitsAt(otherTraits)).containsExactly("userTask_arbitrateLead");
  }

  @Test
  @DisplayName("stops a like case before it is handed off if it upheld the rejection")
  void stopsTheNext() {
    var prospect = Prospect.thatFits();
    var precedent = ruled(prospect, "NOT_READY", "UPHELD");

    var next = takeIn(prospect.another(), readySignals());

    assertThat(stage(next)).isEqualTo(LifecycleStage.NURTURING);
    assertThat(timeline.of(next))
        .filteredOn(entry -> entry.type() == EventType.STOPPED_BY_PRECEDENT)
        .extracting(TimelineEntry::precedent)
        .containsExactly(precedent);
    assertThat(reached(next)).doesNotContain("serviceTask_handOffLead");
    assertThat(takeIn(Prospect.thatFits(), readySignals()))
        .as("an unlike case passes")
        .satisfies(
            unlike -> assertThat(stage(unlike)).isEqualTo(LifecycleStage.MARKETING_QUALIFIED));
  }

  @Test
  @DisplayName("does not stop a like case if it is about wrong data")
  void doesNotStopForWrongData() {
    var prospect = Prospect.thatFits();
    ruled(prospect, "WRONG_DATA", "UPHELD");

    var next = takeIn(prospect.another(), readySignals());

    assertThat(waitsAt(next)).containsExactly("userTask_contactLead");
  }

  @Test
  @DisplayName("is none if the board says that it does not bind")
  void isNone() {
    var prospect = Prospect.thatFits();
    var first = toContact(prospect);
    giveBack(first, "NOT_READY");
    rule(first, "UPHELD", false, false);

    var next = toContact(prospect.another());
    giveBack(next, "NOT_READY");

    assertThat(waitsAt(next)).containsExactly("userTask_arbitrateLead");
  }

  private UUID ruled(Prospect prospect, String reason, String ruling) {
    var lead = toContact(prospect);
    giveBack(lead, reason);
    rule(lead, ruling, false, true);
    var rulingId = cases.findRuling(cases.findLatest(lead).orElseThrow().id()).orElseThrow().id();
    return cases.precedents(50).stream()
        .filter(precedent -> precedent.ruling().equals(rulingId))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private LeadId toContact(Prospect prospect) {
    var lead = takeIn(prospect, readySignals());
    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    return lead;
  }
}
