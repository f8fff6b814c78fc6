package io.leadrelay.process;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.leadrelay.engine.StepListeners;
import io.leadrelay.process.StepCatalogue.OfferedStep;
import io.leadrelay.process.StepContract.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What listens at the steps of a lead's life: it is part of the step, so no diagram names it. */
@Component
class LeadStepListeners implements StepListeners {

  private static final String DESCRIBE_TASK = "describeTask";
  private static final String LISTEN_FOR_SIGNALS = "listenForSignals";

  /** In place of a table's key: the step that asks any other table. */
  private static final String ANY_TABLE = "";

  private final Map<String, String> byTable;
  private final Set<String> decisions;

  LeadStepListeners(StepCatalogue catalogue) {
    var steps =
        catalogue.all(Kind.BUSINESS_RULE_TASK).stream()
            .filter(step -> step.contract().process().equals(LeadLifecycle.PROCESS))
            .toList();
    this.byTable =
        steps.stream().collect(toMap(step -> step.contract().table(), OfferedStep::bean));
    this.decisions = steps.stream().map(OfferedStep::bean).collect(toUnmodifiableSet());
  }

  @Override
  public boolean govern(String processDefinitionKey) {
    return LeadLifecycle.PROCESS.equals(processDefinitionKey);
  }

  @Override
  public Optional<String> ofDecision(String table) {
    return Optional.ofNullable(byTable.getOrDefault(table, byTable.get(ANY_TABLE)));
  }

  @Override
  public boolean isOfDecision(String bean) {
    return decisions.contains(bean);
  }

  @Override
  public String ofUserTask() {
    return DESCRIBE_TASK;
  }

  @Override
  public Optional<String> ofWait(String message) {
    return LeadLifecycle.SIGNAL_RECEIVED.equals(message)
        ? Optional.of(LISTEN_FOR_SIGNALS)
        : Optional.empty();
  }
}
