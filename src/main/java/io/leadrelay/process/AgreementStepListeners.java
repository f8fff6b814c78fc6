package io.leadrelay.process;

import io.leadrelay.engine.StepListeners;
import io.leadrelay.process.StepCatalogue.OfferedStep;
import io.leadrelay.process.StepContract.Kind;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What listens at the steps of an agreement: it is part of the step, so no diagram names it. */
@Component
class AgreementStepListeners implements StepListeners {

  private static final String DESCRIBE_SIGNING = "describeSigning";

  private final List<OfferedStep> decisions;

  AgreementStepListeners(StepCatalogue catalogue) {
    this.decisions =
        catalogue.all(Kind.BUSINESS_RULE_TASK).stream()
            .filter(step -> step.contract().process().equals(SlaAgreement.PROCESS))
            .toList();
  }

  @Override
  public boolean govern(String processDefinitionKey) {
    return SlaAgreement.PROCESS.equals(processDefinitionKey);
  }

  @Override
  public Optional<String> ofDecision(String table) {
    return decisions.stream()
        .filter(step -> step.contract().table().equals(table))
        .map(OfferedStep::bean)
        .findFirst();
  }

  @Override
  public boolean isOfDecision(String bean) {
    return decisions.stream().anyMatch(step -> step.bean().equals(bean));
  }

  @Override
  public String ofUserTask() {
    return DESCRIBE_SIGNING;
  }

  @Override
  public Optional<String> ofWait(String message) {
    return Optional.empty();
  }
}
