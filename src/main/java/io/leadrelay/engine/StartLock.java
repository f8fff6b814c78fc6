package io.leadrelay.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets one node of a cluster at a time do what a start does once. Held by a row lock on a
 * connection of its own, so it ends with the node, however the node ends.
 */
public final class StartLock {

  static final String ROW = "leadrelay.start.lock";

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final DataSource dataSource;
  private volatile @Nullable Thread holder;

  StartLock(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Runs {@code work} while this node alone holds the lock, and hands back its result. Waits up to
   * ten minutes for the other nodes; within work that already holds the lock it runs at once.
   *
   * @throws StartRefused if the lock could not be had in time
   */
  public <T> T whileHeld(Supplier<T> work) {
    if (Thread.currentThread().equals(holder)) {
      return work.get();
    }
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        acquire(connection);
        holder = Thread.currentThread();
        return work.get();
      } finally {
        holder = null;
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The start lock could not be taken: " + e.getMessage(), e);
    }
  }

  private static void acquire(Connection connection) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!tryAcquire(connection)) {
      if (System.nanoTime() > deadline) {
        throw new StartRefused(
            "Another node has been starting for more than "
                + PATIENCE.toMinutes()
                + " minutes, so this one cannot go on.",
            "Stop the node that hangs, then start this one again.");
      }
      pause(connection);
    }
  }

  /**
   * Asks instead of queueing: a connection that waits for a row lock would run into the driver's
   * socket time-out.
   */
  private static boolean tryAcquire(Connection connection) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select VALUE_ from ACT_GE_PROPERTY where NAME_ = ? for update skip locked")) {
      select.setString(1, ROW);
      try (var row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void pause(Connection connection) throws SQLException {
    connection.rollback();
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the start lock", e);
    }
  }
}
