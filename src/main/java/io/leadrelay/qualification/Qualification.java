package io.leadrelay.qualification;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Fit;
import io.leadrelay.lead.FrozenFacts;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.lead.Timeline;
import io.leadrelay.terms.AgreementInForce;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files what the decision tables and the research say of a lead. */
@Component
public class Qualification {

  private final Leads leads;
  private final Timeline timeline;
  private final SignalTypes signals;
  private final AgreementInForce agreement;
  private final Clock clock;

  Qualification(
      Leads leads,
      Timeline timeline,
      SignalTypes signals,
      AgreementInForce agreement,
      Clock clock) {
    this.leads = leads;
    this.timeline = timeline;
    this.signals = signals;
    this.agreement = agreement;
    this.clock = clock;
  }

  /**
   * Files whether the lead fits, with the reason that the table gives.
   *
   * @param inputs what the table was given
   */
  public void fitChecked(
      LeadId lead, Fit fit, String reason, Map<String, @Nullable Object> inputs) {
    leads.setFit(lead, fit, reason);
    timeline.recordJudgement(
        lead,
        EventType.FIT_CHECKED,
        agreement.now().number(),
        FrozenFacts.of(inputs, signals),
        fit,
        reason);
    if (fit == Fit.NO_FIT) {
      leads.setStage(lead, LifecycleStage.NO_FIT, clock.instant());
    } else if (fit == Fit.UNKNOWN) {
      leads.setStage(lead, LifecycleStage.RESEARCH, clock.instant());
    }
  }

  /** The signals stored so far are about to be counted. */
  public void signalsHeard(LeadId lead) {
    leads.hearSignals(lead);
  }

  /**
   * Files how ready the lead is.
   *
   * @param grade null for a lead that is not ready
   * @param inputs what the table was given
   */
  public void readinessAssessed(
      LeadId lead,
      int points,
      @Nullable Grade grade,
      String reason,
      Map<String, @Nullable Object> inputs) {
    leads.setReadiness(lead, points, grade);
    timeline.recordJudgement(
        lead,
        EventType.READINESS_ASSESSED,
        agreement.now().number(),
        FrozenFacts.of(inputs, signals),
        points,
        grade == null ? "-" : grade,
        reason);
  }

  /** Files what the research found; blank leaves what is known. */
  public void researched(LeadId lead, LeadDetails found, String note) {
    leads.update(lead, leads.get(lead).details().mergedWith(found));
    timeline.recordWithNote(lead, EventType.RESEARCHED, note);
  }

  /** The board has ruled that the lead does not fit; its signals are spent. */
  public void ruledOut(LeadId lead) {
    leads.setFit(lead, Fit.NO_FIT, "The board upheld that this is not our target customer.");
    leads.setStage(lead, LifecycleStage.NO_FIT, clock.instant());
    leads.spendSignals(lead);
  }

  /** The board has ruled that the data are wrong: marketing researches them. */
  public void dataWrong(LeadId lead) {
    leads.setFit(lead, Fit.UNKNOWN, "Sales found wrong data, and the board agreed.");
    leads.setStage(lead, LifecycleStage.RESEARCH, clock.instant());
  }
}
