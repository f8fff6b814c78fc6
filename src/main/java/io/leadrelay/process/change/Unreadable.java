package io.leadrelay.process.change;

/** A file is not what its name says, so nothing in it can be compared. */
final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  Unreadable(Throwable cause) {
    super(cause);
  }
}
