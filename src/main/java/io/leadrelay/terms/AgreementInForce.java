package io.leadrelay.terms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The version in force, as steps and requests ask for it. Within one transaction it is the same
 * throughout: a lead is not judged by the points of one version and the threshold of the next.
 */
@Component
public class AgreementInForce {

  /**
   * A version signed on another node is heard of this much later at most. Each comes into force
   * later than that after its last signature.
   */
  public static final Duration HEARD_OF = Duration.ofSeconds(5);

  private final Agreements agreements;
  private final Clock clock;
  private volatile @Nullable Kept kept;

  AgreementInForce(Agreements agreements, Clock clock) {
    this.agreements = agreements;
    this.clock = clock;
  }

  private record Kept(List<Agreement> agreements, long since) {}

  /**
   * The version in force now.
   *
   * @throws IllegalStateException if there is none
   */
  public Agreement now() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return at(clock.instant());
    }
    if (TransactionSynchronizationManager.getResource(this) instanceof Agreement pinned) {
      return pinned;
    }
    var found = at(clock.instant());
    var pin = new Pin(found);
    pin.resume();
    TransactionSynchronizationManager.registerSynchronization(pin);
    return found;
  }

  /**
   * A version.
   *
   * @throws IllegalStateException if there is none of that number
   */
  public Agreement get(int number) {
    return find(number)
        .or(
            () -> {
              kept = null;
              return find(number);
            })
        .orElseThrow(() -> new IllegalStateException("There is no agreement no. " + number));
  }

  private Optional<Agreement> find(int number) {
    return all().stream().filter(agreement -> agreement.number() == number).findFirst();
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void forget(AgreementSigned signed) {
    kept = null;
  }

  private Agreement at(Instant now) {
    return all().stream()
        .filter(agreement -> !agreement.inForceFrom().isAfter(now))
        .max(Comparator.comparing(Agreement::inForceFrom).thenComparingInt(Agreement::number))
        .orElseThrow(() -> new IllegalStateException("No agreement is in force at " + now));
  }

  /** An agreement never changes; the age is that of the machine, as the clock may be moved. */
  private List<Agreement> all() {
    var known = kept;
    if (known == null || System.nanoTime() - known.since() > HEARD_OF.toNanos()) {
      known = new Kept(agreements.all(), System.nanoTime());
      kept = known;
    }
    return known.agreements();
  }

  /** Holds the version as long as its transaction runs. */
  private final class Pin implements TransactionSynchronization {

    private final Agreement agreement;

    Pin(Agreement agreement) {
      this.agreement = agreement;
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(AgreementInForce.this, agreement);
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResourceIfPossible(AgreementInForce.this);
    }

    @Override
    public void afterCompletion(int status) {
      suspend();
    }
  }
}
