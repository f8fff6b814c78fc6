package io.leadrelay.terms;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /** The reps for whom somebody acts now, without themselves. */
  public Set<String> representedBy(String person) {
    var now = clock.instant();
    var represented = new TreeSet<String>();
    for (var rep : team.all()) {
      if (!rep.id().equals(person)
          && rep.absenceAt(now).isPresent()
          && follow(rep.id(), now).equals(person)) {
        represented.add(rep.id());
      }
    }
    return represented;
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
    return rep.absenceAt(now).map(Rep.Absence::standIn);
  }
}
