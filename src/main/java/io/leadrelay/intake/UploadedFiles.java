package io.leadrelay.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/**
 * The uploaded files, in the folder {@code imports} of the data folder until their import has
 * ended. Several nodes either share that folder, or each works on what was sent to it.
 */
@Component
class UploadedFiles {

  private static final Logger log = LoggerFactory.getLogger(UploadedFiles.class);
  private static final String ENDING = ".csv";

  private final Path folder;

  UploadedFiles(@Value("${leadrelay.data:./data}") String data) {
    this.folder = Path.of(data, "imports");
  }

  /** Writes a file as it comes in; nothing is left of it if that fails. */
  void store(UUID id, InputStream content) throws IOException {
    Files.createDirectories(folder);
    try {
      Files.copy(content, path(id));
    } catch (IOException | RuntimeException e) {
      remove(id);
      throw e;
    }
  }

  boolean has(UUID id) {
    return Files.isReadable(path(id));
  }

  InputStreamSource read(UUID id) {
    return () -> Files.newInputStream(path(id));
  }

  void remove(UUID id) {
    remove(path(id));
  }

  /** Removes files that were written before that time and are none of these imports'. */
  void removeAllBut(Collection<UUID> imports, Instant before) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    var kept = imports.stream().map(this::path).collect(Collectors.toSet());
    try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (var file : files) {
        if (!kept.contains(file) && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          remove(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of uploaded files cannot be read", e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("The uploaded file {} could not be removed; it is tried again", file, e);
    }
  }

  private Path path(UUID id) {
    return folder.resolve(id + ENDING);
  }
}
