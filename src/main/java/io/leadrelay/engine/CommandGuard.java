package io.leadrelay.engine;

import static io.leadrelay.engine.CommandFields.find;
import static io.leadrelay.engine.CommandFields.findText;
import static io.leadrelay.engine.CommandFields.flag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;

/**
 * Holds every command that ends, takes or alters a task or an instance against {@link
 * ProcessRules}, whichever door it came through. What the process does by itself, and what no
 * person is logged in for, is ours and passes; but completing a task always files what its form
 * submits.
 */
class CommandGuard {

  private static final String BY_FORM =
      "This task ends by its form only, so that nothing is lost of what came of it.";
  private static final String BY_THE_PROCESS =
      "What the process knows is set by its steps and forms, not by hand.";
  private static final String BY_MESSAGE =
      "Only Leadrelay itself tells a process that something happened.";
  private static final String BY_THE_DIAGRAM =
      "It goes the way of the diagram and cannot be moved, restarted or deleted by hand.";
  private static final String BY_THE_RELEASE = "Models come with the program; nobody deletes one.";
  private static final String NO_LOOSE_TASK =
      "Tasks come from the process; none can be made or deleted by hand.";
  private static final String NO_TASK_DATA =
      "Name, due date and the like of a task come from the agreement.";
  private static final String NO_DELEGATION =
      "This task is not delegated: it is done, put back, or given to somebody else.";

  private final ObjectProvider<ProcessRules> rules;
  private final ObjectProvider<FormData> formData;
  private final ObjectProvider<FormReading> formReading;
  private final ObjectMapper json = new ObjectMapper();
  private volatile @Nullable List<ProcessRules> knownRules;

  CommandGuard(
      ObjectProvider<ProcessRules> rules,
      ObjectProvider<FormData> formData,
      ObjectProvider<FormReading> formReading) {
    this.rules = rules;
    this.formData = formData;
    this.formReading = formReading;
  }

  /** A command, and the rest of its way to the engine's core. */
  interface Way {
    @Nullable Object go(Command<?> command);
  }

  @Nullable Object completion(CompleteTaskCmd command, Way way) {
    return unlessGone(command, () -> complete(command, way));
  }

  private @Nullable Object complete(CompleteTaskCmd command, Way way) {
    var task = get(findText(command, "taskId"));
    if (!isGoverned(task)) {
      return way.go(command);
    }
    var facts = file(task, map(command, "variables"));
    return way.go(
        new CompleteTaskCmd(
            task.getId(),
            facts,
            flag(command, "returnVariables"),
            flag(command, "deserializeReturnedVariables")));
  }

  @Nullable Object submission(SubmitTaskFormCmd command, Way way) {
    return unlessGone(command, () -> submit(command, way));
  }

  /**
   * Whoever was not fast enough meets all kinds of errors, a lost right to the task among them, and
   * one sentence that explains them.
   */
  private static @Nullable Object unlessGone(
      Command<?> command, Supplier<@Nullable Object> completion) {
    try {
      return completion.get();
    } catch (CommandRefused refused) {
      throw refused;
    } catch (RuntimeException e) {
      throw isGone(findText(command, "taskId")) ? Refusal.conflict(ProcessRules.GONE) : e;
    }
  }

  private static boolean isGone(@Nullable String task) {
    try {
      return withoutGrants(
          () ->
              Context.getProcessEngineConfiguration()
                      .getTaskService()
                      .createTaskQuery()
                      .taskId(task)
                      .count()
                  == 0);
    } catch (RuntimeException transactionIsBroken) {
      return false;
    }
  }

  private @Nullable Object submit(SubmitTaskFormCmd command, Way way) {
    var task = get(findText(command, "taskId"));
    if (!isGoverned(task)) {
      return way.go(command);
    }
    var facts = file(task, map(command, "properties"));
    return way.go(
        new SubmitTaskFormCmd(
            task.getId(),
            facts,
            flag(command, "returnVariables"),
            flag(command, "deserializeValues")));
  }

