package io.leadrelay.process.version;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models as they stand at a moment, in the reader's language.
 *
 * @param versions the newest first
 * @param moreVersions whether there are older ones that were not asked for
 * @param signedTables those that both teams sign, in the order in which a lead meets them
 * @param leftBehind leads that could not be moved to the newest version and go on where they are
 */
public record ModelsNow(
    List<ModelVersion> versions,
    boolean moreVersions,
    List<TableStanding> signedTables,
    List<LeadLeftBehind> leftBehind) {

  /** How many of the leads that were left behind are named at most. */
  public static final int MOST_LEFT_BEHIND = 500;

  /**
   * One version of all models together: they are deployed as one.
   *
   * @param version the number that Cockpit shows for the process too
   * @param newest whether new leads run on it
   * @param runningLeads how many leads run on it now
   * @param changes what differs from the version before; empty for the first
   */
  public record ModelVersion(
      int version,
      Instant deployedAt,
      boolean newest,
      int runningLeads,
      List<ChangedFile> changes) {}

  /**
   * What differs in a file.
   *
   * @param summary in one line
   * @param details every difference in a line of its own
   */
  public record ChangedFile(String file, String summary, List<String> details) {}

  /**
   * A table that both teams sign.
   *
   * @param table its key
   * @param name what people call it
   * @param draft the version that waits for signatures, if its file has been replaced
   */
  public record TableStanding(
      String table, String name, TableInForce inForce, @Nullable DraftTable draft) {}

  /**
   * The version of a table that judges leads now.
   *
   * @param agreement the number of the agreement that it belongs to
   * @param since when that agreement came into force
   */
  public record TableInForce(int version, int agreement, Instant since) {}

  /**
   * A version of a table that does not run before both teams have signed it.
   *
   * @param summary what differs from the version in force, in one line
   * @param details every difference in a line of its own
   */
  public record DraftTable(int version, Instant deployedAt, String summary, List<String> details) {}

  /**
   * A lead on an older version.
   *
   * @param lead its id
   * @param version the one it runs on
   * @param step where it waits, as the diagram calls it
   * @param reason why it could not be moved, in one sentence
   * @param processInstance where Cockpit shows it
   */
  public record LeadLeftBehind(
      String lead, int version, String step, String reason, String processInstance) {}
}
