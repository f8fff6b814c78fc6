package io.leadrelay.process.form;

import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Refusal;
import io.leadrelay.process.StepContract;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * What happens with the values of a user task's form, whichever door they come through: they are
 * checked and filed in our tables, and only the facts that a gateway needs go on to the process.
 */
public interface TaskForm {

  /** The id of the user task in the diagram. */
  default String task() {
    return contract().element();
  }

  /** The keys that the form submits; no others are accepted. */
  default Set<String> keys() {
    return Set.of(contract().keys());
  }

  private StepContract contract() {
    return Objects.requireNonNull(
        AnnotationUtils.findAnnotation(getClass(), StepContract.class),
        () -> getClass() + " has no @StepContract");
  }

  /**
   * Checks and files what was submitted.
   *
   * @param user who submits; {@link io.leadrelay.lead.Actor#SYSTEM} for a system
   * @return the facts for the process, by name
   * @throws Refusal if the values are not valid or the state does not allow it; nothing is filed
   */
  Map<String, TypedValue> submit(LeadId lead, FormValues values, String user);
}
