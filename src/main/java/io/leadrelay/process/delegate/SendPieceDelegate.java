package io.leadrelay.process.delegate;

import io.leadrelay.nurturing.Nurture;
import io.leadrelay.process.StepContract;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Send a piece: mails a piece that the diagram names, at any place. */
@StepContract(
    kind = StepContract.Kind.SEND_TASK,
    name = "Send a piece",
    does =
        "Mails a piece of your choice to a lead that agreed to mail, at any place; the nurture track"
            + " does not notice.",
    parameters = {
      SendPieceDelegate.PIECE + ": the name of a file in bpmn/nurture, without .en.txt"
    })
@Component
class SendPieceDelegate implements JavaDelegate {

  static final String PIECE = "piece";

  private final Nurture nurture;

  SendPieceDelegate(Nurture nurture) {
    this.nurture = nurture;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (!(execution.getVariableLocal(PIECE) instanceof String piece) || piece.isBlank()) {
      throw new IllegalStateException(
          "The step '%s' has no input parameter '%s'"
              .formatted(execution.getCurrentActivityName(), PIECE));
    }
    nurture.sendBesideTrack(Step.lead(execution), piece.strip(), execution.getActivityInstanceId());
  }
}
