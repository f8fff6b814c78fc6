package io.leadrelay.intake;

import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.UnknownLead;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does once more what failed because somebody else worked on the same lead: the second time it sees
 * what they did, and either works or is refused with a sentence.
 */
@Component
class LostRaces {

  private static final Logger log = LoggerFactory.getLogger(LostRaces.class);

  /**
   * The work's result.
   *
   * @param work something that is one transaction of its own
   */
  // The engine reports a lost race with whatever it ran into, a NullPointerException for one.
  @SuppressWarnings("IllegalCatch")
  <T> T retry(Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal | UnknownLead refused) {
      throw refused;
    } catch (RuntimeException perhapsALostRace) {
      log.info("A request failed and is tried once more", perhapsALostRace);
      return work.get();
    }
  }

  /** The same for work without a result. */
  void retry(Runnable work) {
    retry(
        () -> {
          work.run();
          return true;
        });
  }
}
