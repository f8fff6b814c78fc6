package io.leadrelay.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.listener.DelegateExpressionExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.listener.DelegateExpressionTaskListener;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives each step the {@link StepListeners} it cannot do without. Modeler's element templates could
 * not bind all of them, and a step drawn by hand would lack them. What the diagram itself names
 * stays and is not given twice.
 */
@Component
class StepsAreListenedTo extends AbstractCamundaConfiguration {

  private final ObjectProvider<StepListeners> beans;

  StepsAreListenedTo(ObjectProvider<StepListeners> beans) {
    this.beans = beans;
  }

  @Override
  public void preInit(SpringProcessEngineConfiguration configuration) {
    List<BpmnParseListener> listeners =
        new ArrayList<>(
            Objects.requireNonNullElseGet(
                configuration.getCustomPostBPMNParseListeners(), List::of));
    listeners.add(new Listening(configuration::getExpressionManager));
    configuration.setCustomPostBPMNParseListeners(listeners);
  }

  /** Where there is an expression manager once the engine stands. */
  private interface Expressions {
    ExpressionManager get();
  }

  private final class Listening extends AbstractBpmnParseListener {

    private final Expressions expressions;

    Listening(Expressions expressions) {
      this.expressions = expressions;
    }

    @Override
    public void parseBusinessRuleTask(Element task, ScopeImpl scope, ActivityImpl activity) {
      var table = task.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "decisionRef");
      if (table == null) {
        return;
      }
      in((ProcessDefinitionEntity) activity.getProcessDefinition())
          .filter(beans -> named(activity).noneMatch(beans::isOfDecision))
          .flatMap(beans -> beans.ofDecision(table))
          .ifPresent(
              bean -> {
                listen(activity, ExecutionListener.EVENTNAME_START, bean);
                listen(activity, ExecutionListener.EVENTNAME_END, bean);
              });
    }

    @Override
    public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
      in((ProcessDefinitionEntity) activity.getProcessDefinition())
          .ifPresent(
              beans -> listen((UserTaskActivityBehavior) activity.getActivityBehavior(), beans));
    }

    private void listen(UserTaskActivityBehavior task, StepListeners beans) {
      var definition = task.getTaskDefinition();
      var expression = expression(beans.ofUserTask());
      var named =
          Objects.requireNonNullElseGet(
                  definition.getTaskListenersForEvent(TaskListener.EVENTNAME_CREATE),
                  List::<TaskListener>of)
              .stream()
              .anyMatch(
                  any ->
                      any instanceof DelegateExpressionTaskListener listener
                          && listener.getExpressionText().equals(expression));
      if (!named) {
        definition.addBuiltInTaskListener(
            TaskListener.EVENTNAME_CREATE,
            new DelegateExpressionTaskListener(
                expressions.get().createExpression(expression), List.of()));
      }
    }

    /** What waits is known only when all is read: a gateway waits for the events behind it. */
    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
      in(definition).ifPresent(beans -> listenToWaits(definition, beans));
    }

    private void listenToWaits(ScopeImpl scope, StepListeners beans) {
      for (var activity : scope.getActivities()) {
        EventSubscriptionDeclaration.getDeclarationsForScope(activity).values().stream()
            .filter(event -> EventType.MESSAGE.name().equals(event.getEventType()))
            .map(event -> beans.ofWait(event.getUnresolvedEventName()))
            .flatMap(Optional::stream)
            .findFirst()
            .filter(bean -> named(activity).noneMatch(bean::equals))
            .ifPresent(bean -> listen(activity, ExecutionListener.EVENTNAME_START, bean));
        listenToWaits(activity, beans);
      }
    }

    private Optional<StepListeners> in(ProcessDefinitionEntity process) {
      return beans.stream().filter(any -> any.govern(process.getKey())).findFirst();
    }

    /** The beans that the diagram itself names at the start of an activity. */
    private static Stream<String> named(ActivityImpl activity) {
      return activity.getListeners(ExecutionListener.EVENTNAME_START).stream()
          .filter(DelegateExpressionExecutionListener.class::isInstance)
          .map(listener -> ((DelegateExpressionExecutionListener) listener).getExpressionText())
          .map(expression -> expression.replaceAll("^[$#]\\{\\s*|\\s*}$", ""));
    }

    /** First of all, so that a listener of the diagram finds what this one leaves. */
    private void listen(ActivityImpl activity, String event, String bean) {
      activity.addBuiltInListener(
          event,
          new DelegateExpressionExecutionListener(
              expressions.get().createExpression(expression(bean)), List.of()),
          0);
    }

    private static String expression(String bean) {
      return "${" + bean + "}";
    }
  }
}
