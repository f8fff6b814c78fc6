package io.leadrelay.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reps, as the sales lead keeps them. */
public interface Team {

  /** All reps, by id. */
  List<Rep> all();

  Optional<Rep> find(String id);

  /** Stores a rep, new or known; the absences are left as they are. */
  void save(Rep rep);

  /** Stores an absence; its id is made here. */
  UUID addAbsence(String rep, Instant from, Instant to);
}
