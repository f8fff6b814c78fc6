package io.leadrelay.process.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadrelay.process.StepCatalogue;
import io.leadrelay.process.StepCatalogue.OfferedStep;
import io.leadrelay.process.template.TemplateDraft.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * The element templates: one for each step that the catalogue offers, with what only its shipped
 * diagram says of it (its form, group, table and dates), and one for each kind of event.
 */
public final class ElementTemplates {

  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  private static final Pattern KEY =
      new Pattern("[A-Za-z_][A-Za-z0-9_-]*", "Letters, digits, - and _, beginning with a letter.");
  private static final Pattern DUE =
      new Pattern(
          "P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?)?|\\$\\{[A-Za-z]+}",
          "A duration such as P3D (three days) or PT4H (four hours), or a date such as"
              + " ${contactDueAt}.");
  private static final String DUE_HINT =
      "When the task is due after it came up: P3D for three days, PT4H for four hours. Empty for no"
          + " date.";

  private final List<OfferedStep> steps;
  private final List<ShippedDiagram> diagrams;

  ElementTemplates(List<OfferedStep> steps, List<ShippedDiagram> diagrams) {
    this.steps = steps;
    this.diagrams = diagrams;
  }

  /** All templates, without version numbers; steps first, then events. */
  public List<ObjectNode> all() {
    return Stream.of(
            steps.stream().map(this::template).flatMap(Optional::stream),
            diagrams.stream().flatMap(diagram -> new EventTemplates(diagram).all().stream()),
            EventTemplates.open().stream())
        .flatMap(Function.identity())
        .map(TemplateDraft::json)
        .toList();
  }

  /** A listener is no step of the diagram: the engine calls it where it belongs. */
  private Optional<TemplateDraft> template(OfferedStep step) {
    return Optional.ofNullable(
        switch (step.contract().kind()) {
          case SERVICE_TASK -> delegate(step, "bpmn:ServiceTask");
          case SEND_TASK -> delegate(step, "bpmn:SendTask");
          case BUSINESS_RULE_TASK -> decision(step);
          case USER_TASK -> userTask(step);
          case MESSAGE_END_EVENT ->
              draft(step, "bpmn:EndEvent").calls("start", "${" + step.bean() + "}");
          case START_FORM -> form(draft(step, "bpmn:StartEvent"), form(step));
          case EXECUTION_LISTENER, TASK_LISTENER -> null;
        });
  }

  private TemplateDraft delegate(OfferedStep step, String type) {
    var draft = task(step, type).sets("camunda:delegateExpression", "${" + step.bean() + "}");
    for (var parameter : step.contract().parameters()) {
      var parts = parameter.split(":", 2);
      draft.asksForParameter(label(parts[0].strip()), parts[1].strip(), parts[0].strip());
    }
    return draft;
  }

  private TemplateDraft decision(OfferedStep step) {
    var draft = task(step, "bpmn:BusinessRuleTask");
    var table = step.contract().table();
    if (table.isEmpty()) {
      return draft
          .asks(
              "Table",
              "The id of the decision table, as its file says.",
              "camunda:decisionRef",
              KEY)
          .sets("camunda:decisionRefBinding", "deployment");
    }
    var shipped =
        find(step, BusinessRuleTask.class, task -> table.equals(task.getCamundaDecisionRef()));
    draft.sets("camunda:decisionRef", table);
    draft.sets(
        "camunda:decisionRefBinding",
        shipped.map(BusinessRuleTask::getCamundaDecisionRefBinding).orElse("deployment"));
    shipped
        .map(BusinessRuleTask::getCamundaDecisionRefVersion)
        .ifPresent(version -> draft.sets("camunda:decisionRefVersion", version));
    return draft;
  }

  private TemplateDraft userTask(OfferedStep step) {
    var draft = task(step, "bpmn:UserTask");
    if (step.contract().element().isEmpty()) {
      draft
          .asks("Form", "The id of the form, as its file says.", "camunda:formRef", KEY)
          .sets("camunda:formRefBinding", "deployment")
          .letsChoose("Who does it", "camunda:candidateGroups", null, GroupWords.all());
      return due(draft, null);
    }
    UserTask shipped = diagram(step).model().getModelElementById(step.contract().element());
    form(draft, form(step));
    if (shipped.getCamundaAssignee() != null) {
      draft.sets("camunda:assignee", shipped.getCamundaAssignee());
    } else {
      draft.letsChoose(
          "Who does it",
          "camunda:candidateGroups",
          shipped.getCamundaCandidateGroups(),
          GroupWords.all());
    }
    return due(draft, shipped.getCamundaDueDate());
  }

  private static TemplateDraft due(TemplateDraft draft, @Nullable String usual) {
    return draft.offers("Due", DUE_HINT, "camunda:dueDate", usual, DUE);
  }

  private static TemplateDraft form(TemplateDraft draft, String form) {
    return draft.sets("camunda:formRef", form).sets("camunda:formRefBinding", "deployment");
  }

  private String form(OfferedStep step) {
    var element = step.contract().element();
    ModelElementInstance node = diagram(step).model().getModelElementById(element);
    return Objects.requireNonNull(
        node.getAttributeValueNs(CAMUNDA, "formRef"), () -> element + " has no form");
  }

  private TemplateDraft task(OfferedStep step, String type) {
    return draft(step, "bpmn:Task").becomes(type);
  }

  private TemplateDraft draft(OfferedStep step, String type) {
    var contract = step.contract();
    var description =
        new StepDescription(contract, diagram(step).home(), code -> errorName(step, code));
    return new TemplateDraft(id(step), contract.name(), description.text(), type)
        .sets("name", contract.name());
  }

  /** The id of a step's template, without what all have in common. */
  static String id(OfferedStep step) {
    return step.bean().replaceAll("(Delegate|Decision|Form)$", "");
  }

  private String errorName(OfferedStep step, String code) {
    return find(step, Error.class, error -> code.equals(error.getErrorCode()))
        .map(Error::getName)
        .orElse(code);
  }

  /** What the step's own diagram has of that type. */
  private <T extends ModelElementInstance> Optional<T> find(
      OfferedStep step, Class<T> type, Predicate<T> wanted) {
    return diagram(step).model().getModelElementsByType(type).stream().filter(wanted).findFirst();
  }

  private ShippedDiagram diagram(OfferedStep step) {
    var process = step.contract().process();
    return diagrams.stream()
        .filter(diagram -> diagram.process().equals(process))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No diagram of " + process));
  }

  /** {@code nextPiece} becomes "Next piece". */
  private static String label(String name) {
    var words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Those of Leadrelay itself, made of what stands in this checkout. */
  public static List<ObjectNode> ofLeadrelay() {
    return new ElementTemplates(
            StepCatalogue.ofLeadrelay(ElementTemplates.class.getClassLoader()).all(),
            ShippedDiagram.all())
        .all();
  }
}
