package io.leadrelay.absence;

import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sales lead names who acts for a rep who named nobody. */
@Component
public class NameStandIn {

  private final Team team;
  private final CheckStandIn checkStandIn;
  private final People people;
  private final Clock clock;

  NameStandIn(Team team, CheckStandIn checkStandIn, People people, Clock clock) {
    this.team = team;
    this.checkStandIn = checkStandIn;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Names the stand-in of an absence.
   *
   * @throws Refusal if nobody is named, or somebody who cannot do it
   */
  public void name(UUID absence, @Nullable String standIn) {
    if (standIn == null || standIn.isBlank()) {
      throw Refusal.invalid("standIn", "Choose who acts for the rep.");
    }
    var rep =
        team.lockAbsence(absence)
            .orElseThrow(() -> Refusal.conflict("This absence was withdrawn."));
    var away = rep.absence(absence);
    var now = clock.instant();
    // What lies behind is of no interest any more.
    var from = away.from().isBefore(now) ? now : away.from();
    checkStandIn
        .check(rep.id(), from, away.to(), standIn)
        .ifPresent(
            error -> {
              throw Refusal.invalid(List.of(error));
            });
    team.setStandIn(absence, standIn);
  }

  /** The absence, or nothing once it was withdrawn. */
  public Optional<Absence> find(UUID absence) {
    return team.findByAbsence(absence).map(rep -> rep.absence(absence));
  }

  /**
   * The absence.
   *
   * @throws IllegalStateException if there is none
   */
  public Absence get(UUID absence) {
    return find(absence)
        .orElseThrow(() -> new IllegalStateException("There is no absence " + absence));
  }

  /** The ids of those who could act for the rep, none once the absence was withdrawn. */
  public List<String> choices(UUID absence) {
    return team.findByAbsence(absence)
        .map(rep -> checkStandIn.choices(rep.id(), rep.absence(absence)))
        .orElseGet(List::of);
  }

  /** The name of who is away. */
  public String repOf(UUID absence) {
    return team.findByAbsence(absence).map(rep -> people.nameOf(rep.id())).orElse("-");
  }
}
