package io.leadrelay.mail;

import static io.leadrelay.mail.OutboxUnderTest.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.lead.Mail;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;

@DisplayName("A mail that a step posts")
class PostingMailTest {

  @ParameterizedTest
  @EnumSource
  void isGoneWhenTheStepRollsBack(OutboxDatabase database) {
    try (var outbox = new OutboxUnderTest(database)) {
      assertThatThrownBy(
              () ->
                  outbox.inTransaction(
                      () -> {
                        outbox.mailbox().post(mail("step-1"));
                        assertThat(outbox.rows()).hasSize(1);
                        throw new IllegalStateException("the step fails");
                      }))
          .hasMessage("the step fails");

      assertThat(outbox.rows()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isPostedOnceThoughTheStepIsRepeated(OutboxDatabase database) {
    try (var outbox = new OutboxUnderTest(database)) {
      outbox.post(mail("step-1"));

      outbox.inTransaction(
          () -> {
            outbox.mailbox().post(mail("step-1"));
            outbox.mailbox().post(mail("step-2"));
          });

      assertThat(outbox.rows())
          .extracting(row -> row.get("dedupe_key"))
          .containsExactlyInAnyOrder("step-1", "step-2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void isPostedOnceThoughTheStepRunsTwiceAtOnce(OutboxDatabase database) throws Exception {
    try (var outbox = new OutboxUnderTest(database)) {
      var bothHaveLooked = new CyclicBarrier(2);
      var threads = Executors.newFixedThreadPool(2);
      Runnable step =
          () ->
              outbox.inTransaction(
                  () -> {
                    // Each has its snapshot and its connection before either writes.
                    outbox.rows();
                    await(bothHaveLooked);
                    outbox.mailbox().post(mail("step-1"));
                    await(100);
                  });

      var runs = IntStream.range(0, 2).mapToObj(run -> threads.submit(step)).toList();
      var lost = runs.stream().filter(PostingMailTest::lostTheRace).count();

      assertThat(outbox.rows()).hasSize(1);
      assertThat(lost).isLessThanOrEqualTo(1);
      outbox.post(mail("step-1"));
      assertThat(outbox.rows()).hasSize(1);
      threads.shutdown();
    }
  }

  @Test
  void needsTheTransactionOfAStep() {
    try (var outbox = new OutboxUnderTest(OutboxDatabase.H2)) {
      assertThatThrownBy(() -> outbox.mailbox().post(mail("step-1")))
          .isInstanceOf(IllegalTransactionStateException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nBcc: b@example.org", "a\rb", "a\u0085b", "a\u2028b", "a\u0000b", " "})
  void isRefusedWhenALineCouldHoldAnotherHeader(String line) {
    assertThatThrownBy(() -> new Mail(null, "reminder", "a@example.org", line, "", "key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The subject of a mail must");
    assertThatThrownBy(() -> new Mail(null, "reminder", line, "Hello", "", "key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The recipient of a mail must");
  }

  @Test
  void showsNothingPersonalInALog() {
    assertThat(mail("step-1").toString())
        .contains("step-1")
        .doesNotContain("rep@", "call", "waits");
  }

  private static boolean lostTheRace(Future<?> run) {
    try {
      run.get();
      return false;
    } catch (Exception e) {
      assertThat(e).hasCauseInstanceOf(DataAccessException.class);
      return true;
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
