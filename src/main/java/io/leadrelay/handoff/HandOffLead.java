package io.leadrelay.handoff;

import io.leadrelay.lead.Cycle;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Notice;
import io.leadrelay.lead.Notices;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Timeline;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passes a lead to a rep: chooses who, opens the handoff, tells the rep. */
@Component
public class HandOffLead {

  private final Leads leads;
  private final Cycles cycles;
  private final Handoffs handoffs;
  private final Team team;
  private final AgreementInForce agreement;
  private final Evidence evidence;
  private final Timeline timeline;
  private final Notices notices;
  private final Clock clock;

  HandOffLead(
      Leads leads,
      Cycles cycles,
      Handoffs handoffs,
      Team team,
      AgreementInForce agreement,
      Evidence evidence,
      Timeline timeline,
      Notices notices,
      Clock clock) {
    this.leads = leads;
    this.cycles = cycles;
    this.handoffs = handoffs;
    this.team = team;
    this.agreement = agreement;
    this.evidence = evidence;
    this.timeline = timeline;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Files what the routing table asks of the rep.
   *
   * @param named false if the table names nobody, so that somebody must be chosen by hand, each
   *     time
   */
  public void routed(LeadId lead, String territory, String language, boolean named) {
    cycles.setRouting(lead, named ? territory : null, named ? language : null);
    leads.setStage(lead, LifecycleStage.MARKETING_QUALIFIED, clock.instant());
  }

  /**
   * Hands the lead to the rep whose turn it is among those who match the routing table, are present
   * and, for a standard lead, have room. Nobody gets a lead again that they had in this cycle or
   * ever rejected.
   *
   * @param chosen the rep that somebody chose by hand, or null to rotate
   * @return the new handoff, not yet with a deadline
   * @throws NoRepMatches if nobody comes into question at all; the lead no longer waits
   * @throws NoRoomInSales if all who do are full or away; the lead is marked as waiting
   */
  public Handoff handOff(LeadId id, @Nullable String chosen) throws NoRepMatches, NoRoomInSales {
    // The lock order of all transactions: first the lead, then the turns.
    var lead = leads.lock(id);
    var cycle = cycles.getOpen(id);
    var before = handoffs.ofCycle(id, cycle.number()).size();
    if (chosen != null) {
      return open(lead, chosen, "by hand", before, agreement.now().number());
    }
    var matching = matching(lead, cycle);
    if (matching.isEmpty()) {
      if (cycle.waitingSince() != null) {
        cycles.setWaitingSince(id, null);
      }
      var territory = Objects.requireNonNullElse(cycle.territory(), Rep.ANY);
      var language = Objects.requireNonNullElse(cycle.spokenLanguage(), Rep.ANY);
      timeline.record(id, EventType.NO_REP_MATCHES, territory, language);
      throw new NoRepMatches(territory, language);
    }
    var turns = handoffs.lockTurns();
    var choice = Rotation.next(candidates(matching, lead, before > 0), turns);
    if (choice.isEmpty()) {
      if (cycle.waitingSince() == null) {
        cycles.setWaitingSince(id, clock.instant());
        timeline.record(id, EventType.WAITING_FOR_ROOM, matching.size());
      }
      throw new NoRoomInSales();
    }
    handoffs.giveTurn(choice.get().rep().id(), choice.get().next(), choice.get().turn());
    if (cycle.waitingSince() != null) {
      cycles.setWaitingSince(id, null);
    }
    return open(lead, choice.get().rep().id(), "by rotation", before, agreement.now().number());
  }

  /**
   * Gives a lead that a rep has in hand to another one, whom somebody chose.
   *
   * @return the new handoff, not yet with a deadline; an opportunity stays one
   */
  public Handoff passOn(LeadId id, String rep) {
    var lead = leads.lock(id);
    var pursued = lead.stage() == LifecycleStage.SALES_QUALIFIED;
    // The same clock goes on, so it is measured by the same terms.
    var terms =
        handoffs.findOpen(id).map(Handoff::agreement).orElseGet(() -> agreement.now().number());
    handoffs.end(id, clock.instant(), HandoffEnd.PASSED_ON);
    var handoff = open(lead, rep, "by hand", handoffs.ofCycle(id, lead.cycle()).size(), terms);
    leads.setStage(id, lead.stage(), lead.stageSince());
    if (pursued) {
      handoffs.pursue(id, clock.instant());
    }
    return handoff;
  }

  /** How many more standard leads the present reps of this routing can take. */
  int room(String territory, String language) {
    var now = clock.instant();
    var load = handoffs.load();
    return matching(territory, language, Set.of()).stream()
        .filter(rep -> rep.isPresent(now))
        .mapToInt(rep -> Math.max(0, rep.cap() - load.getOrDefault(rep.id(), 0)))
        .sum();
  }

  /** Checks a choice by hand before anything is done with it. */
  public void checkChoice(String field, @Nullable String rep) {
    if (rep == null || rep.isBlank()) {
      throw Refusal.invalid(field, "Choose the rep who gets the lead.");
    }
    var found = team.find(rep);
    if (found.isEmpty() || !found.get().active()) {
      throw Refusal.invalid(field, "There is no active rep '" + rep + "'.");
    }
  }

  private List<Rep> matching(Lead lead, Cycle cycle) {
    var territory = cycle.territory();
    var language = cycle.spokenLanguage();
    return territory == null || language == null
        ? List.of()
        : matching(territory, language, handoffs.repsToAvoid(lead.id(), cycle.number()));
  }

  private List<Rep> matching(String territory, String language, Set<String> avoid) {
    return team.all().stream()
        .filter(rep -> rep.matches(territory, language) && !avoid.contains(rep.id()))
        .toList();
  }

  /**
   * @param again whether the lead was in sales before in this cycle: then it has waited enough
   */
  private List<Rep> candidates(List<Rep> matching, Lead lead, boolean again) {
    var now = clock.instant();
    var present = matching.stream().filter(rep -> rep.isPresent(now)).toList();
    if (lead.grade() == Grade.HOT || again) {
      // Such a lead never waits: if all are away, its clock escalates to the sales lead.
      return present.isEmpty() ? matching : present;
    }
    var load = handoffs.load();
    return present.stream().filter(rep -> load.getOrDefault(rep.id(), 0) < rep.cap()).toList();
  }

  private Handoff open(Lead lead, String rep, String why, int before, int terms) {
    var now = clock.instant();
    var grade = Objects.requireNonNullElse(lead.grade(), Grade.STANDARD);
    var number = before + 1;
    var handoff =
        new Handoff(
            LeadId.create().value(),
            lead.id(),
            lead.cycle(),
            number,
            rep,
            grade,
            terms,
            now,
            null,
            evidence.of(lead));
    handoffs.open(handoff);
    leads.setRep(lead.id(), rep);
    leads.setStage(lead.id(), LifecycleStage.MARKETING_QUALIFIED, now);
    timeline.record(lead.id(), EventType.HANDED_OFF, rep, grade, why, number);
    notices.post(new Notice(Notice.Kind.HANDOFF, rep, lead.id(), handoff.id(), grade == Grade.HOT));
    return handoff;
  }

  /** The reps that somebody may choose by hand. */
  public List<Rep> choices() {
    return team.all().stream().filter(Rep::active).toList();
  }
}
