package io.leadrelay.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reps, as the sales lead keeps them. */
public interface Team {

  /** All reps, by id. */
  List<Rep> all();

  Optional<Rep> find(String id);

  /** Stores a rep, new or known; the absences are left as they are. */
  void save(Rep rep);

  /** The rep whose absence it is, or nothing if it was withdrawn before it began. */
  default Optional<Rep> findByAbsence(UUID absence) {
    return all().stream().filter(rep -> rep.findAbsence(absence).isPresent()).findFirst();
  }

  /** The rep as they are until the transaction ends, or nothing if there is none of that id. */
  Optional<Rep> lock(String id);

  /**
   * The rep of an absence, which nobody else ends or hands over until the transaction ends; nothing
   * if it was withdrawn before it began.
   */
  Optional<Rep> lockAbsence(UUID absence);

  /** Stores an absence without a stand-in; its id is made here. */
  default UUID addAbsence(String rep, Instant from, Instant to) {
    return addAbsence(rep, from, to, null);
  }

  /**
   * Stores an absence; its id is made here.
   *
   * @param standIn who acts for the rep meanwhile, null if nobody is named yet
   */
  UUID addAbsence(String rep, Instant from, Instant to, @Nullable String standIn);

  void setStandIn(UUID absence, String standIn);

  /** Has an absence end at that time; one that has not begun by then is removed. */
  void endAbsence(UUID absence, Instant at);
}
