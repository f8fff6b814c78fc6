package io.leadrelay.process;

import io.leadrelay.engine.StepListeners;
import io.leadrelay.process.StepCatalogue.OfferedStep;
import io.leadrelay.process.StepContract.Kind;
import java.util.List;
import java.util.Optional;

/** What listens at the steps of a process that no lead goes through, read from the catalogue. */
abstract class PlainStepListeners implements StepListeners {

  private final String process;
  private final List<OfferedStep> decisions;
  private final String describing;

  /**
   * @throws IllegalStateException if the catalogue offers nothing that describes its tasks
   */
  PlainStepListeners(StepCatalogue catalogue, String process) {
    this.process = process;
    this.decisions = of(catalogue, process, Kind.BUSINESS_RULE_TASK);
    this.describing =
        of(catalogue, process, Kind.TASK_LISTENER).stream()
            .map(OfferedStep::bean)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Nothing describes tasks of " + process));
  }

  private static List<OfferedStep> of(StepCatalogue catalogue, String process, Kind kind) {
    return catalogue.all(kind).stream()
        .filter(step -> step.contract().process().equals(process))
        .toList();
  }

  @Override
  public boolean govern(String processDefinitionKey) {
    return process.equals(processDefinitionKey);
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
    return describing;
  }

  @Override
  public Optional<String> ofWait(String message) {
    return Optional.empty();
  }
}
