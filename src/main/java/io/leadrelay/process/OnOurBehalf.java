package io.leadrelay.process;

import io.leadrelay.engine.CommandRefused;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * What the product does with its processes for somebody: whether they may do it was checked at the
 * door, so the engine does not ask again.
 */
@Component
class OnOurBehalf {

  private final IdentityService identity;

  OnOurBehalf(IdentityService identity) {
    this.identity = identity;
  }

  /**
   * Does the work without the person who is logged in.
   *
   * @throws io.leadrelay.lead.Refusal if a guard refuses it
   * @throws OptimisticLockingFailureException if somebody else was faster
   */
  <T> T get(Supplier<T> work) {
    var person = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return work.get();
    } catch (CommandRefused refused) {
      throw refused.refusal();
    } catch (OptimisticLockingException overtaken) {
      throw new OptimisticLockingFailureException(
          "Somebody else worked on the same instance", overtaken);
    } finally {
      identity.setAuthentication(person);
    }
  }

  /** As {@link #get}, for work without a result. */
  void run(Runnable work) {
    get(
        () -> {
          work.run();
          return true;
        });
  }
}
