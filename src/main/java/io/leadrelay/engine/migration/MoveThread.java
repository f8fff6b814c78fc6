package io.leadrelay.engine.migration;

import io.leadrelay.engine.migration.LeadsInFlight.RunningVersion;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Moves leads in a thread of its own once the application is ready, so that no start waits for it,
 * and looks again from time to time: for leads that somebody worked on, and for those of a node
 * that was killed.
 */
class MoveThread implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MoveThread.class);
  private static final long SECONDS_TO_FINISH = 20;

  private final MoveLeads move;
  private final LeadsInFlight leadsInFlight;
  private final boolean on;
  private final Duration lookEvery;
  private @Nullable ScheduledExecutorService executor;
  private volatile boolean stopping;
  private boolean looked;

  MoveThread(MoveLeads move, LeadsInFlight leadsInFlight, boolean on, Duration lookEvery) {
    this.move = move;
    this.leadsInFlight = leadsInFlight;
    this.on = on;
    this.lookEvery = lookEvery;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    start();
  }

  @Override
  public boolean isAutoStartup() {
    return false;
  }

  @Override
  public synchronized void start() {
    if (executor != null) {
      return;
    }
    if (!on) {
      tellThatItIsOff();
      return;
    }
    stopping = false;
    looked = false;
    executor = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "move-leads"));
    var looking =
        executor.scheduleWithFixedDelay(this::look, 0, lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    log.debug("Looking for leads on older versions: {}", looking);
  }

  private void tellThatItIsOff() {
    leadsInFlight.versions().stream()
        .filter(version -> !version.newest())
        .forEach(MoveThread::tellThatItStays);
  }

  private static void tellThatItStays(RunningVersion version) {
    log.warn(
        "{}: leadrelay.migrate is off; leads that stay on version {}: {}",
        version.name(),
        version.version(),
        version.leads());
  }

  // An exception that leaves it would end the looking for ever.
  private void look() {
    try {
      if (!looked) {
        move.forgetRefused();
      }
      var moved = move.look(() -> !stopping).moved() > 0;
      if (moved || !looked) {
        move.tellWhoStays();
      }
      looked = true;
    } catch (RuntimeException e) {
      log.warn("Leads on older versions could not be moved, trying again in {}", lookEvery, e);
    }
  }

  @Override
  public synchronized void stop() {
    if (executor == null) {
      return;
    }
    // No interrupt: it would close the database file under H2.
    stopping = true;
    executor.shutdown();
    try {
      if (!executor.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        log.info("Leads are still being moved; it goes on after the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    executor = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return executor != null;
  }
}
