package io.leadrelay.process;

import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.Agreement.SignedTable;
import io.leadrelay.terms.AgreementSigned;
import io.leadrelay.terms.Agreements;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the models which version of a signed table runs; they know it as {@code agreement}. */
@Component("agreement")
public class AgreementTables {

  /** A version signed on another node is heard of this much later at most. */
  private static final Duration KEPT = Duration.ofSeconds(5);

  private final Agreements agreements;
  private final Clock clock;
  private volatile @Nullable Kept kept;

  AgreementTables(Agreements agreements, Clock clock) {
    this.agreements = agreements;
    this.clock = clock;
  }

  /**
   * The version of a decision table that both teams have signed and that is in force now.
   *
   * @param decision the key of the table
   * @param execution where it is about to be evaluated
   * @throws IllegalStateException if no agreement is in force, or the table is not part of it
   */
  public int tableVersion(String decision, DelegateExecution execution) {
    var agreement = inForce();
    return agreement
        .table(decision)
        .map(SignedTable::version)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The decision table '"
                        + decision
                        + "' is not part of agreement no. "
                        + agreement.number()
                        + ", but "
                        + execution.getCurrentActivityId()
                        + " asks for its signed version"));
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void forget(AgreementSigned signed) {
    kept = null;
  }

  private Agreement inForce() {
    var now = clock.instant();
    return all().stream()
        .filter(agreement -> !agreement.inForceFrom().isAfter(now))
        .max(Comparator.comparing(Agreement::inForceFrom).thenComparingInt(Agreement::number))
        .orElseThrow(() -> new IllegalStateException("No agreement is in force at " + now));
  }

  /** An agreement never changes; the age is that of the machine, as the clock may be moved. */
  private List<Agreement> all() {
    var known = kept;
    if (known == null || System.nanoTime() - known.since() > KEPT.toNanos()) {
      known = new Kept(agreements.all(), System.nanoTime());
      kept = known;
    }
    return known.agreements();
  }

  private record Kept(List<Agreement> agreements, long since) {}
}
