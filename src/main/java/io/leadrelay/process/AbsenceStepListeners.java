package io.leadrelay.process;

import io.leadrelay.engine.StepListeners;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What listens at the steps of an absence: it is part of the step, so no diagram names it. */
@Component
class AbsenceStepListeners implements StepListeners {

  private static final String DESCRIBE_ABSENCE = "describeAbsence";

  @Override
  public boolean govern(String processDefinitionKey) {
    return RepAbsence.PROCESS.equals(processDefinitionKey);
  }

  @Override
  public Optional<String> ofDecision(String table) {
    return Optional.empty();
  }

  @Override
  public boolean isOfDecision(String bean) {
    return false;
  }

  @Override
  public String ofUserTask() {
    return DESCRIBE_ABSENCE;
  }

  @Override
  public Optional<String> ofWait(String message) {
    return Optional.empty();
  }
}
