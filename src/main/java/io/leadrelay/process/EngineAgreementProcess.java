package io.leadrelay.process;

import io.leadrelay.agreement.AgreementProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The process of a proposal on the engine; its business key is the proposal's number. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EngineAgreementProcess implements AgreementProcess {

  private final RuntimeService runtime;
  private final OnOurBehalf onOurBehalf;

  EngineAgreementProcess(RuntimeService runtime, OnOurBehalf onOurBehalf) {
    this.runtime = runtime;
    this.onOurBehalf = onOurBehalf;
  }

  @Override
  public String start(int proposal) {
    return onOurBehalf.get(
        () ->
            runtime
                .startProcessInstanceByKey(SlaAgreement.PROCESS, "" + proposal)
                .getProcessInstanceId());
  }

  @Override
  public void withdraw(int proposal) {
    onOurBehalf.run(
        () -> {
          runtime
              .createProcessInstanceQuery()
              .processDefinitionKey(SlaAgreement.PROCESS)
              .processInstanceBusinessKey("" + proposal)
              .list()
              .forEach(
                  instance ->
                      runtime
                          .createMessageCorrelation(SlaAgreement.PROPOSAL_WITHDRAWN)
                          .processInstanceId(instance.getId())
                          .correlate());
        });
  }
}
