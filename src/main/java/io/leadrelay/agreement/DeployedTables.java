package io.leadrelay.agreement;

import io.leadrelay.terms.Terms.SignedTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The decision tables as they are deployed, in all their versions. */
public interface DeployedTables {

  /** The latest version of every table, by the table's key. */
  Map<String, Integer> latestVersions();

  /**
   * The SHA-256 of the file that brought a version of a table, hexadecimal and in lower case; empty
   * if there is no such version.
   */
  Optional<String> findSha256(String decision, int version);

  /** What differs between two versions of a table that are not the same file. */
  Differences differences(String decision, int before, int after, Locale language);

  /**
   * What differs, in words.
   *
   * @param summary in one line
   * @param details every difference in a line of its own
   */
  record Differences(String summary, List<String> details) {}

  /**
   * What stands in a table as it was signed; empty if its file is deployed no more.
   *
   * @param table the file of its version must have its hash
   */
  Optional<SignedTableInFull> inFull(SignedTable table);

  /**
   * What a table as it was signed answers.
   *
   * @param facts by name; what is left out is not known
   * @return the outputs by name; none if no rule matches, or its file is deployed no more
   */
  Map<String, Object> decide(SignedTable table, Map<String, Object> facts);
}
