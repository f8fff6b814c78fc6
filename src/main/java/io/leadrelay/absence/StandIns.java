package io.leadrelay.absence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.leadrelay.terms.ActiveReps;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who acts for a rep at this moment. */
@Component
public class StandIns {

  private final Team team;
  private final ActiveReps activeReps;
  private final Clock clock;

  StandIns(Team team, ActiveReps activeReps, Clock clock) {
    this.team = team;
    this.activeReps = activeReps;
    this.clock = clock;
  }

  /**
   * Who acts for a rep now: the rep, unless they are away; then their stand-in, or that one's
   * stand-in, and so on. The rep again where that leads to nobody who is there.
   */
  public String of(String rep) {
    var now = clock.instant();
    return team.find(rep).filter(known -> known.absenceAt(now).isPresent()).isPresent()
        ? follow(rep, now)
        : rep;
  }

  private String follow(String rep, Instant now) {
    Map<String, Rep> active = activeReps.all().stream().collect(toMap(Rep::id, identity()));
    var seen = new HashSet<String>();
    var next = team.find(rep).flatMap(known -> standIn(known, now));
    while (next.isPresent() && seen.add(next.get())) {
      var standIn = active.get(next.get());
      if (standIn == null) {
        return rep;
      }
      if (standIn.isPresent(now)) {
        return standIn.id();
      }
      next = standIn(standIn, now);
    }
    return rep;
  }

  private static Optional<String> standIn(Rep rep, Instant now) {
    return rep.absenceAt(now).map(Absence::standIn);
  }
}
