package io.leadrelay.intake;

import java.io.IOException;
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
import org.springframework.stereotype.Component;

/**
 * Works on imports in one thread, so that a large file leaves room to serve people. It begins when
 * the application is ready: only then can processes start.
 */
@Component
class ImportThread implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ImportThread.class);
  private static final long SECONDS_TO_FINISH = 20;
  private static final Duration BETWEEN_TIDYING = Duration.ofHours(1);

  private final WorkOnImports work;
  private final ImportSettings settings;
  private @Nullable ScheduledExecutorService executor;
  private volatile boolean stopping;

  ImportThread(WorkOnImports work, ImportSettings settings) {
    this.work = work;
    this.settings = settings;
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
    stopping = false;
    executor = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "imports"));
    // Neither ever ends by itself, so nobody waits for its result.
    var looking =
        executor.scheduleWithFixedDelay(
            this::look, 0, settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    var tidying =
        executor.scheduleWithFixedDelay(
            this::tidyUp, 0, BETWEEN_TIDYING.toSeconds(), TimeUnit.SECONDS);
    log.debug("Looking for imports: {} {}", looking, tidying);
  }

  /** There is an import to work on; it need not wait for the next look. */
  synchronized void wake() {
    if (executor != null) {
      executor.execute(this::look);
    }
  }

  // An exception that leaves these two would end the looking for ever.
  private void look() {
    try {
      work.work(() -> !stopping);
    } catch (IOException | RuntimeException e) {
      log.warn("An import rests, trying again in {}", settings.poll(), e);
    }
  }

  private void tidyUp() {
    try {
      work.tidyUp();
    } catch (RuntimeException e) {
      log.warn("What imports left behind could not be removed, trying again later", e);
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
        log.info("An import is still at work; it goes on after the next start");
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
