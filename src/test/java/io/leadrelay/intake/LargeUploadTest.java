package io.leadrelay.intake;

import static io.leadrelay.intake.ImportTest.aliveMapping;
import static io.leadrelay.intake.ImportTest.leads;
import static io.leadrelay.intake.ImportTest.tally;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayApplication;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A server of its own, with a small heap and the embedded database,")
class LargeUploadTest {

  private static final long SIZE = 200_000_000;

  /** Enough for the server to be in the middle of them when it is killed. */
  private static final int KILLED = 600;

  /** As many rows as an import takes in with one transaction. */
  private static final long PORTION = 100;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  private @Nullable Process server;
  private int port;

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  @DisplayName("takes 200 MB, and goes on with an import after it was killed in the middle")
  void takesALargeFileAndSurvives() throws Exception {
    start();
    var client = new ImportClient(port);

    var large = client.accepted(client.upload(Rows::new, aliveMapping()));
    assertThat(tally(client.awaitEnd(large)))
        .isEqualTo("DONE %1$d: 0 created, 0 merged, %1$d refused, 0 blank".formatted(Rows.COUNT));

    var interrupted = client.accepted(client.upload(leads("killed", KILLED), aliveMapping()));
    var seen = client.show(interrupted).get("rows").asLong();
    while (seen < 2 * PORTION) {
      ImportClient.pause();
      seen = client.show(interrupted).get("rows").asLong();
    }
    stop();

    start();
    client = new ImportClient(port);
    // H2 shows a transaction to others a moment before it is on the disk, so the last may be
    // undone.
    assertThat(client.show(interrupted).get("rows").asLong())
        .isBetween(seen - PORTION, KILLED - 1L);
    assertThat(tally(client.awaitEnd(interrupted)))
        .isEqualTo("DONE %1$d: %1$d created, 0 merged, 0 refused, 0 blank".formatted(KILLED));
  }

  private void start() throws Exception {
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var classPath =
        Objects.requireNonNullElse(
            System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
    var started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                // As the tests' own JVM: it lives too short for more.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                LeadrelayApplication.class.getName(),
                "--spring.profiles.active=demo",
                "--server.port=" + port,
                "--leadrelay.data=" + folder,
                "--leadrelay.demo.leads=false",
                "--camunda.bpm.job-execution.enabled=false")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log-" + port + ".txt").toFile())
            .start();
    server = started;
    awaitReadiness(started);
  }

  private void awaitReadiness(Process started) throws Exception {
    var http = HttpClient.newHttpClient();
    var readiness =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/actuator/health/readiness"))
            .build();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        if (http.send(readiness, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (ConnectException notYet) {
        assertThat(started.isAlive()).as("the server did not start").isTrue();
      }
      assertThat(System.nanoTime()).as("the server is not ready").isLessThan(deadline);
      ImportClient.pause();
    }
  }

  /** Rows so wide that few of them make a large file; made while they are sent. */
  private static final class Rows extends InputStream {

    private static final byte[] HEADER = "email,company,note\n".getBytes(UTF_8);
    private static final byte[] ROW =
        ("nobody,Firm,\"" + "x\n".repeat(100_000) + "\"\n").getBytes(UTF_8);
    static final long COUNT = SIZE / ROW.length;

    private byte[] current = HEADER;
    private int position;
    private long left = COUNT;

    @Override
    public int read() {
      var single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (position == current.length) {
        if (left == 0) {
          return -1;
        }
        left--;
        current = ROW;
        position = 0;
      }
      var count = Math.min(length, current.length - position);
      System.arraycopy(current, position, buffer, offset, count);
      position += count;
      return count;
    }
  }
}
