package io.leadrelay.intake;

import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The reps of the demo, who sell in the territories that the shipped routing table gives out. */
@Component
@Profile("demo")
@Order(0)
class DemoReps implements ApplicationRunner {

  private static final Set<String> WORLD = Set.of("EU", "UK", "North America");

  static final List<Rep> ALL =
      List.of(
          rep("rep1", 2, 8, Set.of("DACH"), Set.of("de", "en")),
          rep("rep2", 1, 8, WORLD, Set.of("en")),
          rep("rep3", 1, 6, Set.of("DACH", "EU", "UK", "North America"), Set.of("de", "en", "fr")));

  private final Team team;

  DemoReps(Team team) {
    this.team = team;
  }

  /** Adds who is missing; what somebody has changed stays. */
  @Override
  public void run(ApplicationArguments arguments) {
    var known = team.all().stream().map(Rep::id).toList();
    ALL.stream().filter(rep -> !known.contains(rep.id())).forEach(this::add);
  }

  private void add(Rep rep) {
    try {
      team.save(rep);
    } catch (DuplicateKeyException e) {
      // Another node that starts at the same time was first.
    }
  }

  private static Rep rep(
      String id, int weight, int cap, Set<String> territories, Set<String> languages) {
    return new Rep(id, "demo", weight, cap, territories, languages, true, List.of());
  }
}
