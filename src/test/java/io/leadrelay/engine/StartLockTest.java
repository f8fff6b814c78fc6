package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.LeadrelayTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@LeadrelayTest
@Tag("database")
@DisplayName("The start lock")
class StartLockTest {

  private static final int NODES = 4;

  @Autowired DataSource dataSource;

  @Test
  @DisplayName("lets one node at a time do its work")
  void letsOneNodeAtATime() throws Exception {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var together = new CountDownLatch(NODES);
    var threads = Executors.newFixedThreadPool(NODES);
    List<Future<Integer>> nodes = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      // A lock object for each, as each node has its own.
      var lock = new StartLock(dataSource);
      nodes.add(
          threads.submit(
              () -> {
                together.countDown();
                together.await();
                return lock.whileHeld(
                    () -> {
                      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                      sleep();
                      return inside.decrementAndGet();
                    });
              }));
    }
    for (var node : nodes) {
      node.get();
    }
    threads.shutdown();

    assertThat(most).hasValue(1);
  }

  @Test
  @DisplayName("lets work within work go on")
  void letsWorkWithinWorkGoOn() {
    var lock = new StartLock(dataSource);

    assertThat(lock.<String>whileHeld(() -> lock.whileHeld(() -> "done"))).isEqualTo("done");
  }

  @Test
  @DisplayName("is free again after work that failed")
  void isFreeAfterAFailure() {
    var lock = new StartLock(dataSource);

    assertThatThrownBy(
            () ->
                lock.whileHeld(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    assertThat(new StartLock(dataSource).<String>whileHeld(() -> "done")).isEqualTo("done");
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
