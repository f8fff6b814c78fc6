package io.leadrelay.lead;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads leads together with where they stand, for those who look from outside. */
public interface LeadStandings {

  /** The lead of that id with its attributes, or nothing if there is none. */
  Optional<LeadStanding> find(LeadId id);

  /** The leads that a search asks for, newest first, without their attributes. */
  List<LeadStanding> search(Search search);

  /**
   * Which leads are asked for; what is null or empty does not restrict.
   *
   * @param reps the lead is with one of them; null for whomever
   * @param words each must occur in name, company, e-mail or external id; upper and lower case are
   *     the same, and no character has a special meaning
   * @param after only leads older than this one
   * @param limit at most so many
   */
  record Search(
      @Nullable LifecycleStage stage,
      @Nullable Set<String> reps,
      @Nullable String source,
      List<String> words,
      @Nullable LeadId after,
      int limit) {

    public Search {
      reps = reps == null ? null : Set.copyOf(reps);
      words = List.copyOf(words);
    }
  }
}
