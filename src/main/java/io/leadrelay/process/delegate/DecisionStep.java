package io.leadrelay.process.delegate;

import io.leadrelay.lead.LeadId;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** A step that asks a decision table about a lead. */
abstract class DecisionStep extends TableStep {

  /** The inputs of the table; what is not known is null. */
  abstract Map<String, @Nullable Object> inputs(LeadId lead, DelegateExecution execution);

  /** Files the answer and gives the process what its next steps need. */
  abstract void decided(LeadId lead, Answer answer, DelegateExecution execution);

  @Override
  final Map<String, @Nullable Object> inputs(DelegateExecution execution) {
    return inputs(Step.lead(execution), execution);
  }

  @Override
  final void decided(Answer answer, DelegateExecution execution) {
    decided(Step.lead(execution), answer, execution);
  }
}
