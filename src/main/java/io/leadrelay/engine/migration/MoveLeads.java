package io.leadrelay.engine.migration;

import io.leadrelay.engine.migration.FlightSql.Instance;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the leads in flight, some to a transaction. If some fail together, each goes alone, so that
 * one that cannot move keeps no other back. Whom somebody works on is left for the next look. Where
 * it was stopped is nowhere noted: who still runs on an older version is still to move.
 */
public class MoveLeads {

  private static final Logger log = LoggerFactory.getLogger(MoveLeads.class);

  private final FlightSql sql;
  private final Versions versions;
  private final MovePlanner planner;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final int together;

  /**
   * @param together how many leads share a transaction
   */
  MoveLeads(
      FlightSql sql,
      Versions versions,
      MovePlanner planner,
      RuntimeService runtime,
      TaskService tasks,
      TransactionTemplate transaction,
      Clock clock,
      int together) {
    this.sql = sql;
    this.versions = versions;
    this.planner = planner;
    this.runtime = runtime;
    this.tasks = tasks;
    this.transaction = transaction;
    this.clock = clock;
    this.together = together;
  }

  /**
   * What a look came to.
   *
   * @param moved how many leads
   * @param busy how many could not be moved now, because somebody works on them
   */
  public record Look(int moved, int busy) {

    private Look and(Look other) {
      return new Look(moved + other.moved, busy + other.busy);
    }
  }

  private static final Look NOTHING = new Look(0, 0);

  /** Another node moves leads. */
  private static final class NotOurTurn extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /** Has every lead tried again that the engine refused to move before. */
  void forgetRefused() {
    transaction.executeWithoutResult(status -> sql.forgetRefused());
  }

  /** Moves what can be moved, until, asked before each transaction, it shall not go on. */
  public Look look(BooleanSupplier goOn) {
    var look = NOTHING;
    for (var process : sql.processesBehind()) {
      for (var plan : InFlight.plans(versions.of(process), sql, planner)) {
        try {
          var moved = move(plan, goOn);
          look = look.and(moved);
          tell(plan, moved);
        } catch (NotOurTurn another) {
          return look;
        }
      }
    }
    return look;
  }

  private Look move(MovePlan plan, BooleanSupplier goOn) {
    var look = NOTHING;
    var after = "";
    while (goOn.getAsBoolean()) {
      var next = sql.next(plan.from().definition(), plan.to().definition(), after, together);
      if (next.isEmpty()) {
        return look;
      }
      after = next.get(next.size() - 1).id();
      look = look.and(moveAll(next, plan, goOn));
    }
    return look;
  }

  private Look moveAll(List<Instance> instances, MovePlan plan, BooleanSupplier goOn) {
    try {
      return move(instances, plan);
    } catch (NotOurTurn another) {
      throw another;
    } catch (RuntimeException e) {
      log.info("Leads are moved one by one: {}", e.toString());
    }
    var look = NOTHING;
    for (var instance : instances) {
      if (!goOn.getAsBoolean()) {
        return look;
      }
      look = look.and(moveAlone(instance, plan));
    }
    return look;
  }

  /**
   * A lost race has many faces, but hardly anybody loses two in a row: what fails twice is amiss.
   */
  private Look moveAlone(Instance instance, MovePlan plan) {
    try {
      try {
        return move(List.of(instance), plan);
      } catch (NotOurTurn another) {
        throw another;
      } catch (RuntimeException first) {
        return move(List.of(instance), plan);
      }
    } catch (NotOurTurn another) {
      throw another;
    } catch (OptimisticLockingException | TransientDataAccessException overtaken) {
      return new Look(0, 1);
    } catch (RuntimeException e) {
      log.warn(
          "The process {} cannot be moved to version {}", instance.id(), plan.to().number(), e);
      transaction.executeWithoutResult(
          status -> sql.refuse(instance.id(), plan.to().definition(), "" + e.getMessage(), clock));
      return NOTHING;
    }
  }

  private Look move(List<Instance> instances, MovePlan plan) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              if (!sql.takeTurn()) {
                throw new NotOurTurn();
              }
              var ours = sql.lock(instances);
              var waiting = sql.waiting(plan.from().definition(), ours, plan.neededFacts());
              var movable =
                  waiting.entrySet().stream()
                      .filter(each -> plan.obstacle(each.getValue()).isEmpty())
                      .map(Map.Entry::getKey)
                      .sorted()
                      .toList();
              if (!movable.isEmpty()) {
                runtime.newMigration(plan.plan()).processInstanceIds(movable).execute();
                renameTasks(movable, plan);
              }
              return new Look(movable.size(), instances.size() - ours.size());
            }));
  }

  /** A task keeps the name that it got when it was made, so one with a new label gets a new one. */
  private void renameTasks(List<String> instances, MovePlan plan) {
    var labels = plan.newLabels();
    if (labels.isEmpty()) {
      return;
    }
    var query =
        tasks
            .createTaskQuery()
            .processInstanceIdIn(instances.toArray(String[]::new))
            .taskDefinitionKeyIn(labels.keySet().toArray(String[]::new));
    for (var task : query.list()) {
      var label = Objects.requireNonNull(labels.get(task.getTaskDefinitionKey()));
      var name = renamed(task.getName(), label.get(0), label.get(1));
      if (name != null) {
        task.setName(name);
        tasks.saveTask(task);
      }
    }
  }

  private static @Nullable String renamed(@Nullable String name, String before, String after) {
    return name != null && name.startsWith(before) ? after + name.substring(before.length()) : null;
  }

  private void tell(MovePlan plan, Look moved) {
    if (moved.moved() == 0) {
      return;
    }
    log.info(
        "{}: leads moved from version {} to version {}: {}",
        plan.to().name(),
        plan.from().number(),
        plan.to().number(),
        moved.moved());
  }

  /** Says in the log how many leads stay on older versions, at which step and why. */
  void tellWhoStays() {
    for (var process : sql.processesBehind()) {
      for (var plan : InFlight.plans(versions.of(process), sql, planner)) {
        var crowds = sql.crowds(plan.from().definition(), plan.neededFacts());
        for (var group : Forecast.of(plan, crowds).groups()) {
          if (group.stay() != null) {
            log.warn(
                "{}: leads that stay on version {} at '{}' ({}): {}. {}",
                plan.from().name(),
                plan.from().number(),
                group.step().label(),
                group.step().id(),
                group.leads(),
                group.stay().sentence(Locale.ENGLISH));
          }
        }
      }
    }
  }
}
