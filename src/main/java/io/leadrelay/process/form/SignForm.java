package io.leadrelay.process.form;

import io.leadrelay.agreement.SignAgreement;
import io.leadrelay.process.Fact;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature.Verdict;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** What the lead of a side says to a proposal. */
public abstract class SignForm {

  private static final int LONGEST_WORDS = 4000;

  private final SignAgreement signAgreement;
  private final Side side;

  SignForm(SignAgreement signAgreement, Side side) {
    this.signAgreement = signAgreement;
    this.side = side;
  }

  public Side side() {
    return side;
  }

  /**
   * Checks and files what was submitted.
   *
   * @param person who submits
   * @return the facts for the process, by name
   * @throws io.leadrelay.lead.Refusal if the person may not sign or the values are not valid
   */
  public Map<String, TypedValue> submit(int proposal, FormValues values, String person) {
    var verdict =
        values.requiredChoice("signature", Verdict.class, "Say whether you sign or refuse.");
    signAgreement.sign(proposal, side, person, verdict, values.text("words", LONGEST_WORDS));
    return Map.of(Fact.SIGNATURE.name(), Fact.SIGNATURE.value(verdict.name()));
  }
}
