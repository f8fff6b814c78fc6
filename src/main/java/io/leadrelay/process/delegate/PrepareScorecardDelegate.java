package io.leadrelay.process.delegate;

import io.leadrelay.process.SlaReview;
import io.leadrelay.process.StepContract;
import io.leadrelay.review.PrepareScorecard;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Prepare scorecard: the figures stand as they are shown. */
@StepContract(
    process = SlaReview.PROCESS,
    kind = StepContract.Kind.SERVICE_TASK,
    name = "Prepare scorecard",
    does =
        "Files the figures of the month as both leads will see them, the terms that were missed with the leads behind them, and what has changed of earlier months.")
@Component
class PrepareScorecardDelegate implements JavaDelegate {

  private final PrepareScorecard prepare;

  PrepareScorecardDelegate(PrepareScorecard prepare) {
    this.prepare = prepare;
  }

  @Override
  public void execute(DelegateExecution execution) {
    prepare.of(Step.month(execution));
  }
}
