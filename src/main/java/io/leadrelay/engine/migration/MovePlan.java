package io.leadrelay.engine.migration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.migration.MigrationPlan;

/**
 * How instances move from one version of a process to another.
 *
 * @param steps every step of the version they run on, by its id
 * @param destinations where who waits at a step goes on; a step that is left out cannot be left
 * @param stays why who waits at a step stays
 */
record MovePlan(
    Version from,
    Version to,
    MigrationPlan plan,
    Map<String, Step> steps,
    Map<String, Destination> destinations,
    Map<String, Stay> stays) {

  /**
   * Where who waits at a step goes on.
   *
   * @param needs the new timers that start there, each by the fact that it reads
   * @param background whether one can wait at its edge, for one's turn in the background
   */
  record Destination(Step step, Map<String, String> needs, boolean background) {}

  /** What keeps an instance on its version: the step, and why. */
  record Obstacle(Step step, Stay stay) {}

  /** What keeps who waits so on the old version; nothing if they can move. */
  Optional<Obstacle> obstacle(Waiting waiting) {
    return waiting.tokens().stream()
        .flatMap(
            token ->
                stay(token, waiting.facts()).stream()
                    .map(stay -> new Obstacle(step(token.step()), stay)))
        .findFirst();
  }

  private Optional<Stay> stay(Waiting.Token token, Set<String> facts) {
    var destination = destinations.get(token.step());
    if (destination == null) {
      return Optional.of(stays.getOrDefault(token.step(), Stay.stepGone()));
    }
    if (!token.entered()) {
      return destination.background() ? Optional.empty() : Optional.of(Stay.background());
    }
    return destination.needs().entrySet().stream()
        .filter(need -> !facts.contains(need.getKey()))
        .findFirst()
        .map(need -> Stay.factMissing(need.getValue(), need.getKey()));
  }

  /** The step of the old version that has this id. */
  Step step(String id) {
    return steps.getOrDefault(id, new Step(id, id));
  }

  /** The facts that new timers read. */
  Set<String> neededFacts() {
    var facts = new TreeSet<String>();
    destinations.values().forEach(destination -> facts.addAll(destination.needs().keySet()));
    return facts;
  }

  /** The labels that changed, old to new, by the new ids of their steps. */
  Map<String, List<String>> newLabels() {
    var labels = new java.util.TreeMap<String, List<String>>();
    destinations.forEach(
        (id, destination) -> {
          var before = step(id).label();
          if (!before.equals(destination.step().label())) {
            labels.put(destination.step().id(), List.of(before, destination.step().label()));
          }
        });
    return labels;
  }
}
