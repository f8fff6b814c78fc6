package io.leadrelay.process.form;

import io.leadrelay.lead.LeadId;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.StepContract;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Follow up lead: what came of a further attempt, or that none makes sense. */
@StepContract(
    kind = StepContract.Kind.USER_TASK,
    name = "Follow up lead",
    does = "The rep tries once more, or gives up once the agreed number of attempts is made.",
    element = LeadLifecycle.FOLLOW_UP_LEAD,
    needs = {"rep"},
    leaves = {"contactOutcome"},
    leavesWhen = {"contactOutcome=BACK_TO_MARKETING: returnReason"},
    words = {"contactOutcome: CONVERSATION, NOT_REACHED, REJECTED, BACK_TO_MARKETING"},
    keys = {
      "contactOutcome",
      "loggedAttempt",
      "channel",
      "attemptedAt",
      "nextAttemptAt",
      "rejectionReason",
      "duplicateOf",
      "note"
    },
    requires = {
      "contactOutcome",
      "contactOutcome=CONVERSATION: channel",
      "contactOutcome=NOT_REACHED: channel",
      "contactOutcome=PROSPECT_SAYS_NO: channel",
      "contactOutcome=REJECTED: rejectionReason",
      "rejectionReason=DUPLICATE: duplicateOf",
      "rejectionReason=OTHER: note"
    },
    choices = {
      "contactOutcome: CONVERSATION, NOT_REACHED, REJECTED, PROSPECT_SAYS_NO, GIVE_UP",
      "channel: PHONE, EMAIL, MEETING, OTHER",
      "rejectionReason: NOT_READY, NO_FIT, WRONG_DATA, DUPLICATE, OTHER"
    })
@Component
class FollowUpLeadForm implements TaskForm {

  private final ContactForm contactForm;

  FollowUpLeadForm(ContactForm contactForm) {
    this.contactForm = contactForm;
  }

  @Override
  public Map<String, TypedValue> submit(LeadId lead, FormValues values, String user) {
    return contactForm.submit(lead, values, user);
  }
}
