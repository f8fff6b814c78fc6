package io.leadrelay.engine;

import static java.util.Map.entry;

import io.leadrelay.engine.CommandGuard.Way;
import io.leadrelay.lead.Refusal;
import java.util.List;
import java.util.Map.Entry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractGetDeployedFormCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetTaskPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.PatchExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskFollowUpDateCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteProcessInstanceBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.jspecify.annotations.Nullable;

/**
 * Stops the engine's commands at the guard. It stands behind the start of the transaction, so that
 * a refusal takes back all that the command and the guard have done.
 */
class GuardInterceptor extends CommandInterceptor {

  /** What the guard does with one kind of command. */
  @FunctionalInterface
  interface Check {
    @Nullable Object go(CommandGuard guard, Command<?> command, Way way);
  }

  private static final Check PASS = (guard, command, way) -> way.go(command);

  /** The kinds of commands with their check; of several that fit, the first counts. */
  static final List<Entry<Class<?>, Check>> CHECKS =
      List.of(
          entry(ResolveTaskCmd.class, CommandGuard::delegation),
          entry(
              CompleteTaskCmd.class,
              (guard, command, way) -> guard.completion((CompleteTaskCmd) command, way)),
          entry(
              SubmitTaskFormCmd.class,
              (guard, command, way) -> guard.submission((SubmitTaskFormCmd) command, way)),
          entry(ClaimTaskCmd.class, CommandGuard::claim),
          entry(DelegateTaskCmd.class, CommandGuard::delegation),
          entry(AbstractAddIdentityLinkCmd.class, CommandGuard::link),
          entry(DeleteIdentityLinkCmd.class, CommandGuard::link),
          entry(SaveTaskCmd.class, CommandGuard::save),
          entry(SetTaskFollowUpDateCmd.class, CommandGuard::followUpDate),
          entry(AbstractSetTaskPropertyCmd.class, CommandGuard::taskData),
          entry(DeleteTaskCmd.class, CommandGuard::deletionOfTasks),
          entry(HandleTaskBpmnErrorCmd.class, CommandGuard::errorOrEscalation),
          entry(HandleTaskEscalationCmd.class, CommandGuard::errorOrEscalation),
          entry(SetTaskVariablesCmd.class, CommandGuard::taskVariables),
          entry(PatchTaskVariablesCmd.class, CommandGuard::taskVariables),
          entry(RemoveTaskVariablesCmd.class, CommandGuard::taskVariables),
          entry(AddCommentCmd.class, CommandGuard::note),
          entry(CreateAttachmentCmd.class, CommandGuard::note),
          entry(SaveAttachmentCmd.class, CommandGuard::changeOfAttachment),
          entry(DeleteAttachmentCmd.class, CommandGuard::changeOfAttachment),
          entry(SetExecutionVariablesCmd.class, CommandGuard::executionVariables),
          entry(PatchExecutionVariablesCmd.class, CommandGuard::executionVariables),
          entry(RemoveExecutionVariablesCmd.class, CommandGuard::executionVariables),
          entry(SetVariablesToProcessInstancesBatchCmd.class, CommandGuard::batch),
          entry(AbstractCorrelateMessageCmd.class, CommandGuard::message),
          entry(CorrelateAllMessageBatchCmd.class, CommandGuard::message),
          entry(SignalEventReceivedCmd.class, CommandGuard::message),
          entry(EvaluateStartConditionCmd.class, CommandGuard::message),
          entry(MessageEventReceivedCmd.class, CommandGuard::messageToExecution),
          entry(SignalCmd.class, CommandGuard::messageToExecution),
          entry(ModifyProcessInstanceCmd.class, CommandGuard::modification),
          entry(ModifyProcessInstanceAsyncCmd.class, CommandGuard::modification),
          entry(AbstractModificationCmd.class, CommandGuard::batch),
          entry(AbstractRestartProcessInstanceCmd.class, CommandGuard::batch),
          entry(AbstractMigrationCmd.class, CommandGuard::migration),
          entry(DeleteProcessInstanceCmd.class, CommandGuard::deletionOfInstance),
          entry(DeleteProcessInstancesCmd.class, CommandGuard::deletionOfInstances),
          entry(DeleteProcessInstanceBatchCmd.class, CommandGuard::batch),
          entry(AbstractDeleteProcessDefinitionCmd.class, CommandGuard::deletionOfModel),
          entry(DeleteProcessDefinitionsByIdsCmd.class, CommandGuard::deletionOfModel),
          entry(DeleteDeploymentCmd.class, CommandGuard::deletionOfModel),
          entry(StartProcessInstanceCmd.class, CommandGuard::start),
          entry(StartProcessInstanceAtActivitiesCmd.class, CommandGuard::start),
          entry(SubmitStartFormCmd.class, CommandGuard::startForm),
          entry(GetDeployedStartFormCmd.class, CommandGuard::startFormShown),
          entry(AbstractGetDeployedFormCmd.class, CommandGuard::form),
          entry(GetTaskFormVariablesCmd.class, CommandGuard::formVariables));

  private static final ConcurrentMap<Class<?>, Check> KNOWN = new ConcurrentHashMap<>();

  private final CommandGuard guard;

  GuardInterceptor(CommandGuard guard) {
    this.guard = guard;
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // The engine's own commands answer null.
  public <T> T execute(Command<T> command) {
    var check = KNOWN.computeIfAbsent(command.getClass(), GuardInterceptor::checkOf);
    if (check == PASS || !guard.isOnDuty()) {
      return next.execute(command);
    }
    try {
      return (T) check.go(guard, command, next::execute);
    } catch (Refusal refusal) {
      LastRefusal.met(refusal);
      throw new CommandRefused(refusal);
    }
  }

  private static Check checkOf(Class<?> command) {
    return CHECKS.stream()
        .filter(check -> check.getKey().isAssignableFrom(command))
        .findFirst()
        .map(Entry::getValue)
        .orElse(PASS);
  }
}
