package io.leadrelay.intake;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.leadrelay.intake.csv.FileRefused;
import io.leadrelay.intake.csv.ImportMapping;
import io.leadrelay.intake.csv.LeadFile;
import io.leadrelay.intake.csv.MappingRefused;
import io.leadrelay.lead.Actor;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in a file of leads: looks whether it can be read, keeps it, and hands it to the worker. */
@Service
class AcceptImport {

  private final Imports imports;
  private final UploadedFiles files;
  private final ImportThread worker;
  private final Actor actor;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

  AcceptImport(
      Imports imports,
      UploadedFiles files,
      ImportThread worker,
      Actor actor,
      TransactionTemplate transaction,
      Clock clock) {
    this.imports = imports;
    this.files = files;
    this.worker = worker;
    this.actor = actor;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Accepts a file; its rows are taken in afterwards.
   *
   * @param mapping what the columns mean, as JSON, or null if the header is to tell
   * @throws Refusal if this is no list of leads, or the mapping does not fit it; nothing is kept
   */
  LeadImport accept(InputStream content, @Nullable String mapping) throws IOException {
    var parsed = mapping == null ? null : parse(mapping);
    var id = ids.generate();
    files.store(id, content);
    try {
      var accepted = look(id, mapping, parsed);
      transaction.executeWithoutResult(status -> imports.add(accepted));
      worker.wake();
      return accepted;
    } catch (IOException | RuntimeException e) {
      files.remove(id);
      throw e;
    }
  }

  private LeadImport look(UUID id, @Nullable String mapping, @Nullable ImportMapping parsed)
      throws IOException {
    // The database keeps microseconds, and a resumed import must see the same time.
    var importedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try (var file = LeadFile.open(files.read(id), parsed, importedAt)) {
      return new LeadImport(
          id,
          ImportState.RUNNING,
          file.source(),
          file.isHistory(),
          mapping,
          file.header(),
          file.unusedColumns(),
          importedAt,
          actor.id(),
          0,
          ImportTally.NOTHING,
          null,
          null);
    } catch (FileRefused e) {
      throw Refusal.invalid("file", String.valueOf(e.getMessage()));
    } catch (MappingRefused e) {
      throw refusal(e);
    }
  }

  private static ImportMapping parse(String mapping) {
    try {
      return ImportMapping.parse(mapping);
    } catch (MappingRefused e) {
      throw refusal(e);
    }
  }

  private static Refusal refusal(MappingRefused refused) {
    return Refusal.invalid(
        refused.errors().stream()
            .map(error -> new FieldError(path(error.field()), error.reason()))
            .toList());
  }

  private static String path(String field) {
    return field.isEmpty() || field.equals("mapping") ? "mapping" : "mapping." + field;
  }
}
