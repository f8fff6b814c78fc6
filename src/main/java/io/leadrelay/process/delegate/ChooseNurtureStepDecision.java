package io.leadrelay.process.delegate;

import io.leadrelay.lead.LeadId;
import io.leadrelay.nurturing.Nurture;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Choose nurture step: where the lead stands in the track goes in, what comes next out. */
@StepContract(
    kind = StepContract.Kind.BUSINESS_RULE_TASK,
    name = "Choose nurture step",
    does =
        "Asks the table nurtureTrack which piece comes next, or whether the track is played out.",
    leaves = {"nurtureStep"},
    leavesWhen = {"nurtureStep=SEND: nextPiece, waitDays", "nurtureStep=WAIT: nextPieceAt"},
    words = {"nurtureStep: SEND, WAIT, DORMANT"},
    table = "nurtureTrack",
    gives = {"mailAllowed", "piecesSent", "pieceDue"},
    answers = {"nurtureStep", "nextPiece?", "waitDays?"},
    answersWhen = {"nurtureStep=SEND: nextPiece, waitDays"},
    numbers = {"waitDays"})
@Component
class ChooseNurtureStepDecision extends DecisionStep {

  private final Nurture nurture;

  ChooseNurtureStepDecision(Nurture nurture) {
    this.nurture = nurture;
  }

  @Override
  Map<String, @Nullable Object> inputs(LeadId lead, DelegateExecution execution) {
    nurture.begin(lead);
    return nurture.facts(lead);
  }

  @Override
  void decided(LeadId lead, Answer answer, DelegateExecution execution) {
    var step = answer.text("nurtureStep");
    Fact.NURTURE_STEP.set(execution, step);
    switch (step) {
      case "SEND" -> {
        Fact.NEXT_PIECE.set(execution, answer.text("nextPiece"));
        Fact.WAIT_DAYS.set(execution, answer.number("waitDays"));
      }
      case "DORMANT" -> nurture.dormant(lead);
      default -> Fact.NEXT_PIECE_AT.set(execution, Fact.date(nurture.nextPieceAt(lead)));
    }
  }
}
