package io.leadrelay.process;

import io.leadrelay.absence.AbsenceProcess;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The process of an absence on the engine; its business key is the absence's id. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EngineAbsenceProcess implements AbsenceProcess {

  private final RuntimeService runtime;
  private final IdentityService identity;

  EngineAbsenceProcess(RuntimeService runtime, IdentityService identity) {
    this.runtime = runtime;
    this.identity = identity;
  }

  @Override
  public String start(UUID absence) {
    return trusted(
        () ->
            runtime
                .startProcessInstanceByKey(RepAbsence.PROCESS, absence.toString())
                .getProcessInstanceId());
  }

  @Override
  public boolean withdraw(UUID absence) {
    return trusted(
        () -> {
          var instances =
              runtime
                  .createProcessInstanceQuery()
                  .processDefinitionKey(RepAbsence.PROCESS)
                  .processInstanceBusinessKey(absence.toString())
                  .list();
          instances.forEach(
              instance ->
                  runtime
                      .createMessageCorrelation(RepAbsence.ABSENCE_WITHDRAWN)
                      .processInstanceId(instance.getId())
                      .correlate());
          return !instances.isEmpty();
        });
  }

  /** Whether somebody may do it was checked at the door. */
  private <T> T trusted(Supplier<T> work) {
    var person = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return work.get();
    } catch (OptimisticLockingException overtaken) {
      throw new OptimisticLockingFailureException(
          "Somebody else worked on the same absence", overtaken);
    } finally {
      identity.setAuthentication(person);
    }
  }
}
