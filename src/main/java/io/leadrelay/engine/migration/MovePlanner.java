package io.leadrelay.engine.migration;

import io.leadrelay.engine.migration.MovePlan.Destination;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.bpmn.behavior.ConditionalEventBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Plans a move by the same rules for leads in flight and for the dry run: each step goes to the one
 * of the same id, or of the id that it got since. Timers keep their dates, as no instruction renews
 * them; a timer that is new starts by its expression.
 */
final class MovePlanner {

  /** The one form of a timer that we can tell by itself whether it will find its date. */
  private static final Pattern FACT = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");

  private final RuntimeService runtime;
  private final RepositoryServiceImpl repository;

  private final TransactionOperations aside;

  /**
   * @param aside runs what the engine may refuse, so that the transaction of whoever asks lives on
   */
  MovePlanner(RuntimeService runtime, RepositoryService repository, TransactionOperations aside) {
    this.aside = aside;
    this.runtime = runtime;
    this.repository = (RepositoryServiceImpl) repository;
  }

  /**
   * Plans the move from the first of these versions to the last.
   *
   * @param versions all from the one to the other, as they followed each other
   */
  MovePlan plan(List<Version> versions) {
    var from = versions.get(0);
    var to = versions.get(versions.size() - 1);
    var source = definition(from);
    var target = definition(to);
    var candidates = new LinkedHashMap<ActivityImpl, ActivityImpl>();
    var stays = new HashMap<String, Stay>();
    all(source)
        .forEach(
            step -> {
              var next = target.findActivity(destination(step.getId(), versions));
              if (next == null) {
                stays.put(step.getId(), Stay.stepGone());
              } else if (!type(step).equals(type(next))) {
                stays.put(step.getId(), Stay.otherKind());
              } else if (canBeLeft(step)) {
                candidates.put(step, next);
              }
            });
    var plan = agreed(from, to, candidates, stays);
    var model = model(to);
    var labels = labels(model);
    var destinations = destinations(candidates, timers(model), labels);
    return new MovePlan(from, to, plan, steps(labels(model(from))), destinations, stays);
  }

  /** Leaves out what the engine does not agree to, until it agrees. */
  private MigrationPlan agreed(
      Version from, Version to, Map<ActivityImpl, ActivityImpl> moves, Map<String, Stay> stays) {
    while (true) {
      try {
        var builder = runtime.createMigrationPlan(from.definition(), to.definition());
        moves.forEach(
            (step, next) -> {
              var instruction = builder.mapActivities(step.getId(), next.getId());
              if (step.getActivityBehavior() instanceof ConditionalEventBehavior) {
                instruction.updateEventTrigger();
              }
            });
        return Objects.requireNonNull(aside.execute(status -> builder.build()));
      } catch (MigrationPlanValidationException refused) {
        var reports = refused.getValidationReport().getInstructionReports();
        if (reports.isEmpty()) {
          throw refused;
        }
        for (var report : reports) {
          var id = report.getMigrationInstruction().getSourceActivityId();
          moves.entrySet().stream()
              .filter(move -> move.getKey().getId().equals(id))
              .findFirst()
              .ifPresent(
                  move -> {
                    stays.put(id, why(move.getKey(), move.getValue(), moves, report.getFailures()));
                    moves.remove(move.getKey());
                  });
        }
      }
    }
  }

  private static Stay why(
      ActivityImpl step,
      ActivityImpl next,
      Map<ActivityImpl, ActivityImpl> moves,
      List<String> failures) {
    var around = moves.get(step.getFlowScope());
    return around != null && !around.equals(next.getFlowScope())
        ? Stay.elsewhere()
        : Stay.engine(String.join(" ", failures));
  }

  /** The id that a step of the first of these versions has in the last. */
  private String destination(String id, List<Version> versions) {
    var now = id;
    for (var n = 1; n < versions.size(); n++) {
      now = next(now, versions.get(n - 1), versions.get(n));
    }
    var target = definition(versions.get(versions.size() - 1));
    return target.findActivity(now) == null ? id : now;
  }

