package io.leadrelay.process.delegate;

import io.leadrelay.contact.ContactTerms;
import io.leadrelay.contact.SetContactDeadline;
import io.leadrelay.lead.LeadId;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Set contact deadline: the grade goes in, the rungs of the clock come out. */
@StepContract(
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Set contact deadline",
    does =
        "Asks the signed table contactPolicy for reminder, deadline and reassignment and by which clock they count, and starts the clock of the handoff.",
    needs = {"grade"},
    leaves = {"rep", "reminderAt", "contactDueAt", "reassignAt"},
    table = "contactPolicy",
    gives = {"grade"},
    answers = {
      "reminderMinutes?",
      "deadlineMinutes?",
      "reassignMinutes?",
      "maximumHandoffs",
      "minimumAttempts",
      "plannedAttempts",
      "clock??"
    },
    answerWords = {"clock: ROUND_THE_CLOCK, WORKING_TIME, ON_DUTY"},
    numbers = {
      "reminderMinutes",
      "deadlineMinutes",
      "reassignMinutes",
      "maximumHandoffs",
      "minimumAttempts",
      "plannedAttempts"
    })
@Component
class SetContactDeadlineDecision extends DecisionStep {

  private final SetContactDeadline setContactDeadline;

  SetContactDeadlineDecision(SetContactDeadline setContactDeadline) {
    this.setContactDeadline = setContactDeadline;
  }

  @Override
  Map<String, @Nullable Object> inputs(LeadId lead, DelegateExecution execution) {
    return new HashMap<>(Map.of("grade", Fact.GRADE.get(execution)));
  }

  @Override
  void decided(LeadId lead, Answer answer, DelegateExecution execution) {
    var clock =
        setContactDeadline.start(
            lead,
            new ContactTerms(
                answer.clock("clock"),
                answer.minutes("reminderMinutes"),
                answer.minutes("deadlineMinutes"),
                answer.minutes("reassignMinutes"),
                answer.number("maximumHandoffs"),
                answer.number("minimumAttempts"),
                answer.number("plannedAttempts")));
    Fact.REP.set(execution, clock.rep());
    Fact.REMINDER_AT.set(execution, Fact.date(clock.reminderAt()));
    Fact.CONTACT_DUE_AT.set(execution, Fact.date(clock.contactDueAt()));
    Fact.REASSIGN_AT.set(execution, Fact.date(clock.reassignAt()));
  }
}
