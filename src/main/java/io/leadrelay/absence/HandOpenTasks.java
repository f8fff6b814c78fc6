package io.leadrelay.absence;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Timeline;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.StandIns;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Brings the open tasks of reps to who acts for them now: to the stand-in, to the next one when the
 * stand-in goes away too, and back. The handoff, its clock and the figures stay with the rep.
 */
@Component
public class HandOpenTasks {

  /** Longer than anything that was under way when an absence ended. */
  private static final Duration JUST_BACK = Duration.ofHours(1);

  private final Team team;
  private final StandIns standIns;
  private final RepTasks tasks;
  private final Timeline timeline;
  private final TellOfAbsence tell;
  private final Clock clock;

  HandOpenTasks(
      Team team,
      StandIns standIns,
      RepTasks tasks,
      Timeline timeline,
      TellOfAbsence tell,
      Clock clock) {
    this.team = team;
    this.standIns = standIns;
    this.tasks = tasks;
    this.timeline = timeline;
    this.tell = tell;
    this.clock = clock;
  }

  /** An absence has begun, or its stand-in was named: the open tasks go there. */
  public void hand(UUID absence) {
    team.lockAbsence(absence)
        .ifPresent(
            rep -> {
              arrange(rep.id(), rep.absence(absence));
              arrangeOthers(rep.id());
            });
  }

  /** An absence is over: what is still open goes back. */
  public void giveBack(UUID absence) {
    team.lockAbsence(absence).ifPresent(rep -> giveBack(rep.id(), rep.absence(absence)));
  }

  void giveBack(String rep, Absence absence) {
    arrange(rep, absence);
    arrangeOthers(rep);
  }

  /**
   * Brings the tasks of a rep who is away, or was until a moment ago, to who acts for them now. A
   * stand-in may have gone, and a task may have come up while the absence began.
   */
  void arrange(Rep rep) {
    var now = clock.instant();
    rep.absences().stream()
        .filter(absence -> absence.covers(now) || absence.covers(now.minus(JUST_BACK)))
        .max(Comparator.comparing(Absence::from))
        .ifPresent(absence -> arrange(rep.id(), absence));
  }

  /** Whoever goes away or comes back may have stood in for others. */
  private void arrangeOthers(String besides) {
    var now = clock.instant();
    for (var rep : team.all()) {
      if (!rep.id().equals(besides)) {
        rep.absenceAt(now).ifPresent(absence -> arrange(rep.id(), absence));
      }
    }
  }

  private void arrange(String rep, Absence absence) {
    var acting = standIns.of(rep);
    var moved = tasks.give(rep, acting);
    record(rep, acting, moved);
    var running = team.find(rep).flatMap(known -> known.absenceAt(clock.instant()));
    if (running.isPresent() && acting.equals(rep)) {
      tell.ofNobody(rep, running.get(), moved);
    } else {
      // One may begin when another ends.
      tell.ofTasks(rep, acting, running.orElse(absence), moved);
    }
  }

  private void record(String rep, String acting, List<LeadId> moved) {
    for (var lead : moved) {
      if (acting.equals(rep)) {
        timeline.record(lead, EventType.BACK_WITH_REP, rep);
      } else {
        timeline.record(lead, EventType.STANDING_IN, acting, rep);
      }
    }
  }
}
