package io.leadrelay.process.check;

import io.leadrelay.process.StepCatalogue;
import io.leadrelay.process.StepCatalogue.OfferedStep;
import io.leadrelay.process.StepContract.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.jspecify.annotations.Nullable;

/** Which steps of the catalogue a node of the diagram carries out, and what they say of it. */
final class StepsOfNode {

  private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}");

  private final StepCatalogue catalogue;

  StepsOfNode(StepCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The step that the node is, without its listeners. */
  Optional<OfferedStep> main(FlowNode node) {
    if (node instanceof StartEvent) {
      return catalogue.findByElement(node.getId());
    }
    if (node instanceof UserTask) {
      return catalogue.findByElement(node.getId()).or(() -> anyTask(Diagram.processOf(node)));
    }
    if (node instanceof BusinessRuleTask) {
      return decision(Diagram.camunda(node, "decisionRef"), Diagram.processOf(node));
    }
    if (node instanceof EndEvent && delegateExpression(node) == null) {
      return listenersOf(node, "start")
          .filter(step -> step.contract().kind() == Kind.MESSAGE_END_EVENT)
          .findFirst();
    }
    return bean(delegateExpression(node)).flatMap(catalogue::find);
  }

  /** The step that a task is which no code knows by its id. */
  private Optional<OfferedStep> anyTask(String process) {
    return catalogue.all(Kind.USER_TASK).stream()
        .filter(step -> step.contract().process().equals(process))
        .filter(step -> step.contract().element().isEmpty())
        .findFirst();
  }

  /** The step that asks that table: its own, or the one that asks any other. */
  private Optional<OfferedStep> decision(@Nullable String table, String process) {
    var decisions =
        catalogue.all(Kind.BUSINESS_RULE_TASK).stream()
            .filter(step -> step.contract().process().equals(process))
            .toList();
    return decisions.stream()
        .filter(step -> !step.contract().table().isEmpty())
        .filter(step -> step.contract().table().equals(table))
        .findFirst()
        .or(() -> decisions.stream().filter(step -> step.contract().table().isEmpty()).findFirst());
  }

  /** The step and the listeners of the node. */
  List<OfferedStep> all(FlowNode node) {
    return Stream.concat(
            main(node).stream(),
            Stream.concat(listenersOf(node, "start"), listenersOf(node, "end")))
        .distinct()
        .toList();
  }

  /** The codes of the BPMN errors by which the node's steps can end. */
  Set<String> errors(FlowNode node) {
    var codes = new TreeSet<String>();
    main(node).ifPresent(step -> codes.addAll(Arrays.asList(step.contract().errors())));
    return codes;
  }

  /** The variables that the node sets by the diagram's own mappings. */
  static Set<String> ownVariables(FlowNode node) {
    var names = new TreeSet<String>();
    var result = Diagram.camunda(node, "resultVariable");
    if (result != null) {
      names.add(result);
    }
    Diagram.extensions(node, org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput.class)
        .forEach(
            mappings ->
                mappings.getCamundaOutputParameters().stream()
                    .map(CamundaOutputParameter::getCamundaName)
                    .forEach(names::add));
    Diagram.extensions(node, org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut.class)
        .forEach(
            mapping -> {
              if (mapping.getCamundaTarget() != null) {
                names.add(mapping.getCamundaTarget());
              }
            });
    return names;
  }

  /** What a node of code calls, as it is written; null if nothing. */
  static @Nullable String delegateExpression(FlowNode node) {
    var messages = definitions(node, MessageEventDefinition.class);
    return messages.isEmpty()
        ? Diagram.camunda(node, "delegateExpression")
        : Diagram.camunda(messages.get(0), "delegateExpression");
  }

  /** The name in an expression that is nothing but the name of a bean. */
  static Optional<String> bean(@Nullable String expression) {
    if (expression == null) {
      return Optional.empty();
    }
    var matcher = BEAN.matcher(expression.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** What an event waits for or throws, of that type. */
  static <T extends EventDefinition> List<T> definitions(FlowNode node, Class<T> type) {
    var all =
        node instanceof CatchEvent caught
            ? caught.getEventDefinitions()
            : node instanceof ThrowEvent thrown
                ? thrown.getEventDefinitions()
                : List.<EventDefinition>of();
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Whether the engine commits what it did before it goes on at the node, or behind it. */
  static boolean isAsync(FlowNode node, String side) {
    return Boolean.parseBoolean(node.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, side));
  }

  private Stream<OfferedStep> listenersOf(FlowNode node, String event) {
    return Diagram.extensions(node, CamundaExecutionListener.class).stream()
        .filter(listener -> event.equals(listener.getCamundaEvent()))
        .flatMap(listener -> bean(listener.getCamundaDelegateExpression()).stream())
        .flatMap(bean -> catalogue.find(bean).stream());
  }
}
