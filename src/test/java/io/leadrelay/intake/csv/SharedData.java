package io.leadrelay.intake.csv;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;

/** Real files that are not part of the project; a test that needs them skips without them. */
public final class SharedData {

  static final Instant IMPORTED_AT = Instant.parse("2026-11-23T09:00:00Z");

  private SharedData() {}

  /** A file or folder of the shared data; the test that asks skips where they are not. */
  public static Path path(String name) {
    var path =
        Path.of(Optional.ofNullable(System.getenv("LEADRELAY_SHARED")).orElse("../shared"))
            .resolve("data")
            .resolve(name);
    assumeTrue(Files.exists(path), "skipped: the shared data is not here");
    return path;
  }

  static InputStreamSource file(String name) {
    var path = path(name);
    return () -> Files.newInputStream(path);
  }

  static InputStreamSource bytes(byte[] bytes) {
    return new ByteArrayResource(bytes);
  }

  static List<Row> rows(InputStreamSource bytes, @Nullable ImportMapping mapping)
      throws IOException, FileRefused, MappingRefused {
    try (var file = LeadFile.open(bytes, mapping, IMPORTED_AT)) {
      var rows = new ArrayList<Row>();
      for (var row = file.next(); row.isPresent(); row = file.next()) {
        rows.add(row.get());
      }
      return rows;
    }
  }

  static List<Row.Accepted> accepted(List<Row> rows) {
    return rows.stream()
        .filter(Row.Accepted.class::isInstance)
        .map(Row.Accepted.class::cast)
        .toList();
  }

  static List<Row.Refused> refused(List<Row> rows) {
    return rows.stream()
        .filter(Row.Refused.class::isInstance)
        .map(Row.Refused.class::cast)
        .toList();
  }

  static long blank(List<Row> rows) {
    return rows.stream().filter(Row.Blank.class::isInstance).count();
  }
}
