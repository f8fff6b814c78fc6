package io.leadrelay.process.form;

import io.leadrelay.contact.Opportunities;
import io.leadrelay.handoff.EndHandoff;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.Fact;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.StepContract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pursue opportunity: how it ended. */
@StepContract(
    kind = StepContract.Kind.USER_TASK,
    name = "Pursue opportunity",
    does =
        "The rep says how the deal ended: won with its amount, lost with the reason, or postponed.",
    element = LeadLifecycle.PURSUE_OPPORTUNITY,
    needs = {"rep"},
    leaves = {"opportunityOutcome"},
    leavesWhen = {"opportunityOutcome=POSTPONED: returnReason"},
    words = {"opportunityOutcome: WON, LOST, POSTPONED"},
    keys = {"opportunityOutcome", "amount", "currency", "lostReason", "opportunityNote"},
    requires = {
      "opportunityOutcome",
      "opportunityOutcome=WON: amount, currency",
      "opportunityOutcome=LOST: lostReason"
    },
    choices = {"opportunityOutcome: WON, LOST, POSTPONED", "currency: EUR, USD, GBP, CHF"})
@Component
class PursueOpportunityForm implements TaskForm {

  static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "CHF");
  private static final BigDecimal LARGEST = new BigDecimal("9999999999999.99");

  private final Opportunities opportunities;
  private final EndHandoff endHandoff;
  private final Leads leads;
  private final Timeline timeline;
  private final Clock clock;

  PursueOpportunityForm(
      Opportunities opportunities,
      EndHandoff endHandoff,
      Leads leads,
      Timeline timeline,
      Clock clock) {
    this.opportunities = opportunities;
    this.endHandoff = endHandoff;
    this.leads = leads;
    this.timeline = timeline;
    this.clock = clock;
  }

  @Override
  public Map<String, TypedValue> submit(LeadId lead, FormValues values, String user) {
    var outcome =
        values.requiredChoice(
            "opportunityOutcome", Opportunities.Outcome.class, "Say how it ended.");
    var note = values.text("opportunityNote", FormValues.LONGEST_NOTE);
    var facts = new LinkedHashMap<String, TypedValue>();
    facts.put(Fact.OPPORTUNITY_OUTCOME.name(), Fact.OPPORTUNITY_OUTCOME.value(outcome.name()));
    switch (outcome) {
      case WON -> won(lead, values, note);
      case LOST -> lost(lead, values, note);
      case POSTPONED -> {
        opportunities.ended(lead, outcome, null, null, null, note);
        timeline.recordWithNote(lead, EventType.POSTPONED, note);
        facts.put(Fact.RETURN_REASON.name(), Fact.RETURN_REASON.value(HandoffEnd.POSTPONED.name()));
      }
    }
    return facts;
  }

  private void won(LeadId lead, FormValues values, @Nullable String note) {
    var amount = values.number("amount");
    if (amount == null || amount.signum() <= 0 || amount.compareTo(LARGEST) > 0) {
      throw Refusal.invalid("amount", "Give the amount of the order, more than 0.");
    }
    var currency = values.requiredOneOf("currency", CURRENCIES, "Give the currency.");
    var rounded = amount.setScale(2, RoundingMode.HALF_UP);
    opportunities.ended(lead, Opportunities.Outcome.WON, rounded, currency, null, note);
    close(lead, LifecycleStage.CUSTOMER, HandoffEnd.WON);
    timeline.recordWithNote(lead, EventType.WON, note, rounded.toPlainString(), currency);
  }

  private void lost(LeadId lead, FormValues values, @Nullable String note) {
    var reason = values.required("lostReason", 60, "Say why it was lost.");
    opportunities.ended(lead, Opportunities.Outcome.LOST, null, null, reason, note);
    close(lead, LifecycleStage.LOST, HandoffEnd.LOST);
    timeline.recordWithNote(lead, EventType.LOST, note, reason);
  }

  private void close(LeadId lead, LifecycleStage stage, HandoffEnd end) {
    endHandoff.close(lead, end);
    leads.setStage(lead, stage, clock.instant());
    leads.spendSignals(lead);
  }
}
