package io.leadrelay.process;

import io.leadrelay.engine.ProcessRules;
import io.leadrelay.engine.TaskAtHand;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.process.form.FormValues;
import io.leadrelay.terms.Side;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Who may do what in a process in which each side has a task of its own, done by a person. */
abstract class OneTaskForEachSide implements ProcessRules {

  private final String process;
  private final Map<String, Side> sides;
  private final String byAPerson;
  private final People people;

  /**
   * @param sides whose task it is, by the id of its node
   * @param byAPerson what a system is told that completes one
   */
  OneTaskForEachSide(String process, Map<String, Side> sides, String byAPerson, People people) {
    this.process = process;
    this.sides = sides;
    this.byAPerson = byAPerson;
    this.people = people;
  }

  /** Files what somebody submits for a side. */
  abstract Map<String, TypedValue> submit(
      TaskAtHand task, Side side, Map<String, @Nullable Object> submitted, String person);

  /**
   * Whether somebody may have the task of a side.
   *
   * @throws Refusal with a plain sentence if not
   */
  abstract void check(TaskAtHand task, Side side, String person);

  @Override
  public final boolean govern(String processDefinitionKey) {
    return process.equals(processDefinitionKey);
  }

  @Override
  public final Map<String, TypedValue> complete(
      TaskAtHand task, Map<String, @Nullable Object> submitted, @Nullable String person) {
    if (person != null) {
      refuseIfAnotherHas(task, person);
    }
    var side = sides.get(task.element());
    if (side == null) {
      // A step of the owner's own, such as an approval: nothing of it is kept.
      FormValues.of(submitted, Set.of());
      return Map.of();
    }
    if (person == null) {
      throw Refusal.conflict(byAPerson);
    }
    return submit(task, side, submitted, person);
  }

  @Override
  public final void assign(
      TaskAtHand task, @Nullable String assignee, Set<String> candidateGroups, String person) {
    refuseIfAnotherHas(task, person);
    var side = sides.get(task.element());
    if (side != null && assignee != null) {
      check(task, side, assignee);
    }
  }

  @Override
  public final Map<String, TypedValue> passedOn(TaskAtHand task, String assignee) {
    return Map.of();
  }

  @Override
  public final void remindOneself(TaskAtHand task, String person) {
    refuseIfAnotherHas(task, person);
  }

  private void refuseIfAnotherHas(TaskAtHand task, String person) {
    if (task.assignee() != null && !task.assignee().equals(person)) {
      throw Refusal.conflict(people.nameOf(task.assignee()) + " has taken this task.");
    }
  }
}
