package io.leadrelay.process.delegate;

import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.SettleProposal;
import io.leadrelay.process.Fact;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.StepContract;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Set signing deadline: where the proposal comes from goes in, how long it waits comes out. */
@StepContract(
    process = SlaAgreement.PROCESS,
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Set signing deadline",
    does =
        "Asks the table signingPolicy how long both leads have to sign, and tells whether people"
            + " sign at all.",
    leaves = {"signingReminderAt", "signBy", "peopleSign"},
    table = "signingPolicy",
    gives = {"origin"},
    answers = {"reminderDays", "signWithinDays"},
    numbers = {"reminderDays", "signWithinDays"})
@Component
class SetSigningDeadlineDecision extends TableStep {

  private final Proposals proposals;
  private final SettleProposal settle;

  SetSigningDeadlineDecision(Proposals proposals, SettleProposal settle) {
    this.proposals = proposals;
    this.settle = settle;
  }

  @Override
  Map<String, @Nullable Object> inputs(DelegateExecution execution) {
    var proposal = proposals.lock(Step.proposal(execution));
    return new HashMap<>(Map.of("origin", proposal.origin().name()));
  }

  @Override
  void decided(Answer answer, DelegateExecution execution) {
    var proposal = proposals.lock(Step.proposal(execution));
    var signBy = proposal.proposedAt().plus(answer.days("signWithinDays"));
    settle.waitUntil(proposal.number(), signBy);
    Fact.SIGNING_REMINDER_AT.set(
        execution, Fact.date(proposal.proposedAt().plus(answer.days("reminderDays"))));
    Fact.SIGN_BY.set(execution, Fact.date(signBy));
    Fact.PEOPLE_SIGN.set(execution, settle.peopleSign());
  }
}
