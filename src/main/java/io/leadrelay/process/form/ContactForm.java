package io.leadrelay.process.form;

import io.leadrelay.arbitration.Arbitration;
import io.leadrelay.arbitration.Rejection;
import io.leadrelay.arbitration.RejectionReason;
import io.leadrelay.contact.ContactAttempt;
import io.leadrelay.contact.ContactOutcome;
import io.leadrelay.contact.LogAttempt;
import io.leadrelay.contact.WhichAttempt;
import io.leadrelay.handoff.EndHandoff;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.handoff.Handoffs;
import io.leadrelay.lead.Actor;
import io.leadrelay.lead.EmailAddress;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Refusal;
import io.leadrelay.process.Fact;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a rep says of a contact, in the first form and in those of the follow-up alike. */
@Component
class ContactForm {

  /** What the gateway behind reads for an outcome that gives the lead back to marketing. */
  private static final String BACK_TO_MARKETING = "BACK_TO_MARKETING";

  static final List<String> CHANNELS = List.of("PHONE", "EMAIL", "MEETING", "OTHER");

  private final LogAttempt logAttempt;
  private final Arbitration arbitration;
  private final Handoffs handoffs;
  private final EndHandoff endHandoff;
  private final Leads leads;
  private final Clock clock;
  private final ZoneId zone;

  ContactForm(
      LogAttempt logAttempt,
      Arbitration arbitration,
      Handoffs handoffs,
      EndHandoff endHandoff,
      Leads leads,
      Clock clock,
      @Value("${leadrelay.zone:Europe/Berlin}") ZoneId zone) {
    this.logAttempt = logAttempt;
    this.arbitration = arbitration;
    this.handoffs = handoffs;
    this.endHandoff = endHandoff;
    this.leads = leads;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * @param user who submits: the rep, or who acts for them
   */
  Map<String, TypedValue> submit(LeadId lead, FormValues values, String user) {
    var outcome =
        values.requiredChoice(
            "contactOutcome", ContactOutcome.class, "Say what came of the contact.");
    var note = values.text("note", FormValues.LONGEST_NOTE);
    if (outcome == ContactOutcome.GIVE_UP) {
      logAttempt.checkGivingUp(lead);
    }
    if (outcome == ContactOutcome.REJECTED) {
      reject(lead, values, note);
    }
    if (outcome.isAttempt()) {
      logAttempt.log(
          lead,
          attempt(outcome, values, note),
          Actor.SYSTEM.equals(user) ? null : user,
          WhichAttempt.of(values.text(WhichAttempt.FIELD, 36)));
    }
    if (outcome == ContactOutcome.CONVERSATION) {
      endHandoff.pursue(lead);
    }
    return facts(outcome);
  }

  private static Map<String, TypedValue> facts(ContactOutcome outcome) {
    var facts = new LinkedHashMap<String, TypedValue>();
    switch (outcome) {
      case PROSPECT_SAYS_NO ->
          facts.put(
              Fact.RETURN_REASON.name(),
              Fact.RETURN_REASON.value(HandoffEnd.PROSPECT_SAYS_NO.name()));
      case GIVE_UP ->
          facts.put(
              Fact.RETURN_REASON.name(), Fact.RETURN_REASON.value(HandoffEnd.GIVEN_UP.name()));
      default -> {}
    }
    var gateway = facts.isEmpty() ? outcome.name() : BACK_TO_MARKETING;
    facts.put(Fact.CONTACT_OUTCOME.name(), Fact.CONTACT_OUTCOME.value(gateway));
    return facts;
  }

  private ContactAttempt attempt(ContactOutcome outcome, FormValues values, @Nullable String note) {
    var channel = values.requiredOneOf("channel", CHANNELS, "Say how you tried.");
    var next = outcome == ContactOutcome.NOT_REACHED ? values.time("nextAttemptAt", zone) : null;
    return new ContactAttempt(
        clock.instant(),
        channel,
        outcome.reached(),
        outcome,
        ContactAttempt.TYPED,
        next,
        note,
        values.time("attemptedAt", zone));
  }

  private void reject(LeadId id, FormValues values, @Nullable String note) {
    var reason =
        values.requiredChoice(
            "rejectionReason", RejectionReason.class, "Say why you give the lead back.");
    if (reason == RejectionReason.OTHER && note == null) {
      throw Refusal.invalid("note", "Say in a note why you give the lead back.");
    }
    var duplicateOf = reason == RejectionReason.DUPLICATE ? duplicateOf(id, values) : null;
    var handoff =
        handoffs
            .findOpen(id)
            .orElseThrow(() -> Refusal.conflict("This lead is with no rep at the moment."));
    arbitration.file(
        new Rejection(
            LeadId.create().value(),
            id,
            handoff.id(),
            handoff.rep(),
            clock.instant(),
            reason,
            duplicateOf,
            handoff.evidence(),
            note));
  }

  private LeadId duplicateOf(LeadId lead, FormValues values) {
    var sentence = "Name the lead that this one duplicates, by its e-mail address or number.";
    var named = values.required("duplicateOf", 320, sentence);
    var other = named.contains("@") ? byEmail(named) : byNumber(named);
    if (other == null) {
      throw Refusal.invalid("duplicateOf", "There is no other lead '" + named + "'.");
    }
    if (other.equals(lead)) {
      throw Refusal.invalid("duplicateOf", "A lead cannot duplicate itself.");
    }
    return other;
  }

  private @Nullable LeadId byEmail(String named) {
    if (EmailAddress.refusalOf(named).isPresent()) {
      return null;
    }
    return leads.findByEmail(EmailAddress.parse(named).key()).orElse(null);
  }

  private @Nullable LeadId byNumber(String named) {
    try {
      var found = leads.find(LeadId.of(named));
      return found.isEmpty() || Objects.nonNull(found.get().mergedInto()) ? null : found.get().id();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
