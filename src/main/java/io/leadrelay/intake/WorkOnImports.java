package io.leadrelay.intake;

import io.leadrelay.intake.RowsByHundred.Portion;
import io.leadrelay.intake.csv.FileRefused;
import io.leadrelay.intake.csv.ImportMapping;
import io.leadrelay.intake.csv.LeadFile;
import io.leadrelay.intake.csv.MappingRefused;
import io.leadrelay.intake.csv.Row;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.TakeInLead;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the rows of uploaded files in, a hundred to a transaction. If a hundred fails, its rows go
 * in one by one, so that a bad row harms no other. The counters move with the rows they count: an
 * import that was stopped, or whose process was killed, goes on behind the last row that was
 * committed.
 */
@Service
class WorkOnImports {

  private static final Logger log = LoggerFactory.getLogger(WorkOnImports.class);

  /** Renewed with each transaction, and while one runs the row is locked besides. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration PATIENCE_WITHOUT_FILE = Duration.ofDays(1);

  private final Imports imports;
  private final UploadedFiles files;
  private final TakeInLead takeInLead;
  private final TakeInHistory takeInHistory;
  private final LeadAttributes declaredAttributes;
  private final ImportSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WorkOnImports(
      Imports imports,
      UploadedFiles files,
      TakeInLead takeInLead,
      TakeInHistory takeInHistory,
      LeadAttributes declaredAttributes,
      ImportSettings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.imports = imports;
    this.files = files;
    this.takeInLead = takeInLead;
    this.takeInHistory = takeInHistory;
    this.declaredAttributes = declaredAttributes;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Works until no import is left or, asked before each transaction, it shall not go on. */
  void work(BooleanSupplier goOn) throws IOException {
    while (goOn.getAsBoolean()) {
      var lease = UUID.randomUUID();
      var claimed =
          transaction.execute(
              status -> imports.claim(lease, clock.instant(), leaseEnd(), files::has));
      if (claimed == null || claimed.isEmpty()) {
        return;
      }
      try {
        workOn(claimed.get(), lease, goOn);
      } catch (LeaseLost e) {
        log.info("{}", e.getMessage());
      } finally {
        transaction.executeWithoutResult(status -> imports.release(claimed.get().id(), lease));
      }
    }
  }

  /** Removes what was kept for a term that is over, and ends imports whose file is gone. */
  void tidyUp() {
    var now = clock.instant();
    var longAgo = now.minus(PATIENCE_WITHOUT_FILE);
    transaction.executeWithoutResult(
        status -> imports.forgetRefusals(now.minus(settings.keepRefusals())));
    files.removeAllBut(imports.running(), longAgo);
    for (var id : imports.restingSince(longAgo, now)) {
      if (!files.has(id)) {
        finish(
            id,
            ImportState.FAILED,
            "The uploaded file is gone. Send it again: what was taken in from it is known, and is"
                + " not taken in twice.");
      }
    }
  }

  private void workOn(LeadImport claimed, UUID lease, BooleanSupplier goOn) throws IOException {
    var work = new Work(claimed, lease);
    try (var file = LeadFile.open(files.read(claimed.id()), work.mapping(), claimed.importedAt())) {
      var rows = new RowsByHundred(file);
      var done = claimed.lastRow();
      while (goOn.getAsBoolean()) {
        var portion = rows.next(done);
        if (portion.isEmpty()) {
          work.finish(ImportState.DONE, null);
          return;
        }
        if (!work.takeIn(portion, goOn)) {
          return;
        }
        done = portion.lastRow();
      }
    } catch (FileRefused | MappingRefused e) {
      work.finish(ImportState.FAILED, e.getMessage());
    }
  }

  private void finish(UUID id, ImportState state, @Nullable String error) {
    transaction.executeWithoutResult(status -> imports.finish(id, state, error, clock.instant()));
    files.remove(id);
  }

  private Instant leaseEnd() {
    return clock.instant().plus(LEASE);
  }

  /** The work on one import under one lease. */
  private final class Work {

    private final LeadImport leadImport;
    private final UUID lease;

    private Work(LeadImport leadImport, UUID lease) {
      this.leadImport = leadImport;
      this.lease = lease;
    }

    @Nullable ImportMapping mapping() throws MappingRefused {
      var mapping = leadImport.mapping();
      return mapping == null ? null : ImportMapping.parse(mapping);
    }

    void finish(ImportState state, @Nullable String error) {
      transaction.executeWithoutResult(status -> imports.hold(leadImport.id(), lease, leaseEnd()));
      WorkOnImports.this.finish(leadImport.id(), state, error);
    }

