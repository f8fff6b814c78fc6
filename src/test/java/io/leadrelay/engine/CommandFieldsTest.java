package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The fields of the engine's commands")
class CommandFieldsTest {

  @ParameterizedTest(name = "{0} keeps {1}")
  @CsvSource({
    "cmd.CompleteTaskCmd, taskId variables returnVariables deserializeReturnedVariables",
    "cmd.SubmitTaskFormCmd, taskId properties returnVariables deserializeValues",
    "cmd.ResolveTaskCmd, taskId",
    "cmd.ClaimTaskCmd, taskId userId",
    "cmd.DelegateTaskCmd, taskId",
    "cmd.AssignTaskCmd, taskId userId type",
    "cmd.AddUserIdentityLinkCmd, taskId userId type",
    "cmd.AddGroupIdentityLinkCmd, taskId userId type",
    "cmd.DeleteUserIdentityLinkCmd, taskId userId type",
    "cmd.DeleteGroupIdentityLinkCmd, taskId userId type",
    "cmd.SaveTaskCmd, task",
    "persistence.entity.TaskEntity, propertyChanges",
    "cmd.SetTaskFollowUpDateCmd, taskId",
    "cmd.SetTaskNameCmd, taskId",
    "cmd.HandleTaskBpmnErrorCmd, taskId",
    "cmd.HandleTaskEscalationCmd, taskId",
    "cmd.SetTaskVariablesCmd, entityId",
    "cmd.PatchTaskVariablesCmd, entityId",
    "cmd.RemoveTaskVariablesCmd, entityId",
    "cmd.SetExecutionVariablesCmd, entityId",
    "cmd.PatchExecutionVariablesCmd, entityId",
    "cmd.RemoveExecutionVariablesCmd, entityId",
    "cmd.MessageEventReceivedCmd, executionId",
    "cmd.SignalCmd, executionId",
    "cmd.ModifyProcessInstanceCmd, builder",
    "cmd.ModifyProcessInstanceAsyncCmd, builder",
    "migration.MigrateProcessInstanceCmd, executionBuilder",
    "migration.batch.MigrateProcessInstanceBatchCmd, executionBuilder",
    "cmd.DeleteProcessInstanceCmd, processInstanceId",
    "cmd.DeleteProcessInstancesCmd, processInstanceIds",
    "cmd.StartProcessInstanceCmd, instantiationBuilder",
    "cmd.StartProcessInstanceAtActivitiesCmd, instantiationBuilder",
    "cmd.SubmitStartFormCmd, processDefinitionId variables",
    "cmd.GetTaskFormVariablesCmd, resourceId formVariableNames",
  })
  void areNamedAsTheGuardReadsThem(String command, String fields) throws ClassNotFoundException {
    var type = Class.forName("org.camunda.bpm.engine.impl." + command);
    var names = new HashSet<String>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (var field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          names.add(field.getName());
        }
      }
    }

    assertThat(names).contains(fields.split(" "));
  }

  @Test
  @DisplayName("give what the command was made with")
  void areRead() {
    var command = new CompleteTaskCmd("task-1", Map.of("a", 1), true, false);

    assertThat(CommandFields.findText(command, "taskId")).isEqualTo("task-1");
    assertThat(CommandFields.find(command, "variables")).isEqualTo(Map.of("a", 1));
    assertThat(CommandFields.flag(command, "returnVariables")).isTrue();
    assertThat(CommandFields.flag(command, "deserializeReturnedVariables")).isFalse();
  }

  @Test
  @DisplayName("are missed by name where the engine has changed")
  void areMissed() {
    assertThatThrownBy(() -> CommandFields.find(new ClaimTaskCmd("t", "u"), "elsewhere"))
        .hasMessageContaining("has no field 'elsewhere' any more");
  }
}
