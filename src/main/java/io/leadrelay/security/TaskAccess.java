package io.leadrelay.security;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Takes the access to a task from whoever no longer holds it. The engine's own rule lets a former
 * assignee read and complete the task for ever.
 */
class TaskAccess extends DefaultAuthorizationProvider {

  @Override
  public AuthorizationEntity @Nullable [] newTaskAssignee(
      Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
    if (oldAssignee != null && !oldAssignee.equals(newAssignee)) {
      withdraw(task, oldAssignee);
    }
    return super.newTaskAssignee(task, oldAssignee, newAssignee);
  }

  private void withdraw(Task task, String formerAssignee) {
    var grant = getGrantAuthorizationByUserId(formerAssignee, Resources.TASK, task.getId());
    if (grant != null) {
      Context.getCommandContext().getDbEntityManager().delete(grant);
    }
  }
}