  private Map<String, Object> file(TaskEntity task, Map<String, @Nullable Object> submitted) {
    var person = person();
    if (person != null) {
      check(checker -> checker.checkTaskWork(task));
    }
    if (task.getDelegationState() == DelegationState.PENDING) {
      throw Refusal.conflict(NO_DELEGATION);
    }
    return new HashMap<>(
        withoutGrants(() -> rules(task).complete(atHand(task), plain(submitted), person)));
  }

  @Nullable Object claim(Command<?> command, Way way) {
    var person = person();
    if (person == null) {
      return way.go(command);
    }
    var task = get(findText(command, "taskId"));
    if (!isGoverned(task)) {
      return way.go(command);
    }
    check(checker -> checker.checkTaskWork(task));
    askToAssign(task, findText(command, "userId"), person);
    return way.go(command);
  }

  /** Setting the assignee, as the owner or candidate links of a task do it too. */
  @Nullable Object link(Command<?> command, Way way) {
    var person = person();
    if (person == null) {
      return way.go(command);
    }
    var task = get(findText(command, "taskId"));
    if (!isGoverned(task)) {
      return way.go(command);
    }
    if (!IdentityLinkType.ASSIGNEE.equals(findText(command, "type"))) {
      throw Refusal.conflict(NO_TASK_DATA);
    }
    var assignee = command instanceof AssignTaskCmd ? findText(command, "userId") : null;
    var before = task.getAssignee();
    var puttingBack = assignee == null && person.equals(before);
    if (!puttingBack) {
      check(checker -> checker.checkTaskAssign(task));
    }
    askToAssign(task, assignee, person);
    // The engine asks for the grant to assign of who only puts back what they took.
    var result = puttingBack ? withoutGrants(() -> way.go(command)) : way.go(command);
    if (assignee != null && before != null && !assignee.equals(before)) {
      var facts = withoutGrants(() -> rules(task).passedOn(atHand(task), assignee));
      facts.forEach(task.getExecution()::setVariable);
    }
    return result;
  }

  private void askToAssign(TaskEntity task, @Nullable String assignee, String person) {
    var groups =
        task.getCandidates().stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    withoutGrants(
        () -> {
          rules(task).assign(atHand(task), assignee, groups, person);
          return true;
        });
  }

  /** Saving a task as a whole: only the date to look at it again may differ. */
  @Nullable Object save(Command<?> command, Way way) {
    var person = person();
    if (person == null) {
      return way.go(command);
    }
    var task = (TaskEntity) Objects.requireNonNull(find(command, "task"));
    if (task.getRevision() == 0) {
      throw Refusal.conflict(NO_LOOSE_TASK);
    }
    if (isGoverned(task)) {
      var changes = (Map<?, ?>) find(task, "propertyChanges");
      if (changes != null && !Set.of("followUpDate").containsAll(changes.keySet())) {
        throw Refusal.conflict(NO_TASK_DATA);
      }
      remindOneself(task, person);
    }
    return way.go(command);
  }

  @Nullable Object followUpDate(Command<?> command, Way way) {
    var person = person();
    if (person != null) {
      var task = get(findText(command, "taskId"));
      if (isGoverned(task)) {
        remindOneself(task, person);
      }
    }
    return way.go(command);
  }

  private void remindOneself(TaskEntity task, String person) {
    check(checker -> checker.checkTaskAssign(task));
    withoutGrants(
        () -> {
          rules(task).remindOneself(atHand(task), person);
          return true;
        });
  }

  @Nullable Object deletionOfTasks(Command<?> command, Way way) {
    return refuseAPerson(command, way, NO_LOOSE_TASK);
  }

  @Nullable Object taskData(Command<?> command, Way way) {
    return onTask(command, way, "taskId", NO_TASK_DATA);
  }

  @Nullable Object delegation(Command<?> command, Way way) {
    return onTask(command, way, "taskId", NO_DELEGATION);
  }

  @Nullable Object errorOrEscalation(Command<?> command, Way way) {
    return onTask(command, way, "taskId", BY_FORM);
  }

