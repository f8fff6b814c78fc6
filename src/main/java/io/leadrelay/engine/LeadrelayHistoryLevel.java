package io.leadrelay.engine;

import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.*;

import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.migration.instance.MigratingActivityInstance;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what people look for afterwards: where a lead waited, who did what, what was decided, what
 * went wrong. Passing steps cost a row each and are already told by {@code lead_event}; variables
 * are left out so that no fact about a person stays behind in them.
 */
final class LeadrelayHistoryLevel extends AbstractHistoryLevel {

  static final String NAME = "leadrelay";

  /** Stored in the database; the engine's own levels use 0 to 3. */
  private static final int ID = 24;

  private static final Set<HistoryEventType> ALWAYS =
      Set.of(
          PROCESS_INSTANCE_START,
          PROCESS_INSTANCE_UPDATE,
          PROCESS_INSTANCE_MIGRATE,
          PROCESS_INSTANCE_END,
          TASK_INSTANCE_CREATE,
          TASK_INSTANCE_UPDATE,
          TASK_INSTANCE_MIGRATE,
          TASK_INSTANCE_COMPLETE,
          TASK_INSTANCE_DELETE,
          INCIDENT_CREATE,
          INCIDENT_UPDATE,
          INCIDENT_MIGRATE,
          INCIDENT_RESOLVE,
          INCIDENT_DELETE,
          DMN_DECISION_EVALUATE,
          BATCH_START,
          BATCH_UPDATE,
          BATCH_END,
          USER_OPERATION_LOG);

  private static final Set<HistoryEventType> OF_ACTIVITIES =
      Set.of(
          ACTIVITY_INSTANCE_START,
          ACTIVITY_INSTANCE_UPDATE,
          ACTIVITY_INSTANCE_MIGRATE,
          ACTIVITY_INSTANCE_END);

  /** Steps that are over in the transaction that reaches them. */
  private static final Set<String> PASSING =
      Set.of(
          ActivityTypes.TASK,
          ActivityTypes.TASK_SERVICE,
          ActivityTypes.TASK_SEND_TASK,
          ActivityTypes.TASK_SCRIPT,
          ActivityTypes.TASK_BUSINESS_RULE,
          ActivityTypes.TASK_MANUAL_TASK,
          ActivityTypes.GATEWAY_EXCLUSIVE,
          ActivityTypes.GATEWAY_INCLUSIVE,
          ActivityTypes.GATEWAY_PARALLEL,
          ActivityTypes.GATEWAY_COMPLEX,
          ActivityTypes.INTERMEDIATE_EVENT_LINK,
          ActivityTypes.INTERMEDIATE_EVENT_THROW,
          ActivityTypes.INTERMEDIATE_EVENT_NONE_THROW,
          ActivityTypes.INTERMEDIATE_EVENT_MESSAGE_THROW,
          ActivityTypes.INTERMEDIATE_EVENT_SIGNAL_THROW,
          ActivityTypes.INTERMEDIATE_EVENT_ESCALATION_THROW,
          ActivityTypes.INTERMEDIATE_EVENT_COMPENSATION_THROW);

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return NAME;
  }

  /**
   * While it parses a model the engine asks with no entity whether to listen at all, and again with
   * one each time something happens.
   */
  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
    return ALWAYS.contains(type) || (OF_ACTIVITIES.contains(type) && isKept(entity));
  }

  private static boolean isKept(@Nullable Object entity) {
    ScopeImpl scope = null;
    if (entity instanceof ExecutionEntity execution) {
      scope = execution.getActivity();
    } else if (entity instanceof MigratingActivityInstance migrating) {
      scope = migrating.getTargetScope();
    }
    return !(scope instanceof ActivityImpl activity)
        || !PASSING.contains(activity.getProperties().get(BpmnProperties.TYPE));
  }
}
