package io.leadrelay.contact;

/** What a rep says came of a contact. */
public enum ContactOutcome {
  CONVERSATION(true),
  NOT_REACHED(false),
  PROSPECT_SAYS_NO(true),
  /** No further attempt makes sense. */
  GIVE_UP(false),
  /** The rep gives the lead back with a reason. */
  REJECTED(false);

  private final boolean reached;

  ContactOutcome(boolean reached) {
    this.reached = reached;
  }

  /** Whether the prospect was reached. */
  public boolean reached() {
    return reached;
  }

  /** Whether it is an attempt at all: giving up or back is none. */
  public boolean isAttempt() {
    return this != GIVE_UP && this != REJECTED;
  }
}
