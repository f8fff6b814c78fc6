package io.leadrelay.process;

import org.springframework.stereotype.Component;

/** What listens at the steps of an absence: it is part of the step, so no diagram names it. */
@Component
class AbsenceStepListeners extends PlainStepListeners {

  AbsenceStepListeners(StepCatalogue catalogue) {
    super(catalogue, RepAbsence.PROCESS);
  }
}
