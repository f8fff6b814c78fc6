package io.leadrelay.process.change;

import java.util.List;

/**
 * A file of one kind, read so that it can be compared with another of its kind.
 *
 * @param <F> the kind
 */
interface OwnersFile<F> {

  /** What the owners call it. */
  Phrase title();

  /** What this one says differently from the one before; empty if it only looks different. */
  List<Change> since(F before);
}
