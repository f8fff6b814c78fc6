package io.leadrelay.handoff;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Timeline;
import io.leadrelay.terms.ActiveReps;
import io.leadrelay.terms.Rep;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What holds when a rep passes a lead to a colleague: who comes into question, and how often. The
 * sales lead is bound by none of it.
 */
@Component
public class PassOn {

  /** So often in a cycle, so that a lead does not wander. */
  private static final int MOST = 2;

  private final ActiveReps activeReps;
  private final Handoffs handoffs;
  private final Leads leads;
  private final Timeline timeline;
  private final Clock clock;

  PassOn(ActiveReps activeReps, Handoffs handoffs, Leads leads, Timeline timeline, Clock clock) {
    this.activeReps = activeReps;
    this.handoffs = handoffs;
    this.leads = leads;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** The reps to whom the lead can be passed now, by id. */
  public List<Rep> colleagues(LeadId id) {
    var lead = leads.get(id);
    return activeReps.all().stream().filter(rep -> refusal(lead, rep).isEmpty()).toList();
  }

  /** How often the lead can still be passed on in this cycle. */
  public int timesLeft(LeadId id) {
    var cycle = leads.get(id).cycle();
    var passed =
        timeline.of(id).stream()
            .filter(entry -> entry.type() == EventType.PASSED_ON && entry.cycle() == cycle)
            .count();
    return (int) Math.max(0, MOST - passed);
  }

  /**
   * Records that somebody passes the lead on, once it is checked; the caller holds its lock.
   *
   * @throws Refusal if it was passed on often enough, or the colleague does not come into question
   */
  public void record(LeadId id, String person, @Nullable String colleague, String reason) {
    if (timesLeft(id) == 0) {
      throw Refusal.conflict(
          "This lead has been passed on %d times. Ask the sales lead who should have it."
              .formatted(MOST));
    }
    if (colleague == null) {
      throw Refusal.invalid("to", "Say who gets the lead.");
    }
    var rep =
        activeReps
            .find(colleague)
            .orElseThrow(
                () -> Refusal.invalid("to", "There is no active rep '" + colleague + "'."));
    refusal(leads.get(id), rep)
        .ifPresent(
            sentence -> {
              throw Refusal.invalid("to", sentence);
            });
    if (person.equals(colleague)) {
      // Who acts for a rep has the task, not the lead.
      throw Refusal.invalid("to", "You have this task already: pass the lead to somebody else.");
    }
    timeline.recordWithNote(id, EventType.PASSED_ON, reason, person, colleague);
  }

  private Optional<String> refusal(Lead lead, Rep rep) {
    return Stream.<Rule>of(this::has, this::hadIt, this::isAway, this::isFull)
        .flatMap(rule -> rule.refusal(lead, rep).stream())
        .findFirst();
  }

  private Optional<String> has(Lead lead, Rep rep) {
    return when(rep.id().equals(lead.rep()), "The lead is with that rep already.");
  }

  private Optional<String> hadIt(Lead lead, Rep rep) {
    return when(
        handoffs.repsToAvoid(lead.id(), lead.cycle()).contains(rep.id()),
        "That rep had this lead before or gave it back.");
  }

  private Optional<String> isAway(Lead lead, Rep rep) {
    return when(!rep.isPresent(clock.instant()), "That rep is away.");
  }

  /** A hot lead finds room everywhere, and an opportunity takes up none. */
  private Optional<String> isFull(Lead lead, Rep rep) {
    return when(
        lead.grade() != Grade.HOT
            && lead.stage() != LifecycleStage.SALES_QUALIFIED
            && handoffs.load().getOrDefault(rep.id(), 0) >= rep.cap(),
        "That rep works on as many leads as agreed. Ask the sales lead.");
  }

  private static Optional<String> when(boolean isSo, String sentence) {
    return isSo ? Optional.of(sentence) : Optional.empty();
  }

  /** One reason why a rep does not come into question. */
  @FunctionalInterface
  private interface Rule {
    Optional<String> refusal(Lead lead, Rep rep);
  }
}
