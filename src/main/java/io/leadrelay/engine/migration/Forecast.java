package io.leadrelay.engine.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the leads that run on a version.
 *
 * @param groups by the label of their step
 */
record Forecast(Version from, Version to, List<Group> groups) {

  /**
   * Leads at one step that share their lot.
   *
   * @param stay why they stay, null if they move
   */
  record Group(Step step, @Nullable Stay stay, int leads) {}

  private record Lot(Step step, @Nullable Stay stay) {}

  static Forecast of(MovePlan plan, List<FlightSql.Crowd> crowds) {
    var leads = new LinkedHashMap<Lot, Integer>();
    for (var crowd : crowds) {
      var waiting = crowd.waiting();
      var lot =
          plan.obstacle(waiting)
              .map(obstacle -> new Lot(obstacle.step(), obstacle.stay()))
              .orElseGet(() -> new Lot(plan.step(waiting.tokens().get(0).step()), null));
      leads.merge(lot, crowd.instances(), Integer::sum);
    }
    var groups = new ArrayList<Group>();
    leads.forEach((lot, number) -> groups.add(new Group(lot.step(), lot.stay(), number)));
    groups.sort(
        Comparator.comparing((Group group) -> group.step().label())
            .thenComparing(group -> group.step().id()));
    return new Forecast(plan.from(), plan.to(), groups);
  }

  int moving() {
    return groups.stream().filter(group -> group.stay() == null).mapToInt(Group::leads).sum();
  }

  int staying() {
    return groups.stream().filter(group -> group.stay() != null).mapToInt(Group::leads).sum();
  }
}