  @Nullable Object taskVariables(Command<?> command, Way way) {
    return onTask(command, way, "entityId", BY_THE_PROCESS);
  }

  private @Nullable Object onTask(Command<?> command, Way way, String field, String sentence) {
    if (person() != null) {
      var id = findText(command, field);
      var task = id == null ? null : context().getTaskManager().findTaskById(id);
      if (task != null && isGoverned(task)) {
        check(checker -> checker.checkReadTask(task));
        throw Refusal.conflict(sentence);
      }
    }
    return way.go(command);
  }

  /** A comment or an attachment; the engine itself asks nobody for a grant. */
  @Nullable Object note(Command<?> command, Way way) {
    if (person() != null) {
      note(findText(command, "taskId"));
    }
    return way.go(command);
  }

  @Nullable Object changeOfAttachment(Command<?> command, Way way) {
    if (person() != null) {
      var attachment =
          command instanceof SaveAttachmentCmd
              ? (Attachment) find(command, "attachment")
              : context()
                  .getDbEntityManager()
                  .selectById(AttachmentEntity.class, "" + findText(command, "attachmentId"));
      if (attachment != null) {
        note(attachment.getTaskId());
      }
    }
    return way.go(command);
  }

  /** Who may work on a task may note something on it; on what is over nobody may. */
  private static void note(@Nullable String taskId) {
    var task = taskId == null ? null : context().getTaskManager().findTaskById(taskId);
    if (task == null) {
      throw Refusal.conflict(ProcessRules.GONE);
    }
    check(checker -> checker.checkTaskWork(task));
  }

  @Nullable Object executionVariables(Command<?> command, Way way) {
    return onExecution(command, way, "entityId", BY_THE_PROCESS);
  }

  @Nullable Object messageToExecution(Command<?> command, Way way) {
    return onExecution(command, way, "executionId", BY_MESSAGE);
  }

  @Nullable Object deletionOfInstance(Command<?> command, Way way) {
    return onExecution(command, way, "processInstanceId", BY_THE_DIAGRAM);
  }

  private @Nullable Object onExecution(Command<?> command, Way way, String field, String sentence) {
    if (person() != null) {
      refuseGovernedExecution(findText(command, field), sentence);
    }
    return way.go(command);
  }

  private void refuseGovernedExecution(@Nullable String id, String sentence) {
    var execution = id == null ? null : context().getExecutionManager().findExecutionById(id);
    if (execution != null && isGoverned(execution.getProcessDefinitionId())) {
      throw Refusal.conflict(sentence);
    }
  }

  @Nullable Object deletionOfInstances(Command<?> command, Way way) {
    if (person() != null) {
      var ids = (Collection<?>) find(command, "processInstanceIds");
      for (var id : ids == null ? List.of() : ids) {
        refuseGovernedExecution((String) id, BY_THE_DIAGRAM);
      }
    }
    return way.go(command);
  }

  /** A message by name, a signal or a condition may reach any instance. */
  @Nullable Object message(Command<?> command, Way way) {
    return refuseAPerson(command, way, BY_MESSAGE);
  }

  /** Work on many instances at once may reach any of them. */
  @Nullable Object batch(Command<?> command, Way way) {
    return refuseAPerson(command, way, BY_THE_DIAGRAM);
  }

  @Nullable Object modification(Command<?> command, Way way) {
    if (person() != null) {
      var builder =
          (ProcessInstanceModificationBuilderImpl) Objects.requireNonNull(find(command, "builder"));
      refuseGovernedExecution(builder.getProcessInstanceId(), BY_THE_DIAGRAM);
    }
    return way.go(command);
  }

  /** To another version of the same diagram, each waits where it waited. */
  @Nullable Object migration(Command<?> command, Way way) {
    if (person() != null) {
      var builder =
          (MigrationPlanExecutionBuilderImpl)
              Objects.requireNonNull(find(command, "executionBuilder"));
      var plan = builder.getMigrationPlan();
      if (plan.getInstructions().stream()
              .anyMatch(each -> !each.getSourceActivityId().equals(each.getTargetActivityId()))
          || (plan.getVariables() != null && !plan.getVariables().isEmpty())) {
        throw Refusal.conflict(BY_THE_DIAGRAM);
      }
    }
    return way.go(command);
  }

