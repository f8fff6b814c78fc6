package io.leadrelay.process.form;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.lead.TakenIn;
import io.leadrelay.lead.Timeline;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.StepContract;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lead received: a lead that somebody types in by hand. */
@StepContract(
    kind = StepContract.Kind.START_FORM,
    name = "Lead received",
    does = "Takes in a lead that somebody types in by hand.",
    element = LeadLifecycle.LEAD_RECEIVED,
    keys = {
      "email",
      "phone",
      "firstName",
      "lastName",
      "company",
      "jobTitle",
      "country",
      "industry",
      "employees",
      "language",
      "mailConsent",
      "source",
      "talkRequested",
      "note"
    },
    requires = {"email"})
@Component
public class LeadReceivedForm {

  /** The signal of a lead that asked for a sales talk. */
  private static final String TALK_REQUEST = "talk-request";

  private final TakeInLead takeInLead;
  private final Timeline timeline;
  private final Clock clock;

  LeadReceivedForm(TakeInLead takeInLead, Timeline timeline, Clock clock) {
    this.takeInLead = takeInLead;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** The keys that the start form submits; no others are accepted. */
  public static Set<String> keys() {
    return Set.of(LeadReceivedForm.class.getAnnotation(StepContract.class).keys());
  }

  /**
   * Takes the lead in within the caller's transaction; a known one gets what is new.
   *
   * @param attributes what the form asks besides, see {@link AttributeAnswers#take}
   * @throws Refusal with the fields at fault
   */
  public TakenIn submit(FormValues values, Map<String, String> attributes) {
    var email = values.required("email", 320, "A lead needs an e-mail address.");
    var details =
        new LeadDetails(
            null,
            values.text("source", LeadDetails.MAX_SOURCE),
            email,
            values.text("phone", LeadDetails.MAX_PHONE),
            values.text("firstName", LeadDetails.MAX_TEXT),
            values.text("lastName", LeadDetails.MAX_TEXT),
            values.text("company", LeadDetails.MAX_TEXT),
            values.text("jobTitle", LeadDetails.MAX_TEXT),
            values.text("country", LeadDetails.MAX_TEXT),
            values.text("industry", LeadDetails.MAX_TEXT),
            ResearchLeadForm.wholeNumber("employees", values.number("employees")),
            values.text("language", LeadDetails.MAX_LANGUAGE),
            values.ticked("mailConsent") ? Boolean.TRUE : null,
            attributes);
    var note = values.text("note", FormValues.LONGEST_NOTE);
    var signals =
        values.ticked("talkRequested")
            ? List.of(new Signal(TALK_REQUEST, clock.instant(), true))
            : List.<Signal>of();
    takeInLead.check(details, signals, null);
    var taken = takeInLead.takeInWithin(details, signals, null, true);
    if (note != null) {
      timeline.recordWithNote(taken.lead(), EventType.DETAILS_CHANGED, note, "form");
    }
    return taken;
  }
}
