package io.leadrelay.process;

import org.springframework.stereotype.Component;

/** What listens at the steps of an agreement: it is part of the step, so no diagram names it. */
@Component
class AgreementStepListeners extends PlainStepListeners {

  AgreementStepListeners(StepCatalogue catalogue) {
    super(catalogue, SlaAgreement.PROCESS);
  }
}
