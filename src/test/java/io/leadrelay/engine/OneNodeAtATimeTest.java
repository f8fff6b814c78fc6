package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Nodes on one PostgreSQL")
class OneNodeAtATimeTest {

  private static final int NODES = 3;

  @Test
  @DisplayName("build their engines one after the other")
  void buildOneAfterTheOther() throws Exception {
    var building = new Building();
    String database = TestDatabase.freshPostgreSql();
    var together = new CyclicBarrier(NODES);
    var threads = Executors.newFixedThreadPool(NODES);
    List<Future<?>> nodes = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      nodes.add(
          threads.submit(
              () -> {
                together.await();
                start(database, building);
                return null;
              }));
    }
    for (var node : nodes) {
      node.get();
    }
    threads.shutdown();

    assertThat(building.built).hasValue(NODES);
    assertThat(building.mostAtOnce).hasValue(1);
  }

  private static void start(String database, Building building) {
    EngineOnly.on(database)
        .withPropertyValues("spring.datasource.username=postgres")
        .withBean(ProcessEnginePlugin.class, () -> building)
        .run(context -> assertThat(context).hasNotFailed());
  }

  /** Watches engines being built; each takes long enough to meet the others. */
  private static final class Building extends AbstractProcessEnginePlugin {

    final AtomicInteger now = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final AtomicInteger built = new AtomicInteger();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
      mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        Thread.sleep(2000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
      built.incrementAndGet();
      now.decrementAndGet();
    }
  }
}
