package io.leadrelay.process.delegate;

import io.leadrelay.nurturing.Nurture;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Send next piece: posts the piece of the nurture track and sets when the next may follow. */
@StepContract(
    kind = StepContract.Kind.SEND_TASK,
    name = "Send next piece",
    does =
        "Mails the chosen piece to a lead that agreed to mail, and sets when the next one may follow.",
    needs = {"nextPiece", "waitDays"},
    leaves = {"nextPieceAt"})
@Component
class SendNurturePieceDelegate implements JavaDelegate {

  private final Nurture nurture;

  SendNurturePieceDelegate(Nurture nurture) {
    this.nurture = nurture;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var next =
        nurture.send(
            Step.lead(execution),
            Fact.NEXT_PIECE.get(execution),
            Duration.ofDays(Fact.WAIT_DAYS.get(execution)));
    Fact.NEXT_PIECE_AT.set(execution, Fact.date(next));
  }
}