    /** Takes in a portion; false if it was told to stop within. */
    boolean takeIn(Portion portion, BooleanSupplier goOn) {
      try {
        commit(portion.rows(), portion.blank(), portion.lastRow(), true);
        return true;
      } catch (LeaseLost lost) {
        throw lost;
      } catch (RuntimeException e) {
        log.info(
            "Rows up to {} of the import {} are taken in one by one: {}",
            portion.lastRow(),
            leadImport.id(),
            e.toString());
      }
      for (var row : portion.rows()) {
        if (!goOn.getAsBoolean()) {
          return false;
        }
        takeInAlone(row);
      }
      if (portion.blank() > 0) {
        commit(List.of(), portion.blank(), portion.lastRow(), true);
      }
      return true;
    }

    /** Once more as it is, for it may have met another request; then without its process. */
    private void takeInAlone(Row row) {
      try {
        try {
          commit(row, true);
        } catch (Refusal | LeaseLost e) {
          throw e;
        } catch (RuntimeException e) {
          commit(row, true);
        }
      } catch (LeaseLost lost) {
        throw lost;
      } catch (Refusal refusal) {
        refuse(row, refusal);
      } catch (RuntimeException broken) {
        throwIfTheDatabaseIsAtFault(broken);
        takeInWithoutProcess(row, broken);
      }
    }

    private void takeInWithoutProcess(Row row, RuntimeException broken) {
      try {
        commit(row, false);
        log.error("The process of a lead could not start; a job tries again", broken);
      } catch (LeaseLost lost) {
        throw lost;
      } catch (RuntimeException alsoBroken) {
        throwIfTheDatabaseIsAtFault(alsoBroken);
        log.error(
            "Row {} of the import {} cannot be taken in",
            row.rowNumber(),
            leadImport.id(),
            alsoBroken);
        refuse(
            row,
            Refusal.invalid(
                "row",
                "Leadrelay could not take this row in, though nothing is wrong with it that it can"
                    + " name. Its log says more."));
      }
    }

    private void refuse(Row row, Refusal refusal) {
      commit(refused(row, refusal), true);
    }

    private void commit(Row row, boolean startNow) {
      commit(List.of(row), 0, row.rowNumber(), startNow);
    }

    private void commit(List<Row> rows, long blank, long lastRow, boolean startNow) {
      transaction.executeWithoutResult(
          status -> {
            imports.hold(leadImport.id(), lease, leaseEnd());
            var tally = takeInWithin(rows, startNow).plus(ImportTally.blank(blank));
            imports.advance(leadImport.id(), lastRow, tally);
          });
    }

    private ImportTally takeInWithin(List<Row> rows, boolean startNow) {
      var refused = new ArrayList<Row.Refused>();
      var accepted = new ArrayList<Row.Accepted>();
      for (var read : rows) {
        var row = withDeclared(read);
        if (row instanceof Row.Refused refusal) {
          refused.add(refusal);
        } else if (row instanceof Row.Accepted lead) {
          accepted.add(lead);
        }
      }
      var tally = ImportTally.refused(refused.size());
      if (!refused.isEmpty()) {
        imports.refuse(leadImport.id(), refused);
      }
      if (leadImport.history()) {
        return tally.plus(takeInHistory.takeInWithin(accepted, leadImport.importedAt()));
      }
      for (var row : accepted) {
        var taken =
            takeInLead.takeInWithin(row.details(), row.signals(), row.receivedAt(), startNow);
        tally = tally.plus(ImportTally.taken(taken.created()));
      }
      return tally;
    }
  }

  /** The row with its attributes as they are stored, or refused for one that is not valid. */
  private Row withDeclared(Row row) {
    if (!(row instanceof Row.Accepted accepted)) {
      return row;
    }
    var errors = new ArrayList<FieldError>();
    var stored = declaredAttributes.stored(accepted.details().attributes(), errors);
    return errors.isEmpty()
        ? accepted.with(accepted.details().withAttributes(stored))
        : refused(row, Refusal.invalid(errors));
  }

  private static Row refused(Row row, Refusal refusal) {
    if (!(row instanceof Row.Accepted accepted)) {
      return row;
    }
    var errors = refusal.errors();
    return errors.isEmpty()
        ? accepted.refused("row", String.valueOf(refusal.getMessage()))
        : accepted.refused(
            errors.get(0).field(),
            errors.stream().map(FieldError::reason).collect(Collectors.joining(" ")));
  }

  /** Then no row is at fault: the import rests and is taken up again. */
  private static void throwIfTheDatabaseIsAtFault(RuntimeException e) {
    if (e instanceof TransientDataAccessException
        || e instanceof RecoverableDataAccessException
        || e instanceof NonTransientDataAccessResourceException
        || e instanceof InvalidDataAccessResourceUsageException
        || e instanceof TransactionException) {
      throw e;
    }
  }
}
