package io.leadrelay.absence;

import java.util.UUID;

/** The process of an absence. Every method takes part in the caller's transaction. */
public interface AbsenceProcess {

  /**
   * @return the engine's instance
   */
  String start(UUID absence);

  /**
   * Tells it that the absence was withdrawn.
   *
   * @return whether there was one that could be told
   */
  boolean withdraw(UUID absence);
}
