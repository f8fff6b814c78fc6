package io.leadrelay.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions of the agreement. */
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
   * The number of the version in force at a time.
   *
   * @throws IllegalStateException if nothing has been signed by then
   */
  int numberInForce(Instant at);

  /**
   * Stores a signed version.
   *
   * @throws org.springframework.dao.DuplicateKeyException if another node stored it first
   */
  void add(Agreement agreement);
}
