package io.leadrelay.process.form;

import io.leadrelay.agreement.SignAgreement;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.StepContract;
import io.leadrelay.terms.Side;
import org.springframework.stereotype.Component;

/** Sign for marketing: the marketing lead signs a proposal or refuses it. */
@StepContract(
    process = SlaAgreement.PROCESS,
    kind = StepContract.Kind.USER_TASK,
    name = "Sign for marketing",
    does = "The marketing lead sees what would change and signs, or refuses with the reason.",
    element = SlaAgreement.SIGN_FOR_MARKETING,
    leaves = {"signature"},
    words = {"signature: SIGNED, REFUSED"},
    keys = {"signature", "words"},
    requires = {"signature", "signature=REFUSED: words"},
    choices = {"signature: SIGNED, REFUSED"})
@Component
class SignForMarketingForm extends SignForm {

  SignForMarketingForm(SignAgreement signAgreement) {
    super(signAgreement, Side.MARKETING);
  }
}
