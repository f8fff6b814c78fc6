package io.leadrelay.process.delegate;

import io.leadrelay.lead.LeadId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What every step of the diagram knows. */
final class Step {

  private Step() {}

  /** The number of the proposal whose process this is. */
  static int proposal(DelegateExecution execution) {
    return Integer.parseInt(execution.getProcessBusinessKey());
  }

  /** The absence whose process this is. */
  static UUID absence(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }

  /** The month that is reviewed. */
  static YearMonth month(DelegateExecution execution) {
    return YearMonth.parse(execution.getProcessBusinessKey());
  }

  /** The working day whose pace is judged. */
  static LocalDate day(DelegateExecution execution) {
    return LocalDate.parse(execution.getProcessBusinessKey());
  }

  /** The lead whose process this is. */
  static LeadId lead(DelegateExecution execution) {
    return LeadId.of(execution.getProcessBusinessKey());
  }
}
