package io.leadrelay.engine;

import java.util.Optional;

/**
 * The beans that listen at the steps of a process without its diagram naming them: what a step
 * cannot do without, nobody can forget to draw.
 */
public interface StepListeners {

  /** Whether they listen in this process. */
  boolean govern(String processDefinitionKey);

  /** What listens before and after a decision table is asked. */
  Optional<String> ofDecision(String table);

  /** Whether a bean could be the one of {@link #ofDecision}: the diagram may name another. */
  boolean isOfDecision(String bean);

  /** What listens when a user task is created. */
  String ofUserTask();

  /** What listens when a wait for that message begins. */
  Optional<String> ofWait(String message);
}
