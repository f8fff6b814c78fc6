package io.leadrelay.handoff;

import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Words;
import io.leadrelay.terms.ActiveReps;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.StandIns;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom somebody may choose by hand for a lead: reps who may get one and are there. */
@Component
public class ChooseByHand {

  private final ActiveReps activeReps;
  private final StandIns standIns;
  private final People people;
  private final AgreementInForce agreement;
  private final Clock clock;

  ChooseByHand(
      ActiveReps activeReps,
      StandIns standIns,
      People people,
      AgreementInForce agreement,
      Clock clock) {
    this.activeReps = activeReps;
    this.standIns = standIns;
    this.people = people;
    this.agreement = agreement;
    this.clock = clock;
  }

  /** All of them, by id. */
  public List<Rep> choices() {
    var now = clock.instant();
    return activeReps.all().stream().filter(rep -> rep.isPresent(now)).toList();
  }

  /**
   * Checks a choice before anything is done with it.
   *
   * @throws Refusal if nobody is chosen, or somebody who gets no leads or is away
   */
  public void check(String field, @Nullable String chosen) {
    if (chosen == null || chosen.isBlank()) {
      throw Refusal.invalid(field, "Choose the rep who gets the lead.");
    }
    var rep =
        activeReps
            .find(chosen)
            .orElseThrow(() -> Refusal.invalid(field, "There is no active rep '" + chosen + "'."));
    rep.absenceAt(clock.instant())
        .ifPresent(
            absence -> {
              throw Refusal.invalid(field, isAway(rep, absence));
            });
  }

  private String isAway(Rep rep, Rep.Absence absence) {
    var acting = standIns.of(rep.id());
    var backOn =
        Words.day(Locale.ENGLISH)
            .format(absence.to().atZone(agreement.now().terms().calendar().zone()));
    return acting.equals(rep.id())
        ? "%s is away and back on %s: choose somebody who is there."
            .formatted(people.nameOf(rep.id()), backOn)
        : "%s is away and back on %s: choose %s, who acts for them, or somebody else who is there."
            .formatted(people.nameOf(rep.id()), backOn, people.nameOf(acting));
  }
}
