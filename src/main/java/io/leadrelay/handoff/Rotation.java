package io.leadrelay.handoff;

import io.leadrelay.handoff.Handoffs.Turns;
import io.leadrelay.terms.Rep;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Fair rotation by weight, as weighted fair queueing orders packets: a rep's turn advances by the
 * inverse of the weight with each lead, and the lowest turn is next. A rep who was away starts at
 * the turn that was given last, so that nobody who comes back is flooded.
 *
 * <p>Source: A. Demers, S. Keshav, S. Shenker, Analysis and Simulation of a Fair Queueing
 * Algorithm, SIGCOMM 1989.
 */
final class Rotation {

  /** Divisible by every weight from 1 to 10, so that no share is rounded there. */
  private static final long ROUND = 2_520_000L;

  private Rotation() {}

  /**
   * Whose turn it is.
   *
   * @param turn the turn that the rep now takes
   * @param next the rep's turn after this one
   */
  record Choice(Rep rep, long turn, long next) {}

  /** The rep with the lowest turn among the candidates; of equals the first by id. */
  static Optional<Choice> next(Collection<Rep> candidates, Turns turns) {
    return candidates.stream()
        .map(rep -> choice(rep, turns))
        .min(Comparator.comparingLong(Choice::turn).thenComparing(choice -> choice.rep().id()));
  }

  private static Choice choice(Rep rep, Turns turns) {
    var turn = Math.max(turns.byRep().getOrDefault(rep.id(), 0L), turns.latest());
    return new Choice(rep, turn, turn + ROUND / rep.weight());
  }
}
