package io.leadrelay.intake;

import java.util.UUID;

/** Somebody else works on this import now; what was begun under the lease must not be kept. */
class LeaseLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLost(UUID leadImport) {
    super("The lease of the import " + leadImport + " has passed to somebody else");
  }
}
