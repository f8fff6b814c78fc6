package io.leadrelay.engine.migration;

import java.util.List;

/** Which older versions instances run on, and how they can move to the newest. */
final class InFlight {

  private InFlight() {}

  /**
   * The plans for one process, from the oldest version on; none if all run on the newest.
   *
   * @param versions all versions of the process, the oldest first
   */
  static List<MovePlan> plans(List<Version> versions, FlightSql sql, MovePlanner planner) {
    var older = versions.subList(0, versions.size() - 1);
    var running = sql.running(older.stream().map(Version::definition).toList()).keySet();
    return older.stream()
        .filter(version -> running.contains(version.definition()))
        .map(version -> planner.plan(versions.subList(versions.indexOf(version), versions.size())))
        .toList();
  }
}
