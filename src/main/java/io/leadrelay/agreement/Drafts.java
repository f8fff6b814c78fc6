package io.leadrelay.agreement;

import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.Terms.SignedTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The signed tables whose files were replaced, and which wait for both teams to sign. */
@Component
public class Drafts {

  private final DeployedTables tables;

  Drafts(DeployedTables tables) {
    this.tables = tables;
  }

  /**
   * A table that is deployed and does not run.
   *
   * @param decision its key
   * @param inForce the version that stays in force until the draft is signed
   * @param version the version of the draft
   */
  public record Draft(String decision, int inForce, int version) {}

  /** The drafts beside an agreement, in the order of its tables. */
  public List<Draft> beside(Agreement agreement) {
    return beside(agreement, tables.latestVersions());
  }

  List<Draft> beside(Agreement agreement, Map<String, Integer> latest) {
    return agreement.terms().tables().stream()
        .flatMap(
            table ->
                find(table, latest).stream()
                    .map(version -> new Draft(table.decision(), table.version(), version)))
        .toList();
  }

  /**
   * The version that is a draft beside a signed table. A file that was deployed again unchanged has
   * a new version, but is nothing to sign.
   */
  Optional<Integer> find(SignedTable table, Map<String, Integer> latest) {
    return Optional.ofNullable(latest.get(table.decision()))
        .filter(version -> version != table.version())
        .filter(
            version ->
                !tables.findSha256(table.decision(), version).equals(Optional.of(table.sha256())));
  }
}
