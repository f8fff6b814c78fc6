package io.leadrelay.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What people intend to do, in the order of its time; of two at one time, the older plan first. */
final class Agenda {

  private record Plan(Instant at, long number, Runnable work) {}

  private final PriorityQueue<Plan> plans =
      new PriorityQueue<>(Comparator.comparing(Plan::at).thenComparingLong(Plan::number));
  private final SimulatedTime time;
  private long planned;

  Agenda(SimulatedTime time) {
    this.time = time;
  }

  /** Somebody will do this at that time, or now if it has passed. */
  void plan(Instant at, Runnable work) {
    plans.add(new Plan(at, planned++, work));
  }

  /** Time goes on to a moment: jobs fire when they are due, and people do what they planned. */
  void runTo(Instant moment) {
    for (var next = plans.peek(); next != null && !next.at().isAfter(moment); next = plans.peek()) {
      plans.remove();
      if (next.at().isAfter(time.now())) {
        time.runTo(next.at());
      }
      next.work().run();
    }
    time.runTo(moment);
  }

  /** Nothing runs and nobody can work until a moment; then everything that was due is done. */
  void outage(Instant until) {
    time.jumpTo(until);
    time.runTo(until);
  }
}
