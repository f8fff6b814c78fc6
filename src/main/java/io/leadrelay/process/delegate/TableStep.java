package io.leadrelay.process.delegate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a decision table: before it is asked, it gets its inputs, which are not stored;
 * after that, its answer is filed.
 */
abstract class TableStep implements ExecutionListener {

  private static final String INPUTS = "decisionInputs";

  /** The inputs of the table; what is not known is null. */
  abstract Map<String, @Nullable Object> inputs(DelegateExecution execution);

  /** Files the answer and gives the process what its next steps need. */
  abstract void decided(Answer answer, DelegateExecution execution);

  @Override
  public void notify(DelegateExecution execution) {
    if (EVENTNAME_START.equals(execution.getEventName())) {
      var inputs = inputs(execution);
      inputs.forEach(
          (name, value) -> execution.setVariableLocal(name, Variables.untypedValue(value, true)));
      execution.setVariableLocal(
          INPUTS, Variables.untypedValue(List.copyOf(inputs.keySet()), true));
    } else {
      var answer = answer(execution, takeInputs(execution));
      decided(answer, execution);
    }
  }

  /**
   * What the table was given, gone from the process now: or a later step would read it as long as
   * the transaction lasts, and miss it after that.
   */
  private static Map<String, @Nullable Object> takeInputs(DelegateExecution execution) {
    var taken = new LinkedHashMap<String, @Nullable Object>();
    if (execution.getVariableLocal(INPUTS) instanceof List<?> names) {
      names.forEach(name -> taken.put("" + name, execution.getVariableLocal("" + name)));
      execution.removeVariablesLocal(taken.keySet());
    }
    execution.removeVariableLocal(INPUTS);
    return taken;
  }

  private static Answer answer(DelegateExecution execution, Map<String, @Nullable Object> inputs) {
    var decision = execution.getCurrentActivityName();
    if (!(execution.getVariable("decisionResult") instanceof DmnDecisionResult result)) {
      throw new IllegalStateException("The step '" + decision + "' has no decision table");
    }
    var row = result.getSingleResult();
    if (row == null) {
      throw new IllegalStateException(
          "The decision table of '" + decision + "' has no rule for this case");
    }
    return new Answer(decision, row.getEntryMap(), inputs);
  }
}