  @Nullable Object deletionOfModel(Command<?> command, Way way) {
    return refuseAPerson(command, way, BY_THE_RELEASE);
  }

  /** Starting without the form. */
  @Nullable Object start(Command<?> command, Way way) {
    if (person() != null) {
      var start =
          (ProcessInstantiationBuilderImpl)
              Objects.requireNonNull(find(command, "instantiationBuilder"));
      rules(start.getProcessDefinitionKey())
          .or(() -> rules(definition(start.getProcessDefinitionId())))
          .ifPresent(
              rules -> {
                throw Refusal.conflict(rules.onlyByForm());
              });
    }
    return way.go(command);
  }

  @Nullable Object startForm(Command<?> command, Way way) {
    var definition = definition(findText(command, "processDefinitionId"));
    var rules = rules(definition);
    if (definition == null || rules.isEmpty()) {
      return way.go(command);
    }
    if (person() != null) {
      check(checker -> checker.checkCreateProcessInstance(definition));
    }
    var submitted = plain(map(command, "variables"));
    try {
      var started =
          withoutGrants(() -> rules.get().takeIn(definition.getId(), submitted, person()));
      return new StartedInstance(
          started.processInstance(),
          started.businessKey(),
          started.ended(),
          definition.getId(),
          definition.getKey());
    } catch (DuplicateKeyException lostRace) {
      throw Refusal.conflict(rules.get().lostRaceAtStart());
    }
  }

  @Nullable Object startFormShown(Command<?> command, Way way) {
    var result = form(command, way);
    var person = person();
    var definition = definition(findText(command, "processDefinitionId"));
    if (person == null || definition == null || !(result instanceof InputStream form)) {
      return result;
    }
    var choices =
        formData.stream()
            .filter(any -> any.govern(definition.getKey()))
            .findFirst()
            .map(data -> withoutGrants(() -> data.choicesAtStart(person)))
            .orElseGet(Map::of);
    return choices.isEmpty() ? form : StartFormChoices.fill(form, choices);
  }

  @Nullable Object formVariables(Command<?> command, Way way) {
    var result = way.go(command);
    var id = findText(command, "resourceId");
    var task = id == null ? null : context().getTaskManager().findTaskById(id);
    if (result instanceof VariableMap variables && task != null && isGoverned(task)) {
      var at = atHand(task);
      var data =
          formData.stream().filter(any -> any.govern(processKey(task))).findFirst().orElse(null);
      if (data != null) {
        var asked = (Collection<?>) find(command, "formVariableNames");
        var shown = withoutGrants(() -> data.of(at));
        shown.forEach(
            (name, value) -> {
              if (asked == null || asked.contains(name)) {
                variables.putValueTyped(name, shown(value));
              }
            });
      }
    }
    return result;
  }

  @Nullable Object form(Command<?> command, Way way) {
    var reading = formReading.getIfAvailable();
    var deployed = way.go(command);
    if (deployed instanceof InputStream form && reading != null) {
      try (form) {
        return new ByteArrayInputStream(
            reading.read(form.readAllBytes(), context().getAuthenticatedUserId()));
      } catch (IOException e) {
        throw new UncheckedIOException("The form cannot be read", e);
      }
    }
    return deployed;
  }

  private TypedValue shown(@Nullable Object value) {
    if (!(value instanceof Map) && !(value instanceof Collection)) {
      return Variables.untypedValue(value);
    }
    try {
      return Variables.serializedObjectValue(json.writeValueAsString(value))
          .serializationDataFormat("application/json")
          .objectTypeName("java.util.Map")
          .create();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What a form shows cannot be written as JSON", e);
    }
  }

