package io.leadrelay.intake;

/** How far an import has come. */
enum ImportState {
  /** Uploaded; being worked on, or waiting for its turn. */
  RUNNING,
  /** Every row is created, merged, refused or blank. */
  DONE,
  /** The file could not be read to its end; what came before stays. */
  FAILED
}
