package io.leadrelay.process;

import io.leadrelay.agreement.AgreementProcess;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The process of a proposal on the engine; its business key is the proposal's number. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EngineAgreementProcess implements AgreementProcess {

  private final RuntimeService runtime;
  private final IdentityService identity;

  EngineAgreementProcess(RuntimeService runtime, IdentityService identity) {
    this.runtime = runtime;
    this.identity = identity;
  }

  @Override
  public String start(int proposal) {
    return trusted(
        () ->
            runtime
                .startProcessInstanceByKey(SlaAgreement.PROCESS, "" + proposal)
                .getProcessInstanceId());
  }

  @Override
  public void withdraw(int proposal) {
    trusted(
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
          return true;
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
          "Somebody else worked on the same proposal", overtaken);
    } finally {
      identity.setAuthentication(person);
    }
  }
}