  /** Going back is the same as going on: what got a new id on the way here gets its old one. */
  private String next(String id, Version version, Version following) {
    var target = definition(following);
    if (target.findActivity(id) != null) {
      return id;
    }
    var back =
        version.renames().oldIdsOf(id).stream()
            .filter(oldId -> target.findActivity(oldId) != null)
            .toList();
    return following
        .renames()
        .findNew(id)
        .filter(newId -> target.findActivity(newId) != null)
        .or(() -> back.size() == 1 ? Optional.of(back.get(0)) : Optional.empty())
        .orElse(id);
  }

  private BpmnModelInstance model(Version version) {
    return repository.getBpmnModelInstance(version.definition());
  }

  /** The timers whose date is a fact, each by its id with the fact. */
  private static Map<String, String> timers(BpmnModelInstance model) {
    var timers = new HashMap<String, String>();
    for (var timer : model.getModelElementsByType(TimerEventDefinition.class)) {
      Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
          .filter(Objects::nonNull)
          .map(time -> FACT.matcher(time.getTextContent()))
          .filter(Matcher::matches)
          .forEach(
              fact -> timers.put(timer.getParentElement().getAttributeValue("id"), fact.group(1)));
    }
    return timers;
  }

  private static Map<String, Destination> destinations(
      Map<ActivityImpl, ActivityImpl> moves,
      Map<String, String> timers,
      Map<String, String> labels) {
    var destinations = new TreeMap<String, Destination>();
    moves.forEach(
        (step, next) -> {
          var needs = new TreeMap<String, String>();
          newTimers(next, moves)
              .map(ActivityImpl::getId)
              .filter(timers::containsKey)
              .forEach(timer -> needs.put(timers.get(timer), label(timer, labels)));
          destinations.put(
              step.getId(),
              new Destination(
                  new Step(next.getId(), label(next.getId(), labels)),
                  needs,
                  (!step.isAsyncBefore() || next.isAsyncBefore())
                      && (!step.isAsyncAfter() || next.isAsyncAfter())));
        });
    return destinations;
  }

  /** The timers that begin when somebody comes to a step and that had not begun before. */
  private static Stream<ActivityImpl> newTimers(
      ActivityImpl next, Map<ActivityImpl, ActivityImpl> moves) {
    return Stream.<@Nullable ScopeImpl>iterate(next, Objects::nonNull, MovePlanner::around)
        .flatMap(
            scope -> scope.getProperties().get(BpmnProperties.TIMER_DECLARATIONS).values().stream())
        .map(TimerDeclarationImpl::getActivity)
        .filter(timer -> !moves.containsValue(timer));
  }

  private static @Nullable ScopeImpl around(ScopeImpl scope) {
    return scope instanceof ActivityImpl activity ? activity.getFlowScope() : null;
  }

  /** Of the others none can be waited at. */
  private static boolean canBeLeft(ActivityImpl step) {
    return SupportedActivityValidator.INSTANCE.valid(step);
  }

  private ProcessDefinitionImpl definition(Version version) {
    return (ProcessDefinitionImpl) repository.getDeployedProcessDefinition(version.definition());
  }

  private static Map<String, String> labels(BpmnModelInstance model) {
    var labels = new HashMap<String, String>();
    for (var node : model.getModelElementsByType(FlowNode.class)) {
      var name = node.getName();
      labels.put(
          node.getId(),
          name == null || name.isBlank() ? node.getId() : name.replaceAll("\\s+", " ").strip());
    }
    return labels;
  }

  private static String label(String id, Map<String, String> labels) {
    return labels.getOrDefault(id, id);
  }

  private static Map<String, Step> steps(Map<String, String> labels) {
    var steps = new HashMap<String, Step>();
    labels.forEach((id, label) -> steps.put(id, new Step(id, label)));
    return steps;
  }

  private static Stream<ActivityImpl> all(ScopeImpl scope) {
    return scope.getActivities().stream()
        .flatMap(activity -> Stream.concat(Stream.of(activity), all(activity)));
  }

  private static String type(ActivityImpl activity) {
    return String.valueOf(activity.getProperties().get(BpmnProperties.TYPE));
  }
}
