package io.leadrelay.process.table;

/** A file holds no decision table that can be used; the message says what the engine says of it. */
public final class BrokenTable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenTable(String reason) {
    super(reason);
  }

  BrokenTable(RuntimeException cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
