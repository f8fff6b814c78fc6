package io.leadrelay.lead;

/** Where a lead stands between marketing and sales. */
public enum LifecycleStage {
  NEW(true),
  RESEARCH(true),
  NO_FIT(false),
  NURTURING(true),
  MARKETING_QUALIFIED(true),
  SALES_ACCEPTED(true),
  IN_ARBITRATION(true),
  SALES_QUALIFIED(true),
  CUSTOMER(false),
  LOST(false),
  MERGED(false),
  ERASED(false);

  private final boolean open;

  LifecycleStage(boolean open) {
    this.open = open;
  }

  /** Whether a lead in this stage is on its way; a closed one rests until it shows a new signal. */
  public boolean isOpen() {
    return open;
  }
}
