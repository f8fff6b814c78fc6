package io.leadrelay.process;

import static java.util.stream.Collectors.toMap;

import io.leadrelay.agreement.SignAgreement;
import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.lead.People;
import io.leadrelay.process.form.AgreementProposedForm;
import io.leadrelay.process.form.FormValues;
import io.leadrelay.process.form.SignForm;
import io.leadrelay.terms.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what with the tasks of an agreement: above all, who signs it. */
@Component
class AgreementTaskRules extends OneTaskForEachSide {

  private static final Map<String, Side> SIDES =
      Map.of(
          SlaAgreement.SIGN_FOR_MARKETING, Side.MARKETING,
          SlaAgreement.SIGN_FOR_SALES, Side.SALES);

  private static final Set<String> SIGNING = Set.of("signature", "words");

  private final Map<Side, SignForm> forms;
  private final AgreementProposedForm agreementProposedForm;
  private final SignAgreement signAgreement;

  AgreementTaskRules(
      List<SignForm> forms,
      AgreementProposedForm agreementProposedForm,
      SignAgreement signAgreement,
      People people) {
    super(
        SlaAgreement.PROCESS,
        SIDES,
        "An agreement is signed by a person, never by a system.",
        people);
    this.forms = forms.stream().collect(toMap(SignForm::side, Function.identity()));
    this.agreementProposedForm = agreementProposedForm;
    this.signAgreement = signAgreement;
  }

  @Override
  Map<String, TypedValue> submit(
      TaskAtHand task, Side side, Map<String, @Nullable Object> submitted, String person) {
    var form = forms.get(side);
    if (form == null) {
      throw new IllegalStateException("Nothing files the signature for " + side.word());
    }
    return form.submit(proposal(task), FormValues.of(submitted, SIGNING), person);
  }

  @Override
  void check(TaskAtHand task, Side side, String person) {
    signAgreement.check(proposal(task), side, person);
  }

  @Override
  public Started takeIn(
      String definition, Map<String, @Nullable Object> submitted, @Nullable String person) {
    var proposed =
        agreementProposedForm.submit(
            FormValues.of(submitted, AgreementProposedForm.keys()), person);
    return new Started(proposed.processInstance(), "" + proposed.proposal().number(), false);
  }

  @Override
  public String onlyByForm() {
    return "An agreement is proposed by its start form or by /api/proposals, so that it is checked.";
  }

  @Override
  public String lostRaceAtStart() {
    return "Somebody else has just proposed an agreement: one at a time is decided on.";
  }

  private static int proposal(TaskAtHand task) {
    return Integer.parseInt(task.businessKey());
  }
}
