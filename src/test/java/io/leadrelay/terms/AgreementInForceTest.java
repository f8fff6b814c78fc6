package io.leadrelay.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.terms.Terms.SignedTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@DisplayName("The agreement in force")
class AgreementInForceTest {

  private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-12-01T00:00:00Z");

  private final Stored stored = new Stored();
  private Instant now = FIRST;
  private final AgreementInForce inForce = new AgreementInForce(stored, new MovableClock());

  AgreementInForceTest() {
    stored.add(agreement(1, FIRST));
    stored.add(agreement(3, SECOND));
  }

  @AfterEach
  void noTransactionIsLeft() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      end();
    }
  }

  @Test
  @DisplayName("changes at the agreed moment, not before")
  void changesAtItsTime() {
    now = SECOND.minusMillis(1);
    assertThat(inForce.now().number()).isEqualTo(1);

    now = SECOND;
    assertThat(inForce.now().number()).isEqualTo(3);
  }

  @Test
  @DisplayName("stays the same throughout a transaction, and a suspended one knows its own again")
  void staysTheSameInATransaction() {
    TransactionSynchronizationManager.initSynchronization();
    assertThat(inForce.now().number()).isEqualTo(1);

    now = SECOND;
    assertThat(inForce.now().number()).isEqualTo(1);
    each(TransactionSynchronization::suspend);
    each(TransactionSynchronization::resume);
    assertThat(inForce.now().number()).isEqualTo(1);

    end();
    assertThat(inForce.now().number()).isEqualTo(3);
  }

  @Test
  @DisplayName("is none before the first version, and that is said")
  void isNoneBeforeTheFirst() {
    now = FIRST.minusSeconds(1);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(inForce::now)
        .withMessage("No agreement is in force at 2026-10-31T23:59:59Z");
  }

  @Test
  @DisplayName("is found by its number though it was signed a moment ago on another node")
  void findsANewVersion() {
    assertThat(inForce.now().number()).isEqualTo(1);
    stored.add(agreement(4, SECOND));

    assertThat(inForce.get(4).number()).isEqualTo(4);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> inForce.get(2))
        .withMessage("There is no agreement no. 2");
  }

  private static void end() {
    each(synchronization -> synchronization.afterCompletion(0));
    TransactionSynchronizationManager.clearSynchronization();
  }

  private static void each(java.util.function.Consumer<TransactionSynchronization> work) {
    TransactionSynchronizationManager.getSynchronizations().forEach(work);
  }

  private static Agreement agreement(int number, Instant from) {
    return new Agreement(
        number,
        from,
        new Terms(
            500,
            BigDecimal.ONE,
            BigDecimal.TEN,
            new WorkingCalendar(
                ZoneOffset.UTC, WorkingHours.parse("Mon-Fri 9-17"), null, new TreeMap<>()),
            List.of(new SignedTable("fit", number, "abc"))),
        List.of());
  }

  /** The versions, in memory. */
  private static final class Stored implements Agreements {

    private final List<Agreement> all = new ArrayList<>();

    @Override
    public List<Agreement> all() {
      return List.copyOf(all);
    }

    @Override
    public Optional<Agreement> findInForce(Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void add(Agreement agreement) {
      all.add(agreement);
    }
  }

  private final class MovableClock extends Clock {

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
