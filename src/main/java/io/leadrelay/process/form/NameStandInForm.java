package io.leadrelay.process.form;

import io.leadrelay.absence.NameStandIn;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.StepContract;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Name stand-in: the sales lead says who acts for a rep who is away. */
@StepContract(
    process = RepAbsence.PROCESS,
    kind = StepContract.Kind.USER_TASK,
    name = "Name stand-in",
    does = "The sales lead names who acts for a rep who is away and named nobody.",
    element = RepAbsence.NAME_STAND_IN,
    keys = {"standIn"},
    requires = {"standIn"})
@Component
public class NameStandInForm {

  private final NameStandIn nameStandIn;

  NameStandInForm(NameStandIn nameStandIn) {
    this.nameStandIn = nameStandIn;
  }

  /** The keys that the form submits; no others are accepted. */
  public static Set<String> keys() {
    return Set.of(NameStandInForm.class.getAnnotation(StepContract.class).keys());
  }

  /**
   * Files who was named.
   *
   * @throws io.leadrelay.lead.Refusal if it is nobody, or somebody who cannot do it
   */
  public void submit(UUID absence, FormValues values) {
    nameStandIn.name(absence, values.text("standIn", 64));
  }
}
