package io.leadrelay.handoff;

import io.leadrelay.lead.Cycle;
import io.leadrelay.lead.Cycle.Routing;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Lead;
import io.leadrelay.terms.ActiveReps;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.NeverOpens;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.WorkingCalendar;
import io.leadrelay.terms.WorkingTimes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Finds who comes into question for a lead: routing table, presence, room, duty, in this order. */
@Component
class SelectReps {

  private final ActiveReps activeReps;
  private final Handoffs handoffs;
  private final AgreementInForce agreement;
  private final Clock clock;

  SelectReps(ActiveReps activeReps, Handoffs handoffs, AgreementInForce agreement, Clock clock) {
    this.activeReps = activeReps;
    this.handoffs = handoffs;
    this.agreement = agreement;
    this.clock = clock;
  }

  /**
   * Who comes into question now. Nobody gets a lead again that they had in this cycle or ever gave
   * back.
   *
   * @param again whether the lead was in sales before in this cycle: then it has waited enough
   */
  Selection forLead(Lead lead, Cycle cycle, boolean again) {
    var routing = cycle.routing();
    if (routing == null) {
      return new Selection(List.of(), 0, 0, 0, 0, 0);
    }
    var matching = activeReps.all().stream().filter(rep -> matches(rep, routing)).toList();
    var avoid = handoffs.repsToAvoid(lead.id(), cycle.number());
    var willing = matching.stream().filter(rep -> !avoid.contains(rep.id())).toList();
    var hadBefore = matching.size() - willing.size();
    var now = clock.instant();
    var present = willing.stream().filter(rep -> rep.isPresent(now)).toList();
    var away = willing.size() - present.size();
    var hot = lead.grade() == Grade.HOT;
    if (hot || again) {
      // Such a lead never waits: if all are away, its clock escalates to the sales lead.
      var pool = present.isEmpty() ? willing : present;
      var onDuty = soonest(pool, hot, now);
      return new Selection(
          onDuty,
          matching.size(),
          hadBefore,
          willing.size() - pool.size(),
          0,
          pool.size() - onDuty.size());
    }
    var load = handoffs.load();
    var withRoom = present.stream().filter(rep -> places(rep, load) > 0).toList();
    var onDuty = soonest(withRoom, false, now);
    return new Selection(
        onDuty,
        matching.size(),
        hadBefore,
        away,
        present.size() - withRoom.size(),
        withRoom.size() - onDuty.size());
  }

  /** For each rep who is present and has room: how many more standard leads they can take. */
  Map<Rep, Integer> places() {
    var now = clock.instant();
    var load = handoffs.load();
    var places = new HashMap<Rep, Integer>();
    for (var rep : activeReps.all()) {
      places.put(rep, rep.isPresent(now) ? places(rep, load) : 0);
    }
    return places;
  }

  static boolean matches(Rep rep, Routing routing) {
    return rep.matches(routing.territory(), routing.language(), routing.segment());
  }

  private static int places(Rep rep, Map<String, Integer> load) {
    return Math.max(0, rep.cap() - load.getOrDefault(rep.id(), 0));
  }

  /**
   * Those who are on duty at this moment, for a hot lead, or before the company's next working day
   * is over, for a standard one; if nobody is, all.
   */
  private List<Rep> soonest(List<Rep> reps, boolean hot, Instant now) {
    if (reps.size() < 2) {
      return reps;
    }
    var company = agreement.now().terms().calendar();
    Predicate<Rep> soon =
        hot
            ? rep -> WorkingTimes.of(company, rep).isOpen(now)
            : rep -> opensBefore(company, rep, now, endOfNextWorkingDay(company, now));
    var onDuty = reps.stream().filter(soon).toList();
    return onDuty.isEmpty() ? reps : onDuty;
  }

  private static boolean opensBefore(
      WorkingCalendar company, Rep rep, Instant now, Instant latest) {
    try {
      return WorkingTimes.of(company, rep).nextOpen(now).isBefore(latest);
    } catch (NeverOpens never) {
      return false;
    }
  }

  private static Instant endOfNextWorkingDay(WorkingCalendar company, Instant now) {
    var today = now.atZone(company.zone()).toLocalDate();
    var next =
        today
            .plusDays(1)
            .datesUntil(today.plusDays(NeverOpens.HORIZON_DAYS))
            .filter(company::isWorkingDay)
            .findFirst()
            .orElse(today);
    return next.plusDays(1).atStartOfDay(company.zone()).toInstant();
  }
}
