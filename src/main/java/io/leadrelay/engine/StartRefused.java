package io.leadrelay.engine;

/** The application cannot start as it is set up; says why, and what to do about it. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;

  /**
   * @param reason what is wrong, in one plain sentence
   * @param action what whoever starts the application can do about it
   */
  public StartRefused(String reason, String action) {
    super(reason);
    this.action = action;
  }

  /** What whoever starts the application can do about it. */
  public String action() {
    return action;
  }
}
