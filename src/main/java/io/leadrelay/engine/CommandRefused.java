package io.leadrelay.engine;

import io.leadrelay.lead.Refusal;
import org.camunda.bpm.engine.BadUserRequestException;

/**
 * The engine's command was refused by a rule of ours; its transaction is rolled back. The engine
 * takes it for a request at fault, so it is no error in the log.
 */
public class CommandRefused extends BadUserRequestException {

  private static final long serialVersionUID = 1L;

  /** From the range that the engine leaves to its users. */
  public static final int CODE = 22222;

  private final transient Refusal refusal;

  CommandRefused(Refusal refusal) {
    super(String.valueOf(refusal.getMessage()), refusal);
    this.refusal = refusal;
    setCode(CODE);
  }

  /** Why, in a sentence for the person who asked. */
  public Refusal refusal() {
    return refusal;
  }
}
