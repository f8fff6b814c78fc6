package io.leadrelay.intake;

import io.leadrelay.intake.csv.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The uploads of leads. Every method takes part in the caller's transaction.
 *
 * <p>Whoever works on an import holds its lease. A lease that is not renewed runs out, so that what
 * a killed process had begun is taken up by the next.
 */
interface Imports {

  void add(LeadImport leadImport);

  /** The import of that id, or nothing if there is none. */
  Optional<LeadImport> find(UUID id);

  /**
   * Takes the lease of the running import that was uploaded first, of those nobody works on.
   *
   * @param lease what identifies whoever takes it
   * @param workable tells for an import's id whether it can be worked on here
   */
  Optional<LeadImport> claim(UUID lease, Instant now, Instant until, Predicate<UUID> workable);

  /**
   * Renews the lease and locks the import until the transaction ends.
   *
   * @throws LeaseLost if somebody else has it
   */
  void hold(UUID id, UUID lease, Instant until);

  /** Gives the lease back; nothing happens if somebody else has it. */
  void release(UUID id, UUID lease);

  /** Counts rows that are done, up to and with {@code lastRow}; the caller holds the import. */
  void advance(UUID id, long lastRow, ImportTally rows);

  /** Ends an import and its lease. */
  void finish(UUID id, ImportState state, @Nullable String error, Instant at);

  /** The ids of the imports that still need their file. */
  List<UUID> running();

  /** The running imports that were uploaded before that time and that nobody works on. */
  List<UUID> restingSince(Instant uploadedBefore, Instant now);

  void refuse(UUID id, Collection<Row.Refused> rows);

  /** The next refused rows after that row number, in the order of the file. */
  List<Row.Refused> refusals(UUID id, long afterRow, int limit);

  /** Removes the refused rows of imports that ended before that time. */
  void forgetRefusals(Instant endedBefore);
}
