package io.leadrelay.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions that both teams have agreed; see {@link AgreementInForce} for the one that runs. */
public interface Agreements {

  /** All versions, the latest first. */
  List<Agreement> all();

  /** The version in force at a time, or nothing before the first. */
  Optional<Agreement> findInForce(Instant at);

  /**
   * The version in force at a time.
   *
   * @throws IllegalStateException if nothing has been signed by then
   */
  default Agreement inForce(Instant at) {
    return findInForce(at)
        .orElseThrow(() -> new IllegalStateException("No agreement is in force at " + at));
  }

  /**
   * Stores a version that nobody has to sign any more, as the first.
   *
   * @throws org.springframework.dao.DuplicateKeyException if another node stored it first
   */
  void add(Agreement agreement);
}
