package io.leadrelay.engine;

import io.leadrelay.lead.Refusal;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * What may be done to the instances and tasks of the processes it governs. Every method is asked
 * within the transaction of the engine's command, after the engine has checked the person's own
 * grants, and runs without those; each throws a {@link Refusal} with a plain sentence if the answer
 * is no, and then nothing has happened.
 */
public interface ProcessRules {

  /** What somebody is told whose task has gone meanwhile. */
  String GONE =
      "This task is no longer there: it was completed, or the lead has moved on. Go back to the"
          + " list.";

  /** Whether these are the rules of this process. */
  boolean govern(String processDefinitionKey);

  /**
   * Files what somebody submits who completes a task.
   *
   * @param person the user id, null if no person is logged in to the engine
   * @return the variables that go on to the process in place of what was submitted
   */
  Map<String, TypedValue> complete(
      TaskAtHand task, Map<String, @Nullable Object> submitted, @Nullable String person);

  /**
   * Somebody is about to take a task, to put it back or to give it to somebody else.
   *
   * @param assignee who will have it, null for nobody
   * @param candidateGroups who may have it
   */
  void assign(
      TaskAtHand task, @Nullable String assignee, Set<String> candidateGroups, String person);

  /**
   * A task has been given by one person to another.
   *
   * @return the variables that the process is to know it by
   */
  Map<String, TypedValue> passedOn(TaskAtHand task, String assignee);

  /** Somebody is about to change what a person may change on a task: the date to look at it. */
  void remindOneself(TaskAtHand task, String person);

  /**
   * Files what somebody submits by the start form.
   *
   * @param definition the id of the version of the process whose form it is
   * @param person the user id, null if no person is logged in to the engine
   * @return the instance that carries it, new or known
   */
  Started takeIn(
      String definition, Map<String, @Nullable Object> submitted, @Nullable String person);

  /** What somebody is told who starts the process without its form. */
  String onlyByForm();

  /** What somebody is told when another has just submitted the same. */
  String lostRaceAtStart();

  /**
   * An instance that carries what was submitted.
   *
   * @param ended whether it has already come to its end
   */
  record Started(String processInstance, String businessKey, boolean ended) {}
}
