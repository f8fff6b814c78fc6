package io.leadrelay.intake;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Does the same in many threads that start together. */
final class AtOnce {

  private static final int THREADS = 8;

  private AtOnce() {}

  static <T> List<T> eightTimes(Callable<T> work) {
    var start = new CyclicBarrier(THREADS);
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      return IntStream.range(0, THREADS)
          .mapToObj(
              n ->
                  threads.submit(
                      () -> {
                        start.await();
                        return work.call();
                      }))
          .toList()
          .stream()
          .map(AtOnce::result)
          .toList();
    } finally {
      threads.shutdown();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
