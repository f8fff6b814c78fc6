package io.leadrelay.engine;

import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskFollowUpDateCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What somebody does with a task is done again, in a new transaction, if the task changed under
 * their hands: it may only have been moved to a new version of the process. If it was somebody
 * else, the guard finds that out now and says so.
 */
class TryAgain extends CommandInterceptor {

  private static final int TRIES = 3;

  /** They keep what they were asked for and nothing of a try that failed. */
  private static final Set<Class<?>> REPEATABLE =
      Set.of(
          CompleteTaskCmd.class,
          SubmitTaskFormCmd.class,
          ClaimTaskCmd.class,
          AbstractAddIdentityLinkCmd.class,
          DeleteIdentityLinkCmd.class,
          SetTaskFollowUpDateCmd.class);

  @Override
  public <T> T execute(Command<T> command) {
    for (var left = TRIES; ; left--) {
      try {
        return next.execute(command);
      } catch (OptimisticLockingException overtaken) {
        if (left == 1
            || TransactionSynchronizationManager.isActualTransactionActive()
            || REPEATABLE.stream().noneMatch(kind -> kind.isInstance(command))) {
          throw overtaken;
        }
      }
    }
  }
}
