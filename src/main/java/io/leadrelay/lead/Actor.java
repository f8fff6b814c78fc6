package io.leadrelay.lead;

/** Who acts in the current request or job. */
public interface Actor {

  /** What acts where no person does. */
  String SYSTEM = "system";

  /** The user id, or {@link #SYSTEM}. */
  String id();
}
