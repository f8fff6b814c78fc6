package io.leadrelay.agreement;

import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.terms.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of the agreement in whatever state; the agreed ones are agreements. */
public interface Proposals {

  /** All, the newest first. */
  List<Proposal> all();

  Optional<Proposal> find(int number);

  /** The one that waits for signatures. */
  Optional<Proposal> findOpen();

  /** The number of the next one. */
  int nextNumber();

  /**
   * Stores an open proposal.
   *
   * @throws org.springframework.dao.DuplicateKeyException if another is open or was faster
   */
  void add(Proposal proposal);

  /**
   * Reads a proposal and keeps others from changing it until the transaction ends.
   *
   * @throws IllegalArgumentException if there is none of that number
   */
  Proposal lock(int number);

  void setSignBy(int number, Instant signBy);

  void setEffect(int number, String effect);

  /**
   * Stores what a side says.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the side has spoken, or the person has
   *     for the other
   */
  void sign(int number, Signature signature);

  /** Ends an open proposal that does not come into force. */
  void close(int number, State state, Instant at, @Nullable String reason);

  /**
   * Makes an open proposal an agreement and tells so by {@link io.leadrelay.terms.AgreementSigned}.
   */
  void agree(int number, Instant at, Instant inForceFrom);
}
