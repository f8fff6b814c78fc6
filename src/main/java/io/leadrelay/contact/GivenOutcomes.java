package io.leadrelay.contact;

import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of what people said came of a contact or an opportunity, append-only. Every method
 * takes part in the caller's transaction; those about one lead are called under its lock.
 */
public interface GivenOutcomes {

  /**
   * How a lead stands before somebody says what came of it.
   *
   * @param at now
   */
  record Before(
      LeadId lead,
      int cycle,
      UUID handoff,
      LifecycleStage stage,
      Instant stageSince,
      @Nullable Boolean mailConsent,
      int signalsSpent,
      @Nullable Instant pursuedAt,
      Instant at) {}

  /** What has happened since an outcome was given that leaves no way back. */
  enum Hindrance {
    CORRECTED,
    ANOTHER_OUTCOME,
    ANOTHER_ATTEMPT,
    ANOTHER_HANDOFF,
    ANOTHER_CYCLE,
    RULED
  }

  /** How a lead that is with a rep stands now. */
  Optional<Before> before(LeadId lead);

  /**
   * Records what was said, together with the attempt, rejection or opportunity just filed with it.
   *
   * @param before how the lead stood, with the time at which it was said
   * @param corrects the outcome in whose place this one comes
   */
  void add(Before before, String task, String person, String outcome, @Nullable UUID corrects);

  Optional<GivenOutcome> find(UUID id);

  /**
   * What a person said last of each lead since then, newest first; without leads that were erased,
   * handed to somebody else or ruled on meanwhile.
   */
  List<GivenOutcome> of(String person, Instant since, int limit);

  /** The first thing that stands in the way of correcting it. */
  Optional<Hindrance> hindrance(GivenOutcome given);

  /**
   * Puts the lead and its handoff back to where they stood before, and removes what was filed with
   * the outcome; the timeline keeps it.
   */
  void takeBack(GivenOutcome given);
}
