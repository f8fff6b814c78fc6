package io.leadrelay.process.form;

import io.leadrelay.agreement.SignAgreement;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.StepContract;
import io.leadrelay.terms.Side;
import org.springframework.stereotype.Component;

/** Sign for sales: the sales lead signs a proposal or refuses it. */
@StepContract(
    process = SlaAgreement.PROCESS,
    kind = StepContract.Kind.USER_TASK,
    name = "Sign for sales",
    does = "The sales lead sees what would change and signs, or refuses with the reason.",
    element = SlaAgreement.SIGN_FOR_SALES,
    leaves = {"signature"},
    words = {"signature: SIGNED, REFUSED"},
    keys = {"signature", "words"},
    requires = {"signature", "signature=REFUSED: words"},
    choices = {"signature: SIGNED, REFUSED"})
@Component
class SignForSalesForm extends SignForm {

  SignForSalesForm(SignAgreement signAgreement) {
    super(signAgreement, Side.SALES);
  }
}
