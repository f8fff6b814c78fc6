package io.leadrelay.handoff;

import io.leadrelay.lead.Actor;
import io.leadrelay.lead.Cycle;
import io.leadrelay.lead.Cycle.Routing;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Notice;
import io.leadrelay.lead.Notices;
import io.leadrelay.lead.Timeline;
import io.leadrelay.terms.ActiveReps;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Rep;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passes a lead to a rep: chooses who, opens the handoff, tells the rep. */
@Component
public class HandOffLead {

  private static final String BY_HAND = "by hand";
  private static final Routing ANYBODY = new Routing(Rep.ANY, Rep.ANY, Rep.ANY);

  private final Leads leads;
  private final Cycles cycles;
  private final Handoffs handoffs;
  private final ActiveReps activeReps;
  private final SelectReps selectReps;
  private final AgreementInForce agreement;
  private final Evidence evidence;
  private final Timeline timeline;
  private final Actor actor;
  private final Notices notices;
  private final Clock clock;

  HandOffLead(
      Leads leads,
      Cycles cycles,
      Handoffs handoffs,
      ActiveReps activeReps,
      SelectReps selectReps,
      AgreementInForce agreement,
      Evidence evidence,
      Timeline timeline,
      Actor actor,
      Notices notices,
      Clock clock) {
    this.leads = leads;
    this.cycles = cycles;
    this.handoffs = handoffs;
    this.activeReps = activeReps;
    this.selectReps = selectReps;
    this.agreement = agreement;
    this.evidence = evidence;
    this.timeline = timeline;
    this.actor = actor;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Files what the routing table asks of the rep.
   *
   * @param routing null if the table names nobody, so that somebody must be chosen by hand, each
   *     time
   */
  public void routed(LeadId lead, @Nullable Routing routing) {
    cycles.setRouting(lead, routing);
    leads.setStage(lead, LifecycleStage.MARKETING_QUALIFIED, clock.instant());
  }

  /**
   * Hands the lead to the rep whose turn it is among those who come into question.
   *
   * @param chosen the rep that was chosen instead, or null to rotate; one who may get no leads any
   *     more is passed over
   * @param chosenBy who chose by hand, or null where the board's ruling did
   * @return the new handoff, not yet with a deadline
   * @throws NoRepMatches if nobody comes into question at all; the lead no longer waits
   * @throws NoRoomInSales if all who do are full or away; the lead is marked as waiting
   */
  public Handoff handOff(LeadId id, @Nullable String chosen, @Nullable String chosenBy)
      throws NoRepMatches, NoRoomInSales {
    // The lock order of all transactions: first the lead, then the turns.
    var lead = leads.lock(id);
    var cycle = cycles.getOpen(id);
    var number = handoffs.ofCycle(id, cycle.number()).size() + 1;
    var terms = agreement.now().number();
    if (chosen != null && activeReps.find(chosen).isPresent()) {
      stopWaiting(cycle);
      return chosenBy == null
          ? open(lead, chosen, number, terms, "as the board ruled")
          : open(lead, chosen, number, terms, BY_HAND, chosenBy);
    }
    // Who is next is found out while nobody else takes a turn or fills a place.
    var turns = handoffs.lockTurns();
    var selection = selectReps.forLead(lead, cycle, number > 1);
    if (selection.isHopeless()) {
      stopWaiting(cycle);
      var routing = Objects.requireNonNullElse(cycle.routing(), ANYBODY);
      timeline.record(
          id,
          EventType.NO_REP_MATCHES,
          routing.territory(),
          routing.language(),
          routing.segment(),
          selection.hadBefore());
      throw new NoRepMatches(routing);
    }
    var choice = Rotation.next(selection.candidates(), turns);
    if (choice.isEmpty()) {
      if (cycle.waitingSince() == null) {
        cycles.setWaitingSince(id, clock.instant());
        timeline.record(
            id, EventType.WAITING_FOR_ROOM, selection.matching() - selection.hadBefore());
      }
      throw new NoRoomInSales();
    }
    handoffs.giveTurn(choice.get().rep().id(), choice.get().next(), choice.get().turn());
    stopWaiting(cycle);
    return open(
        lead,
        choice.get().rep().id(),
        number,
        terms,
        "by rotation",
        selection.candidates().size(),
        selection.matching(),
        selection.hadBefore(),
        selection.away(),
        selection.full(),
        selection.offDuty());
  }

  private void stopWaiting(Cycle cycle) {
    if (cycle.waitingSince() != null) {
      cycles.setWaitingSince(cycle.lead(), null);
    }
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
    var number = handoffs.ofCycle(id, lead.cycle()).size() + 1;
    var handoff = open(lead, rep, number, terms, BY_HAND, actor.id());
    leads.setStage(id, lead.stage(), lead.stageSince());
    if (pursued) {
      handoffs.pursue(id, clock.instant());
    }
    return handoff;
  }

  /**
   * Whether a lead that waits would go on now: there is room for it, or nobody can ever have any.
   */
  boolean canGoOn(Lead lead, Cycle cycle) {
    var again = !handoffs.ofCycle(lead.id(), cycle.number()).isEmpty();
    var selection = selectReps.forLead(lead, cycle, again);
    return selection.isHopeless() || !selection.candidates().isEmpty();
  }

  /**
   * @param reason what else the sentence names beside the way by which the rep was chosen
   */
  private Handoff open(Lead lead, String rep, int number, int terms, String way, Object... reason) {
    var now = clock.instant();
    var grade = Objects.requireNonNullElse(lead.grade(), Grade.STANDARD);
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
    timeline.record(
        lead.id(),
        EventType.HANDED_OFF,
        Stream.concat(Stream.of(rep, grade, way, number), Stream.of(reason)).toArray());
    notices.post(new Notice(Notice.Kind.HANDOFF, rep, lead.id(), handoff.id(), grade == Grade.HOT));
    return handoff;
  }
}
