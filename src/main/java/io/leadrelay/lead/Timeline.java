package io.leadrelay.lead;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The record of what happened to each lead, append-only, written in the transaction of the step.
 * All figures come from it and from the tables it goes with; the engine's history is only a view.
 */
public interface Timeline {

  /**
   * Records that something happened now, by whoever acts now.
   *
   * @param details the figures and codes that the sentence of this type names, never personal data
   */
  default void record(LeadId lead, EventType type, Object... details) {
    recordWithNote(lead, type, null, details);
  }

  /**
   * Records it with the words of a person, which go when the person's data are erased.
   *
   * @param note free text, at most 4,000 characters, or null
   */
  void recordWithNote(LeadId lead, EventType type, @Nullable String note, Object... details);

  /**
   * Records a judgement with what it rested on, which goes when the person's data are erased.
   *
   * @param agreement the number of the version by which it was judged
   * @param facts what the judging table was given
   */
  void recordJudgement(
      LeadId lead, EventType type, int agreement, FrozenFacts facts, Object... details);

  /** Everything that happened to a lead, oldest first, in English. */
  default List<TimelineEntry> of(LeadId lead) {
    return of(lead, Locale.ENGLISH);
  }

  /** The same in the language of who reads it. */
  List<TimelineEntry> of(LeadId lead, Locale language);
}
