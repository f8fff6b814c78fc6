package io.leadrelay.security;

/** Something more to set up after the groups stand, in the same transaction and under its lock. */
interface AccessSetupStep {

  /** Adds what is missing; writes nothing when all is there. */
  void run();
}
