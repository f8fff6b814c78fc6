package io.leadrelay.engine.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** On which versions leads run, and which of them stay on an old one. Read anew each time. */
public class LeadsInFlight {

  private final FlightSql sql;
  private final Versions versions;
  private final MovePlanner planner;

  LeadsInFlight(FlightSql sql, Versions versions, MovePlanner planner) {
    this.sql = sql;
    this.versions = versions;
    this.planner = planner;
  }

  /**
   * A version that leads run on, or the newest.
   *
   * @param process the key of the process
   * @param name what the diagram calls it
   * @param version counted by the engine
   * @param newest whether new leads run on it
   */
  public record RunningVersion(
      String process, String name, int version, boolean newest, int leads) {}

  /**
   * A lead that stays on an older version and goes on there.
   *
   * @param lead its id; null for an instance of a process that is not of a lead
   * @param step the id of the step that keeps it
   * @param label what the diagram shows for that step
   */
  public record LeftBehind(
      @Nullable String lead,
      String processInstance,
      String process,
      int version,
      String step,
      String label,
      Stay reason) {

    /** Why it stays, in one plain sentence. */
    public String sentence(Locale language) {
      return reason.sentence(language);
    }
  }

  /** The versions by process, the newest first; of the older ones those that leads run on. */
  public List<RunningVersion> versions() {
    var running = new ArrayList<RunningVersion>();
    for (var process : sql.processes()) {
      var all = new ArrayList<>(versions.of(process));
      Collections.reverse(all);
      var leads = sql.running(all.stream().map(Version::definition).toList());
      for (var version : all) {
        var newest = version.equals(all.get(0));
        var number = leads.getOrDefault(version.definition(), 0);
        if (newest || number > 0) {
          running.add(
              new RunningVersion(process, version.name(), version.number(), newest, number));
        }
      }
    }
    return running;
  }

  /**
   * The leads that cannot move to the newest version, with the step and the reason. Those that only
   * wait for their turn are not among them.
   *
   * @param limit how many at most
   */
  public List<LeftBehind> leftBehind(int limit) {
    var left = new ArrayList<LeftBehind>();
    for (var process : sql.processesBehind()) {
      for (var plan : InFlight.plans(versions.of(process), sql, planner)) {
        left.addAll(leftBehind(plan, limit - left.size()));
      }
    }
    return left;
  }

  private List<LeftBehind> leftBehind(MovePlan plan, int limit) {
    var definition = plan.from().definition();
    var facts = plan.neededFacts();
    var left = new ArrayList<LeftBehind>();
    for (var refused : sql.refused(definition, plan.to().definition(), limit)) {
      var step = plan.step(Waiting.of(refused.tokens(), "").tokens().get(0).step());
      left.add(behind(refused.instance(), plan, step, Stay.engine(refused.reason())));
    }
    for (var crowd : sql.crowds(definition, facts)) {
      plan.obstacle(crowd.waiting())
          .ifPresent(
              obstacle ->
                  sql.of(crowd, definition, facts, limit - left.size())
                      .forEach(
                          instance ->
                              left.add(behind(instance, plan, obstacle.step(), obstacle.stay()))));
    }
    return left;
  }

  private static LeftBehind behind(
      FlightSql.Instance instance, MovePlan plan, Step step, Stay stay) {
    return new LeftBehind(
        instance.businessKey(),
        instance.id(),
        plan.from().process(),
        plan.from().number(),
        step.id(),
        step.label(),
        stay);
  }
}
