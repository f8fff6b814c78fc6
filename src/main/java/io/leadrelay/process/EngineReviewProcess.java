package io.leadrelay.process;

import io.leadrelay.review.ReviewProcess;
import java.time.LocalDate;
import java.time.YearMonth;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The process of the joint review on the engine; only a schedule starts it, so nobody is asked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EngineReviewProcess implements ReviewProcess {

  private final RuntimeService runtime;

  EngineReviewProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  public String monthOver(YearMonth month) {
    return start(SlaReview.MONTH_OVER, month.toString());
  }

  @Override
  public String workingDayBegun(LocalDate day) {
    return start(SlaReview.WORKING_DAY_BEGUN, day.toString());
  }

  private String start(String message, String businessKey) {
    return runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(businessKey)
        .correlateStartMessage()
        .getProcessInstanceId();
  }
}