  private @Nullable Object refuseAPerson(Command<?> command, Way way, String sentence) {
    if (person() != null) {
      throw Refusal.conflict(sentence);
    }
    return way.go(command);
  }

  private List<ProcessRules> all() {
    var known = knownRules;
    if (known == null) {
      known = rules.stream().toList();
      knownRules = known;
    }
    return known;
  }

  /** The rules of a process, by its key. */
  private Optional<ProcessRules> rules(@Nullable String key) {
    return key == null
        ? Optional.empty()
        : all().stream().filter(any -> any.govern(key)).findFirst();
  }

  private Optional<ProcessRules> rules(@Nullable ProcessDefinitionEntity definition) {
    return definition == null ? Optional.empty() : rules(definition.getKey());
  }

  private ProcessRules rules(TaskEntity task) {
    return rules(definition(task.getProcessDefinitionId())).orElseThrow();
  }

  private static String processKey(TaskEntity task) {
    var definition = definition(task.getProcessDefinitionId());
    return definition == null ? "" : definition.getKey();
  }

  /** Whether there are rules to hold anything against; an engine without our process has none. */
  boolean isOnDuty() {
    return !all().isEmpty();
  }

  /** Who asks for it; nobody where the process itself is at work. */
  private static @Nullable String person() {
    return Context.getBpmnExecutionContext() == null ? context().getAuthenticatedUserId() : null;
  }

  private static CommandContext context() {
    return Context.getCommandContext();
  }

  private static TaskEntity get(@Nullable String id) {
    var task = id == null ? null : context().getTaskManager().findTaskById(id);
    if (task == null) {
      throw Refusal.conflict(ProcessRules.GONE);
    }
    return task;
  }

  private boolean isGoverned(TaskEntity task) {
    return isGoverned(task.getProcessDefinitionId());
  }

  private boolean isGoverned(@Nullable String processDefinition) {
    return rules(definition(processDefinition)).isPresent();
  }

  private static @Nullable ProcessDefinitionEntity definition(@Nullable String id) {
    if (id == null) {
      return null;
    }
    var cache = Context.getProcessEngineConfiguration().getDeploymentCache();
    var cached = cache.findProcessDefinitionFromCache(id);
    return cached != null
        ? cached
        : context().getProcessDefinitionManager().findLatestProcessDefinitionById(id);
  }

  private static void check(Consumer<CommandChecker> check) {
    Context.getProcessEngineConfiguration().getCommandCheckers().forEach(check);
  }

  private static <T> T withoutGrants(java.util.concurrent.Callable<T> work) {
    return context().runWithoutAuthorization(work);
  }

  private static TaskAtHand atHand(TaskEntity task) {
    return new TaskAtHand(
        task.getId(),
        task.getTaskDefinitionKey(),
        label(task),
        task.getProcessDefinitionId(),
        task.getAssignee(),
        task.getProcessInstanceId(),
        task.getProcessInstance().getBusinessKey());
  }

  /** The task's own name tells the lead, too. */
  private static String label(TaskEntity task) {
    var label = task.getTaskDefinition().getNameExpression();
    return label == null ? task.getTaskDefinitionKey() : label.getExpressionText();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> map(Command<?> command, String field) {
    var variables = (Map<String, @Nullable Object>) find(command, field);
    return variables == null ? Map.of() : variables;
  }

  /** What was submitted, as plain texts, numbers and truth values. */
  private static Map<String, @Nullable Object> plain(Map<String, @Nullable Object> variables) {
    var typed = Variables.fromMap(variables);
    var plain = new HashMap<String, @Nullable Object>();
    for (var name : typed.keySet()) {
      TypedValue value = typed.getValueTyped(name);
      if (value != null
          && value.getType() != null
          && !(value instanceof PrimitiveValue)
          && value.getType() != org.camunda.bpm.engine.variable.type.ValueType.NULL) {
        throw Refusal.invalid(name, "The field '" + name + "' takes a text, a number or yes/no.");
      }
      plain.put(name, value == null ? null : value.getValue());
    }
    return plain;
  }
}
