package io.leadrelay.absence;

import static org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW;

import io.leadrelay.lead.OneAtATime;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks now and then whether the tasks of reps who are away are with who acts for them: a user is
 * deleted without anybody being told, and a task may come up at the moment at which an absence
 * begins.
 */
@Component
public class KeepTasksInGoodHands {

  private static final Logger log = LoggerFactory.getLogger(KeepTasksInGoodHands.class);

  private static final String JOB = "keepTasksInGoodHands";

  private final Team team;
  private final HandOpenTasks handOpenTasks;
  private final OneAtATime oneAtATime;
  private final TransactionTemplate transaction;

  KeepTasksInGoodHands(
      Team team,
      HandOpenTasks handOpenTasks,
      OneAtATime oneAtATime,
      PlatformTransactionManager transactions) {
    this.team = team;
    this.handOpenTasks = handOpenTasks;
    this.oneAtATime = oneAtATime;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(PROPAGATION_REQUIRES_NEW);
  }

  @Scheduled(fixedDelayString = "${leadrelay.absences.look-every:1m}")
  void look() {
    try {
      lookNow();
    } catch (RuntimeException e) {
      // The next look finds the same tasks again.
      log.warn("Tasks of reps who are away could not be looked at", e);
    }
  }

  /** Looks now, unless another node is at it. */
  public void lookNow() {
    oneAtATime.tryTo(JOB, () -> team.all().forEach(this::look));
  }

  private void look(Rep rep) {
    try {
      transaction.executeWithoutResult(status -> handOpenTasks.arrange(rep));
    } catch (RuntimeException e) {
      // What is wrong with the tasks of one must not leave those of the others.
      log.warn("The tasks of {} could not be looked at", rep.id(), e);
    }
  }
}
