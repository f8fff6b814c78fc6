package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Fit;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whether a lead fits")
class FitPathTest extends LeadPath {

  private static final String RESEARCH = "userTask_researchLead";

  @Test
  @DisplayName("is no: it ends as not our target customer and is kept")
  void doesNotFit() {
    var lead = takeIn(Prospect.thatFits().withEmployees(1), readySignals());

    assertThat(runs(lead)).isFalse();
    assertThat(stage(lead)).isEqualTo(LifecycleStage.NO_FIT);
    assertThat(reached(lead))
        .endsWith("endEvent_notOurTargetCustomer")
        .doesNotContain(RESEARCH, "businessRuleTask_countSignals", "serviceTask_handOffLead");
  }

  @Test
  @DisplayName("is asked again in a new cycle when its data are corrected")
  void isAskedAgain() {
    var prospect = Prospect.thatFits();
    var lead = takeIn(prospect.withEmployees(1), readySignals());
    var first = instance(lead);

    takeIn(prospect);

    assertThat(lead(lead).cycle()).isEqualTo(2);
    assertThat(instance(lead)).isNotEqualTo(first);
    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    assertThat(events(lead))
        .as("the first cycle stays in view")
        .containsSubsequence(EventType.LEAD_RECEIVED, EventType.CYCLE_CLOSED, EventType.HANDED_OFF);
  }

  @Test
  @DisplayName("is not asked again when the same data come in once more")
  void isNotAskedAgainForNothing() {
    var prospect = Prospect.thatFits().withEmployees(1);
    var lead = takeIn(prospect);

    takeIn(prospect);

    assertThat(runs(lead)).isFalse();
    assertThat(lead(lead).cycle()).isEqualTo(1);
  }

  @Test
  @DisplayName("is unknown: marketing researches it and says that it fits")
  void isResearchedAndFits() {
    var lead = unknown();

    research(
        lead,
        Map.of("researchVerdict", "FITS", "country", "Germany", "researchNote", "They told me."));

    assertThat(lead(lead).fit()).isEqualTo(Fit.FITS);
    assertThat(times(lead, "businessRuleTask_checkFit")).isEqualTo(2);
    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    assertThat(reached(lead)).doesNotContain("endEvent_notOurTargetCustomer");
  }

  @Test
  @DisplayName("is unknown: marketing researches it and says that it does not fit")
  void isResearchedAndDoesNotFit() {
    var lead = unknown();

    research(lead, Map.of("researchVerdict", "NO_FIT", "researchNote", "A private person."));

    assertThat(runs(lead)).isFalse();
    assertThat(stage(lead)).isEqualTo(LifecycleStage.NO_FIT);
    assertThat(reached(lead)).doesNotContain("businessRuleTask_countSignals");
  }

  @Test
  @DisplayName("is unknown: marketing finds the data and lets the table decide on them")
  void isDecidedByTheTable() {
    var lead = unknown();

    research(
        lead,
        Map.of(
            "researchVerdict",
            "LET_TABLE_DECIDE",
            "country",
            "Austria",
            "employees",
            300,
            "researchNote",
            "Trade register."));

    assertThat(lead(lead).fit()).isEqualTo(Fit.FITS);
    assertThat(lead(lead).details().employees()).isEqualTo(300);
    assertThat(text(lead, EventType.FIT_CHECKED)).contains("300");
    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
  }

  @Test
  @DisplayName("stays unknown, and in research, as long as the table cannot decide")
  void staysInResearch() {
    var lead = unknown();

    research(lead, Map.of("researchVerdict", "LET_TABLE_DECIDE", "researchNote", "Nothing found."));

    assertThat(waitsAt(lead)).containsExactly(RESEARCH);
    assertThat(stage(lead)).isEqualTo(LifecycleStage.RESEARCH);
  }

  private LeadId unknown() {
    var lead = takeIn(Prospect.thatFits().ofUnknownFirm(), readySignals());
    assertThat(waitsAt(lead)).containsExactly(RESEARCH);
    assertThat(stage(lead)).isEqualTo(LifecycleStage.RESEARCH);
    assertThat(task(lead).getName()).contains("Path Works");
    return lead;
  }

  private void research(LeadId lead, Map<String, Object> found) {
    complete(lead, RESEARCH, found);
  }
}
