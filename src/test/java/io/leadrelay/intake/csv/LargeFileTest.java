package io.leadrelay.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A file of 200 MB")
class LargeFileTest {

  private static final long SIZE = 200_000_000;

  @Test
  @DisplayName("is read by a process with a heap of 32 MB")
  void needsLittleMemory() throws Exception {
    var classPath =
        Objects.requireNonNullElse(
            System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                classPath,
                Reading.class.getName())
            .redirectErrorStream(true)
            .start();
    var output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(output).isEqualTo("%d leads", SIZE / Reading.ROW.length);
  }

  /** The process that reads; the file is made while it is read. */
  static final class Reading {

    private static final byte[] ROW =
        ("M\u00FCller;Max;max.muster@example.de;Muster & S\u00F6hne GmbH;\""
                + "x".repeat(300)
                + "\n\";0171 111111\n")
            .getBytes(StandardCharsets.UTF_8);

    public static void main(String[] args) throws Exception {
      var leads = 0L;
      try (var file = LeadFile.open(Repeated::new, null, Instant.now())) {
        for (var row = file.next(); row.isPresent(); row = file.next()) {
          leads += row.get() instanceof Row.Accepted ? 1 : 0;
        }
      }
      System.out.println(leads + " leads");
    }
  }

  private static final class Repeated extends InputStream {

    private byte[] part =
        "Nachname;Vorname;E-Mail;Firma;Notiz;Telefon\n".getBytes(StandardCharsets.UTF_8);
    private int place;
    private long rows = SIZE / Reading.ROW.length;

    @Override
    public int read() {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (place == part.length) {
        if (rows-- == 0) {
          rows = 0;
          return -1;
        }
        part = Reading.ROW;
        place = 0;
      }
      var read = Math.min(length, part.length - place);
      System.arraycopy(part, place, buffer, offset, read);
      place += read;
      return read;
    }
  }
}
