package io.leadrelay.mail;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks into the outbox at a steady pace, in a thread of its own: a mail server that does not
 * answer must not hold up other scheduled work.
 */
@Component
class OutboxPolling implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxPolling.class);
  private static final long SECONDS_TO_FINISH = 15;

  private final OutboxSender sender;
  private final MailSettings settings;
  private @Nullable ScheduledExecutorService executor;
  private volatile boolean stopping;

  OutboxPolling(OutboxSender sender, MailSettings settings) {
    this.sender = sender;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    if (executor == null) {
      stopping = false;
      long pause = settings.poll().toMillis();
      executor = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "outbox"));
      // It never ends by itself, so nobody waits for its result.
      var unused = executor.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  // An exception that leaves here would end the polling for ever.
  private void look() {
    try {
      sender.sendDue(() -> !stopping);
    } catch (RuntimeException e) {
      log.warn("The outbox could not be worked through, trying again in {}", settings.poll(), e);
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
        log.info("A mail is still on its way; it may be sent again after the next start");
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
