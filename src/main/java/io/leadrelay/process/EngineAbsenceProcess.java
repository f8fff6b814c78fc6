package io.leadrelay.process;

import io.leadrelay.absence.AbsenceProcess;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The process of an absence on the engine; its business key is the absence's id. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EngineAbsenceProcess implements AbsenceProcess {

  private final RuntimeService runtime;
  private final OnOurBehalf onOurBehalf;

  EngineAbsenceProcess(RuntimeService runtime, OnOurBehalf onOurBehalf) {
    this.runtime = runtime;
    this.onOurBehalf = onOurBehalf;
  }

  @Override
  public String start(UUID absence) {
    return onOurBehalf.get(
        () ->
            runtime
                .startProcessInstanceByKey(RepAbsence.PROCESS, absence.toString())
                .getProcessInstanceId());
  }

  @Override
  public boolean withdraw(UUID absence) {
    return onOurBehalf.get(
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
}
